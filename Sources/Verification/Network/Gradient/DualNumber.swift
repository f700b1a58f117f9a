import RealModule

/// A value with its derivative along one direction, a + b·ε with ε² = 0.
///
/// Source: W. Clifford, "Preliminary sketch of biquaternions", 1873; forward-mode differentiation.
struct DualNumber: Equatable, Sendable {
  var value: Double
  var derivative: Double

  /// A value with a given derivative; by default a constant.
  init(_ value: Double, derivative: Double = 0) {
    self.value = value
    self.derivative = derivative
  }

  static func + (left: DualNumber, right: DualNumber) -> DualNumber {
    DualNumber(left.value + right.value, derivative: left.derivative + right.derivative)
  }

  static func += (left: inout DualNumber, right: DualNumber) { left = left + right }

  static func - (left: DualNumber, right: DualNumber) -> DualNumber {
    DualNumber(left.value - right.value, derivative: left.derivative - right.derivative)
  }

  static prefix func - (number: DualNumber) -> DualNumber {
    DualNumber(-number.value, derivative: -number.derivative)
  }

  static func * (left: DualNumber, right: DualNumber) -> DualNumber {
    DualNumber(
      left.value * right.value, derivative: left.derivative * right.value + left.value * right.derivative)
  }

  static func * (left: Double, right: DualNumber) -> DualNumber {
    DualNumber(left * right.value, derivative: left * right.derivative)
  }

  static func / (left: DualNumber, right: Double) -> DualNumber {
    DualNumber(left.value / right, derivative: left.derivative / right)
  }

  /// The exponential of a number.
  static func exp(_ number: DualNumber) -> DualNumber {
    let power = Double.exp(number.value)
    return DualNumber(power, derivative: power * number.derivative)
  }

  /// The natural logarithm of a positive number.
  static func log(_ number: DualNumber) -> DualNumber {
    DualNumber(Double.log(number.value), derivative: number.derivative / number.value)
  }

  /// The hyperbolic tangent, with the derivative tanh′ = 1 − tanh².
  static func tanh(_ number: DualNumber) -> DualNumber {
    let value = Double.tanh(number.value)
    return DualNumber(value, derivative: (1 - value * value) * number.derivative)
  }

  /// max(0, x), with derivative 0 at the kink.
  static func rectified(_ number: DualNumber) -> DualNumber {
    number.value > 0 ? number : DualNumber(0)
  }

  /// ln Σ exp(x), computed relative to the largest value so that nothing overflows.
  static func logSumExp(_ numbers: [DualNumber]) -> DualNumber {
    let shift = numbers.map(\.value).max() ?? 0
    var sum = DualNumber(0)
    for number in numbers { sum += exp(number - DualNumber(shift)) }
    return DualNumber(shift) + log(sum)
  }

  /// The logarithms of the softmax probabilities for the given logits.
  static func logSoftmax(_ logits: [DualNumber]) -> [DualNumber] {
    let normalizer = logSumExp(logits)
    return logits.map { $0 - normalizer }
  }
}
