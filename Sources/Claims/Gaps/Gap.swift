/// A break in the links from a claim to its proof, tests, code or evidence.
public struct Gap: Hashable, Sendable, Encodable {
  /// The kind of break.
  public enum Kind: String, CaseIterable, Sendable, Encodable {
    /// No file of `Proofs/` states a claim.
    case noClaims
    /// A text in the place of an id is not an id.
    case malformedID
    /// Two proofs have the same id.
    case duplicateID
    /// A part of the proof is missing, empty, incomplete or out of order.
    case missingSection
    /// A line of a proof is too long to be read.
    case longProofLine
    /// `Uses` or `SeeAlso` names a claim that nothing states.
    case unknownReference
    /// `Uses` names a claim without a link to its statement.
    case useWithoutLink
    /// Claims use one another in a cycle.
    case usesCycle
    /// No suite tests the claim, or its suites contain only controls.
    case claimWithoutTest
    /// The suites of the claim contain no negative control.
    case claimWithoutControl
    /// The proof names a control that no suite of the claim contains.
    case controlNotInTests
    /// The proof names a control without a link to the file that contains it.
    case controlWithoutLink
    /// A suite contains a control that the proof does not name.
    case controlNotInProof
    /// A test of a claim is disabled, not compiled, or runs on a condition only.
    case disabledTest
    /// A test of a claim drops its failures or expects them.
    case toleratedFailure
    /// A test of a claim holds no expectation and calls nothing that does.
    case testWithoutExpectation
    /// A suite names a claim that no proof states.
    case suiteWithoutClaim
    /// The proof's `Tests` does not link the file of a suite of the claim.
    case testsFileNotLinked
    /// The proof's `Tests` links a file that contains no suite of the claim.
    case testLinkWithoutSuite
    /// The proof's `Code` links no source, or no source points back.
    case claimWithoutCode
    /// The proof's `Code` links a declaration whose documentation does not point back.
    case codeLinkWithoutSeeAlso
    /// The proof's `Code` links a file and names no declaration of it.
    case codeLinkWithoutSymbol
    /// A source's documentation names a claim whose proof does not link that declaration.
    case seeAlsoWithoutCodeLink
    /// A proof links more declarations than a reader can open.
    case tooManyCodeLinks
    /// No command reaches what a proof links, or no target compiles it, or a command does though the proof says none.
    case codeOutOfReach
    /// A file `Type+Aspect.swift` lies elsewhere than its type, extends another type or declares a public one.
    case misplacedAspect
    /// A public declaration exposes a raw pointer.
    case publicPointer
    /// Nothing names a declaration.
    case unusedDeclaration
    /// A part of `Package.swift` is in a form that the audit cannot read.
    case unreadableManifest
    /// A target depends on what none of its files imports.
    case unusedDependency
    /// A file imports a target on which its own does not say that it depends.
    case undeclaredDependency
    /// A test opens a module of which it uses nothing internal.
    case needlessTestable
    /// A link leads to no file of the project.
    case deadLink
    /// A link's fragment leads to no heading, id or line of its file.
    case deadAnchor
    /// A link's text names another claim than that to which it leads.
    case misleadingLink
    /// A document tells the reader to run a command or a test that does not exist, or names a file that does not.
    case unknownCommand
    /// Swift code of the README or of an article is part of no example and no test that is compiled.
    case snippetNotInExamples
    /// A row of a README table has an empty command cell, or one that contains no command.
    case rowWithoutCommand
  }

  /// The kind of the gap.
  public let kind: Kind
  /// The claim that the gap concerns, if there is one.
  public let claim: ClaimID?
  /// The file and line to which the gap is reported.
  public let location: Location
  /// What is wrong, in one line.
  public let message: String
  /// What to do about it, in one line.
  public let remedy: String
}

extension Gap: CustomStringConvertible {
  /// The location, what is wrong and what to do, in one line.
  public var description: String { "\(location): \(message); \(remedy)" }
}
