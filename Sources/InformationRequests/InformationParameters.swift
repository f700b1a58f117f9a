import JSONReading
import PlainText
import Verification

/// The parameters of one request, with the types that its kind requires.
///
/// Numbers may be JSON numbers or texts. Either is a decimal, and its estimate contains the decimal itself.
public struct InformationParameters: Sendable {
  let values: [String: JSONValue]

  /// The given parameters, completed by defaults.
  ///
  /// - Throws: `ParameterError` for a parameter that is missing, unknown, or a text other than the kind's.
  init(_ given: [String: JSONValue], of parameters: [InformationParameter]) throws(ParameterError) {
    let known = parameters.map(\.name)
    for name in given.keys.sorted() where !known.contains(name) {
      let names = known.isEmpty ? "takes none" : "takes " + known.joined(separator: ", ")
      throw ParameterError(
        field: "params.\(name.plain())", problem: "is not a parameter of this kind, which \(names); drop it")
    }
    var values: [String: JSONValue] = [:]
    for parameter in parameters {
      guard let value = given[parameter.name] ?? parameter.standardValue else {
        throw ParameterError(
          field: "params.\(parameter.name)",
          problem: "is missing; give a \(parameter.shape.description): \(parameter.meaning)")
      }
      if case .text(let text) = parameter.shape, value != .text(text) {
        throw ParameterError(
          field: "params.\(parameter.name)",
          problem: "is \(value.shown); this kind accepts only \"\(text)\"; write that, or leave the parameter out")
      }
      values[parameter.name] = value
    }
    self.values = values
  }

  /// A finite number.
  func number(_ name: String) throws(ParameterError) -> Estimate {
    try number(values[name] ?? .null, "params.\(name)")
  }

  /// A number whose whole interval satisfies a condition.
  func number(
    _ name: String, _ requirement: String, where holds: (Estimate) -> Bool
  ) throws(ParameterError) -> Estimate {
    let value = try number(name)
    guard holds(value) else { throw wrong("params.\(name)", values[name] ?? .null, requirement) }
    return value
  }

  /// A decimal whose exact value satisfies a condition.
  func numeral(
    _ name: String, _ requirement: String, exactly holds: (DecimalNumeral) -> Bool
  ) throws(ParameterError) -> DecimalNumeral {
    let value = values[name] ?? .null
    let numeral = try numeral(value, "params.\(name)")
    guard holds(numeral) else { throw wrong("params.\(name)", value, requirement) }
    return numeral
  }

  func positive(_ name: String) throws(ParameterError) -> Estimate {
    try number(name, "must be above 0") { $0.lower > 0 }
  }

  /// A whole number in a range.
  func integer(_ name: String, in range: ClosedRange<Int>) throws(ParameterError) -> Int {
    try integer(values[name] ?? .null, "params.\(name)", in: range)
  }

  /// A list of whole numbers in a range.
  func integers(_ name: String, in range: ClosedRange<Int>) throws(ParameterError) -> [Int] {
    var result: [Int] = []
    for (index, value) in try list(name).enumerated() {
      result.append(try integer(value, "params.\(name)[\(index)]", in: range))
    }
    return result
  }

  /// A list of at least one finite number.
  func numbers(_ name: String) throws(ParameterError) -> [Estimate] { try numerals(name).map(\.estimate) }

  /// A list of at least one decimal.
  func numerals(_ name: String) throws(ParameterError) -> [DecimalNumeral] {
    try numerals(values[name] ?? .null, "params.\(name)")
  }

  /// At least one row of finite numbers, all rows of the same length.
  func matrix(_ name: String) throws(ParameterError) -> [[Estimate]] {
    try numeralMatrix(name).map { $0.map(\.estimate) }
  }

  /// At least one row of decimals, all rows of the same length.
  func numeralMatrix(_ name: String) throws(ParameterError) -> [[DecimalNumeral]] {
    let rows = try list(name)
    guard !rows.isEmpty else { throw wrong("params.\(name)", .array([]), "must hold at least one row") }
    var matrix: [[DecimalNumeral]] = []
    for (index, row) in rows.enumerated() {
      let field = "params.\(name)[\(index)]"
      let numbers = try numerals(row, field)
      guard numbers.count == matrix.first?.count ?? numbers.count else {
        throw wrong(field, row, "must have as many numbers as the first row, \(matrix[0].count)")
      }
      matrix.append(numbers)
    }
    return matrix
  }

