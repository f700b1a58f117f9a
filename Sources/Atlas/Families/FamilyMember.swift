import Refutation
import Verification

/// One system of a family, with what is proved of it.
package struct FamilyMember: Sendable {
  /// What the figures are computed from.
  package enum Content: Sendable {
    /// A finite system, of which every sample and hypothesis is enumerated.
    case finite(SystemFile)
    /// A normal system, by its closed forms, with the squared error clipped at a number.
    case gaussian(GaussianMeanLearner, clip: Double)
  }

  /// A quantity by a formula that does not enumerate the system.
  package struct ClosedForm: Sendable {
    package let quantity: Quantity
    package let formula: String
    package let value: Estimate

    init(_ quantity: Quantity, _ formula: String, _ value: Estimate) {
      (self.quantity, self.formula, self.value) = (quantity, formula, value)
    }
  }

  /// A bound that holds for this family only.
  package struct OwnBound: Sendable {
    package let claim: String
    /// The name, which follows the claim in tables.
    package let name: String
    package let inequality: String
    package let lesser: Quantity
    /// The greater side at the values of quantities.
    let greater: @Sendable ((Quantity) -> Estimate?) -> Estimate?
  }

  /// The label, such as "t = 1/4".
  package let label: String
  /// The number of the parameter; nil if the member does not depend on it.
  package let parameter: Fraction?
  package let content: Content
  package let closedForms: [ClosedForm]
  /// The names of the bounds that are equal to the gap by GB-015.
  package let attained: Set<String>
  package let ownBounds: [OwnBound]

  init(
    _ label: String, _ parameter: Fraction?, _ content: Content, closedForms: [ClosedForm] = [],
    attained: [AtlasBound] = [], ownBounds: [OwnBound] = []
  ) {
    (self.label, self.parameter, self.content, self.closedForms) = (label, parameter, content, closedForms)
    (self.attained, self.ownBounds) = (Set(attained.map(\.name)), ownBounds)
  }
}

extension ExactRational {
  /// The quotient of two whole numbers, the second above 0.
  static func ratio(_ numerator: Int, _ denominator: Int) -> ExactRational {
    Fraction(numerator, over: denominator).exact
  }

  static func whole(_ number: Int) -> ExactRational { ratio(number, 1) }

  /// The number as a whole number, if it is one of a common size.
  var integer: Int? { isWhole ? Int(Fraction(self).description) : nil }

  /// The quotient by a number other than 0.
  func over(_ divisor: ExactRational) -> ExactRational {
    guard let inverse = divisor.inverse else { preconditionFailure("a quotient needs a divisor other than 0") }
    return self * inverse
  }
}

extension [[ExactRational]] {
  /// The numbers as files of systems have them.
  var fractions: [[Fraction]] { map { $0.map { Fraction($0) } } }
}

extension [ExactRational] {
  var fractions: [Fraction] { map { Fraction($0) } }
}

/// Samples in the order of a system's rows.
enum SampleRows {
  /// The ascending samples of some values, in lexicographic order.
  static func ascending(values: Int, sampleCount: Int) -> [[Int]] {
    var result: [[Int]] = [[]]
    for _ in 0..<sampleCount {
      result = result.flatMap { sample in ((sample.last ?? 0)..<values).map { sample + [$0] } }
    }
    return result
  }

  /// All samples of some values, in lexicographic order.
  static func all(values: Int, sampleCount: Int) -> [[Int]] {
    var result: [[Int]] = [[]]
    for _ in 0..<sampleCount { result = result.flatMap { sample in (0..<values).map { sample + [$0] } } }
    return result
  }
}
