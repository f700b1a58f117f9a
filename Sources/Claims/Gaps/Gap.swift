/// Something that breaks the way from a claim to its proof, test, code or evidence.
public struct Gap: Hashable, Sendable, Encodable {
  public enum Kind: String, CaseIterable, Sendable, Encodable {
    /// No file of `Proofs/` states a claim: an empty project proves nothing.
    case noClaims
    /// A text stands where an id belongs and is none.
    case malformedID
    /// Two proofs carry the same id.
    case duplicateID
    /// A part of the proof is missing, empty or out of order.
    case missingSection
    /// `Uses` or `SeeAlso` names a claim that nothing states.
    case unknownReference
    /// Claims use one another in a circle.
    case usesCycle
    /// No suite tests the claim, or its suites hold controls alone.
    case claimWithoutTest
    /// No negative control stands in the claim's suites.
    case claimWithoutControl
    /// The proof names a control that no suite of the claim holds.
    case controlNotInTests
    /// A suite holds a control that the proof does not name.
    case controlNotInProof
    /// A test or suite of a claim is switched off.
    case disabledTest
    /// A suite names a claim that nothing states.
    case suiteWithoutClaim
    /// A suite's file is not linked from the proof's `Tests`.
    case testsFileNotLinked
    /// The proof's `Tests` links a file that holds no suite of the claim.
    case testLinkWithoutSuite
    /// The proof's `Code` links no source, or no source points back.
    case claimWithoutCode
    /// The proof's `Code` links a file whose documentation does not point back.
    case codeLinkWithoutSeeAlso
    /// A link leads to no file of the project.
    case deadLink
    /// A link's fragment leads to no heading, id or line of its file.
    case deadAnchor
    /// A document tells the reader to run a command or a test that does not exist.
    case unknownCommand
    /// A row of a README table has an empty command cell, or one that holds no command.
    case rowWithoutCommand
  }

  public let kind: Kind
  /// The claim concerned, where there is one.
  public let claim: ClaimID?
  public let location: Location
  /// What is wrong, in one line.
  public let message: String
  /// What to do about it, in one line.
  public let remedy: String
}

extension Gap: CustomStringConvertible {
  public var description: String { "\(location): \(message); \(remedy)" }
}
