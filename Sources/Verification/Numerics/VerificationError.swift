/// Why an oracle does not accept its input, or why its computation failed.
public enum VerificationError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A parameter does not meet a requirement; the requirement says what was given.
  case invalidInput(parameter: String, requirement: String)
  /// The numerical library reported an error.
  case numerical(GSLError)

  /// The parameter and the requirement, or the text of the library's error.
  public var description: String {
    switch self {
    case .invalidInput(let parameter, let requirement): "\(parameter): \(requirement)"
    case .numerical(let error): error.description
    }
  }
}

/// An error code of the GNU Scientific Library, with the function that returned it.
public struct GSLError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The name of the library's function.
  public let function: String
  /// The library's code, such as 1 for a domain error.
  public let code: Int32
  /// The library's text for the code.
  public let message: String

  /// The function, the library's text and the code in one line.
  public var description: String { "\(function): \(message) (GSL code \(code))" }
}

/// Throws `.invalidInput` unless a condition on a parameter holds.
func require(
  _ condition: Bool, _ parameter: @autoclosure () -> String, _ requirement: @autoclosure () -> String
) throws(VerificationError) {
  guard condition else { throw .invalidInput(parameter: parameter(), requirement: requirement()) }
}

/// Throws `.invalidInput` naming the first element that is not finite, if there is one.
func requireFinite(_ values: [Double], _ parameter: String) throws(VerificationError) {
  if let index = values.firstIndex(where: { !$0.isFinite }) {
    throw .invalidInput(parameter: "\(parameter)[\(index)]", requirement: "must be finite, is \(values[index])")
  }
}

/// Throws `.invalidInput` unless a value is finite and above 0.
func requirePositive(_ value: Double, _ parameter: String) throws(VerificationError) {
  try require(value.isFinite && value > 0, parameter, "must be finite and above 0, is \(value)")
}

/// Throws `.invalidInput` unless a number is certainly finite and above 0.
func requirePositive(_ number: Estimate, _ parameter: String) throws(VerificationError) {
  try require(
    number.lower > 0 && number.upper < .infinity, parameter, "must be finite and above 0, is \(number.value)")
}

/// Throws `.invalidInput` unless a decimal is above 0.
func requirePositive(_ value: DecimalNumeral, _ parameter: String) throws(VerificationError) {
  try require(value.significand > 0, parameter, "must be above 0, is \(value.nearest)")
}

/// Throws `.invalidInput` unless a value is finite and at least 0.
func requireNonnegative(_ value: Double, _ parameter: @autoclosure () -> String) throws(VerificationError) {
  try require(value.isFinite && value >= 0, parameter(), "must be finite and at least 0, is \(value)")
}

/// Throws `.invalidInput` unless a number is certainly at least 0.
func requireNonnegative(_ number: Estimate, _ parameter: String) throws(VerificationError) {
  try require(number.lower >= 0, parameter, "must be at least 0, may be \(number.lower)")
}

/// Throws `.invalidInput` unless a decimal is at least 0.
func requireNonnegative(_ value: DecimalNumeral, _ parameter: String) throws(VerificationError) {
  try require(value.significand >= 0, parameter, "must be at least 0, is \(value.shown)")
}

/// Throws `.invalidInput` unless a decimal lies in [0, 1].
func requireProbability(_ value: DecimalNumeral, _ parameter: String) throws(VerificationError) {
  try require(
    value.significand >= 0 && value.complement.significand >= 0, parameter, "must lie in [0, 1], is \(value.shown)")
}

/// Throws `.invalidInput` unless a number certainly lies in (0, 1).
func requireOpenUnit(_ number: Estimate, _ parameter: String) throws(VerificationError) {
  try require(
    number.lower > 0 && number.upper < 1, parameter, "must lie strictly between 0 and 1, is \(number.value)")
}

/// Throws `.invalidInput` unless a value lies in (0, 1).
func requireOpenUnit(_ value: Double, _ parameter: String) throws(VerificationError) {
  try require(value > 0 && value < 1, parameter, "must lie strictly between 0 and 1, is \(value)")
}
