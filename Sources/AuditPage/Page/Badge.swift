import AuditRun
import Console

/// A word with a sign and a color that say how firmly something stands; sign and word alone say it too.
struct Badge {
  /// The color, by what it means.
  enum Tone: String, CaseIterable {
    case exact, certified, statistical, neutral, broken
  }

  /// The word.
  let word: String
  /// The sign before it.
  let sign: String
  /// The color.
  let tone: Tone

  /// The badge on the page.
  var markup: Markup {
    .element(
      "span", ["class": "badge \(tone.rawValue)"],
      [.element("span", ["aria-hidden": "true"], text: "\(sign) "), .text(word)])
  }

  /// How firmly a claim stands.
  init(_ strength: ClaimStrength) {
    word = strength.rawValue
    switch strength {
    case .exact: (sign, tone) = ("=", .exact)
    case .certified: (sign, tone) = ("±", .certified)
    case .statistical: (sign, tone) = ("≈", .statistical)
    case .broken: (sign, tone) = ("✕", .broken)
    }
  }

  /// The verdict on a claim of the letter.
  ///
  /// - Parameter isBroken: Whether it is the verdict because a claim under it broke.
  init(_ verdict: LetterVerdict.Verdict, isBroken: Bool) {
    word = verdict.rawValue
    switch verdict {
    case .shownExactly: (sign, tone) = ("=", .exact)
    case .certified: (sign, tone) = ("±", .certified)
    case .supportedStatistically: (sign, tone) = ("≈", .statistical)
    case .corrected: (sign, tone) = ("∗", .certified)
    case .notSupported: (sign, tone) = ("✕", isBroken ? .broken : .neutral)
    case .undecidable: (sign, tone) = ("?", .neutral)
    }
  }

  /// What became of a test.
  init(_ test: TestReport) {
    switch (test.state, test.refutation) {
    case (.passed, nil): (word, sign, tone) = ("passed", "✓", .exact)
    case (.passed, .counterexample): (word, sign, tone) = ("refuted by a counterexample", "✓", .exact)
    case (.passed, .expectation): (word, sign, tone) = ("refuted as expected", "✓", .exact)
    case (.passed, .nothing): (word, sign, tone) = ("refuted nothing", "✕", .broken)
    case (.failed, _): (word, sign, tone) = ("failed", "✕", .broken)
    case (.skipped, _): (word, sign, tone) = ("left out", "✕", .broken)
    case (.missing, _): (word, sign, tone) = ("not in the run", "✕", .broken)
    }
  }

  /// Whether something is as it is stated.
  init(isRight: Bool, _ right: String, _ wrong: String) {
    (word, sign, tone) = isRight ? (right, "✓", .exact) : (wrong, "✕", .broken)
  }

  /// The classes of a row with this badge.
  func classes(_ name: String) -> String { tone == .broken ? "\(name) broken-row" : name }
}