  /// Rows of numbers, or `nil` for the text that stands for a matrix.
  func matrix(_ name: String, unless text: String) throws(ParameterError) -> [[Estimate]]? {
    try numeralMatrix(name, unless: text)?.map { $0.map(\.estimate) }
  }

  /// Rows of decimals, or `nil` for the text that stands for a matrix.
  func numeralMatrix(_ name: String, unless text: String) throws(ParameterError) -> [[DecimalNumeral]]? {
    if values[name] == .text(text) { return nil }
    if case .text? = values[name] {
      throw wrong("params.\(name)", values[name] ?? .null, "must be \"\(text)\" or a list of rows")
    }
    return try numeralMatrix(name)
  }

  /// A decimal.
  func numeral(_ name: String) throws(ParameterError) -> DecimalNumeral {
    try numeral(values[name] ?? .null, "params.\(name)")
  }

  /// Runs an oracle, and translates the oracle's parameter names in errors into those of the request.
  ///
  /// - Parameters:
  ///   - names: the request's names of the oracle's parameters where the names differ.
  ///   - scalars: the request's parameters that are a number where the oracle's parameter is a list.
  ///   - oracle: the computation.
  /// - Throws: `InformationFailure` if the oracle fails.
  func ask<Value>(
    _ names: [String: String] = [:], scalars: Set<String> = [], _ oracle: () throws(VerificationError) -> Value
  ) throws(InformationFailure) -> Value {
    do throws(VerificationError) { return try oracle() } catch {
      switch error {
      case .invalidInput(let parameter, let requirement):
        let stem = String(parameter.prefix { $0 != "[" })
        let own = names[stem] ?? stem
        let name = scalars.contains(own) ? own : own + parameter.dropFirst(stem.count)
        throw .parameter(ParameterError(field: "params.\(name)", problem: requirement))
      case .numerical(let error):
        throw .numerical(error.description)
      }
    }
  }

  private func list(_ name: String) throws(ParameterError) -> [JSONValue] {
    let value = values[name] ?? .null
    guard case .array(let elements) = value else { throw wrong("params.\(name)", value, "must be a list") }
    return elements
  }

  private func numerals(_ value: JSONValue, _ field: String) throws(ParameterError) -> [DecimalNumeral] {
    guard case .array(let elements) = value, !elements.isEmpty else {
      throw wrong(field, value, "must be a list of at least one number")
    }
    var numerals: [DecimalNumeral] = []
    for (index, element) in elements.enumerated() { numerals.append(try numeral(element, "\(field)[\(index)]")) }
    return numerals
  }

  private func number(_ value: JSONValue, _ field: String) throws(ParameterError) -> Estimate {
    try numeral(value, field).estimate
  }

  private func numeral(_ value: JSONValue, _ field: String) throws(ParameterError) -> DecimalNumeral {
    let text: String? =
      switch value {
      case .number(let text), .text(let text): text
      default: nil
      }
    guard let text, let numeral = DecimalNumeral(text) else {
      throw wrong(
        field, value,
        "must be a finite decimal number, such as 0.5 or \"-40\", of at most \(DecimalNumeral.greatestLength) digits")
    }
    return numeral
  }

  private func integer(
    _ value: JSONValue, _ field: String, in range: ClosedRange<Int>
  ) throws(ParameterError) -> Int {
    let number = try number(value, field)
    guard let integer = Int(exactly: number.value), number == Estimate(exactly: number.value), range.contains(integer)
    else { throw wrong(field, value, "must be a whole number of \(range.lowerBound) to \(range.upperBound)") }
    return integer
  }

  func wrong(_ field: String, _ value: JSONValue, _ requirement: String) -> ParameterError {
    ParameterError(field: field, problem: "is \(value.shown); it \(requirement)")
  }
}
