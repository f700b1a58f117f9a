import JSONReading
import Verification

extension InformationParameters {
  /// The greatest number of lists within lists of a table, one for each variable.
  static let greatestDepth = 16

  /// A decimal or a fraction.
  func fraction(_ name: String) throws(ParameterError) -> DecimalQuotient {
    try fraction(values[name] ?? .null, "params.\(name)")
  }

  /// A list of at least one decimal or fraction.
  func fractions(_ name: String) throws(ParameterError) -> [DecimalQuotient] {
    try fractions(values[name] ?? .null, "params.\(name)")
  }

  /// At least one row of decimals or fractions, all rows of the same length.
  func fractionMatrix(_ name: String) throws(ParameterError) -> [[DecimalQuotient]] {
    let value = values[name] ?? .null
    guard case .array(let rows) = value, !rows.isEmpty else {
      throw wrong("params.\(name)", value, "must hold at least one row")
    }
    var matrix: [[DecimalQuotient]] = []
    for (index, row) in rows.enumerated() {
      let field = "params.\(name)[\(index)]"
      let numbers = try fractions(row, field)
      guard numbers.count == matrix.first?.count ?? numbers.count else {
        throw wrong(field, row, "must have as many numbers as the first row, \(matrix[0].count)")
      }
      matrix.append(numbers)
    }
    return matrix
  }

  /// Decimals or fractions in lists of lists, of the same length at each depth, with these lengths; the last varies
  /// fastest.
  func table(_ name: String) throws(ParameterError) -> (shape: [Int], numbers: [DecimalQuotient]) {
    let value = values[name] ?? .null
    var shape: [Int] = []
    var first = value
    while case .array(let elements) = first {
      guard !elements.isEmpty else { throw wrong("params.\(name)", value, "must hold no empty list") }
      guard shape.count < Self.greatestDepth else {
        throw wrong("params.\(name)", value, "must be nested at most \(Self.greatestDepth) deep")
      }
      shape.append(elements.count)
      first = elements[0]
    }
    guard !shape.isEmpty else { throw wrong("params.\(name)", value, "must be a list, nested once for each variable") }
    var numbers: [DecimalQuotient] = []
    try add(value, "params.\(name)", shape[...], to: &numbers)
    return (shape, numbers)
  }

  private func add(
    _ value: JSONValue, _ field: String, _ shape: ArraySlice<Int>, to numbers: inout [DecimalQuotient]
  ) throws(ParameterError) {
    guard let count = shape.first else {
      guard numbers.count < ExactTable.greatestCount else {
        throw ParameterError(
          field: String(field.prefix { $0 != "[" }),
          problem: "holds more numbers than \(ExactTable.greatestCount); merge outcomes")
      }
      return numbers.append(try fraction(value, field))
    }
    guard case .array(let elements) = value, elements.count == count else {
      throw wrong(field, value, "must be a list of \(count), as the first one of its depth")
    }
    for (index, element) in elements.enumerated() {
      try add(element, "\(field)[\(index)]", shape.dropFirst(), to: &numbers)
    }
  }

  private func fractions(_ value: JSONValue, _ field: String) throws(ParameterError) -> [DecimalQuotient] {
    guard case .array(let elements) = value, !elements.isEmpty else {
      throw wrong(field, value, "must be a list of at least one number")
    }
    guard elements.count <= ExactTable.greatestCount else {
      throw ParameterError(
        field: field, problem: "holds more numbers than \(ExactTable.greatestCount); merge outcomes")
    }
    var numbers: [DecimalQuotient] = []
    for (index, element) in elements.enumerated() { numbers.append(try fraction(element, "\(field)[\(index)]")) }
    return numbers
  }

  private func fraction(_ value: JSONValue, _ field: String) throws(ParameterError) -> DecimalQuotient {
    let text: String? =
      switch value {
      case .number(let text), .text(let text): text
      default: nil
      }
    guard let text, let number = DecimalQuotient(text) else {
      throw wrong(
        field, value,
        "must be a decimal or a fraction, such as 0.5 or \"1/3\", of at most \(DecimalNumeral.greatestLength) digits, "
          + "and \(DecimalQuotient.greatestDivisorLength) below the line")
    }
    return number
  }
}
