/// A claim of the letter with the verdict on it.
public struct LetterVerdict: Codable, Equatable, Sendable {
  /// The verdict on a claim of the letter.
  public enum Verdict: String, Codable, CaseIterable, Sendable {
    case shownExactly = "shown exactly"
    case certified
    case supportedStatistically = "supported statistically"
    case corrected = "shown in a corrected form"
    case notSupported = "not supported"
    case undecidable = "cannot be judged from what is public"

    /// The strength that all claims must have on which the verdict rests; nil if the verdict does not say how firmly.
    var strength: ClaimStrength? {
      switch self {
      case .shownExactly: .exact
      case .certified: .certified
      case .supportedStatistically: .statistical
      case .corrected, .notSupported, .undecidable: nil
      }
    }

    /// The strongest verdict of a claim that rests on claims of this strength, of which none is broken.
    init(supportedBy strength: ClaimStrength) {
      switch strength {
      case .exact: self = .shownExactly
      case .certified: self = .certified
      case .statistical: self = .supportedStatistically
      case .broken: self = .notSupported
      }
    }
  }

  /// The name of the claim, such as "L1".
  public var id: String
  /// What the letter says, in the project's words.
  public var statement: String
  /// The claims of the project on which the verdict rests.
  public var restsOn: [String]
  /// The verdict if all of these hold.
  public var intended: Verdict
  /// The verdict of this run: it falls to "not supported" if one of these is broken, and to what the weakest of them
  /// supports if that is weaker than intended.
  public var verdict: Verdict
  /// One sentence why.
  public var reason: String
  /// The claims because of which the verdict is weaker than intended.
  public var weakenedBy: [String]

  /// The verdict on a claim of the letter.
  ///
  /// - Parameters:
  ///   - row: What the project says of it.
  ///   - strengths: The strength of each claim with all that it uses; one that is missing counts as broken.
  init(_ row: LetterRow, strengths: [String: ClaimStrength]) {
    (id, statement, intended, reason) = (row.id, row.statement, row.verdict, row.reason)
    restsOn = row.restsOn.map(\.description)
    let strength = { (claim: String) in strengths[claim] ?? .broken }
    let needed = row.verdict.strength ?? .statistical
    weakenedBy = restsOn.filter { strength($0) < needed }
    verdict = weakenedBy.map(strength).min().map(Verdict.init(supportedBy:)) ?? row.verdict
  }
}
