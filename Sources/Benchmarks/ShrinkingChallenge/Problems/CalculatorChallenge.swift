import PropertySearch

extension ShrinkingChallenge {
  /// An expression without the literal zero as a divisor can be evaluated.
  package static var calculator: ChallengeProblem<Expression> {
    let base = integers.map { Expression.number($0) }
    let expressions = Generator<Expression>.recursive(base: base) { smaller in
      .oneOf(
        smaller.zip(smaller).map { .sum($0, $1) }, smaller.zip(smaller).map { .quotient($0, $1) })
    }
    return ChallengeProblem(
      "calculator", normalForm: "0 / (0 + 0)",
      hypothesis: HypothesisReports.calculator,
      Problem(expressions, describing: \.text) { $0.hasZeroDivisor ? nil : $0.value == nil })
  }
}

/// An expression of the challenge's calculator.
package indirect enum Expression: Sendable {
  case number(Int)
  case sum(Expression, Expression)
  case quotient(Expression, Expression)

  /// Whether some division has the literal zero as its divisor.
  var hasZeroDivisor: Bool {
    switch self {
    case .number: false
    case .sum(let a, let b): a.hasZeroDivisor || b.hasZeroDivisor
    case .quotient(_, .number(0)): true
    case .quotient(let a, let b): a.hasZeroDivisor || b.hasZeroDivisor
    }
  }

  /// `nil` on a division by zero.
  var value: Int? {
    switch self {
    case .number(let number): return number
    case .sum(let a, let b):
      guard let a = a.value, let b = b.value else { return nil }
      return a &+ b
    case .quotient(let a, let b):
      guard let a = a.value, let b = b.value, b != 0 else { return nil }
      return a.dividedReportingOverflow(by: b).partialValue
    }
  }

  var text: String {
    switch self {
    case .number(let number): "\(number)"
    case .sum(let a, let b): "(\(a.text) + \(b.text))"
    case .quotient(let a, let b): "\(a.text) / \(b.text)"
    }
  }
}
