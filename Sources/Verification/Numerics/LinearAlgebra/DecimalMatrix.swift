import BigInt

/// An exact matrix of decimals: whole numbers times one power of ten.
///
/// - SeeAlso: RT-006
struct DecimalMatrix {
  /// The whole numbers, row by row.
  private let rows: [[BigInt]]
  private let power: Int

  /// The matrix of decimals in rows of equal length.
  init(_ rows: [[DecimalNumeral]]) {
    let multiples = WholeMultiples(rows)
    self.init(rows: multiples.rows, power: multiples.exponent)
  }

  /// The matrix of finite numbers in double precision in rows of equal length.
  init(exactly rows: [[Double]]) { self.init(rows.map { $0.map { DecimalNumeral(exactly: $0) } }) }

  private init(rows: [[BigInt]], power: Int) { (self.rows, self.power) = (rows, power) }

  /// The n×n identity matrix.
  static func identity(_ size: Int) -> DecimalMatrix {
    DecimalMatrix(rows: (0..<size).map { row in (0..<size).map { $0 == row ? 1 : 0 } }, power: 0)
  }

  /// The m×n matrix of zeros.
  static func zero(rows: Int, columns: Int) -> DecimalMatrix {
    DecimalMatrix(rows: Array(repeating: Array(repeating: 0, count: columns), count: rows), power: 0)
  }

  /// The number of rows.
  var count: Int { rows.count }

  /// The decimals, row by row.
  var decimals: [[DecimalNumeral]] {
    rows.map { row in row.map { DecimalNumeral(significand: $0, exponent: power) } }
  }

  var transposed: DecimalMatrix {
    let columns = rows.first?.indices ?? 0..<0
    return DecimalMatrix(rows: columns.map { column in rows.map { $0[column] } }, power: power)
  }

  static func * (left: DecimalMatrix, right: DecimalMatrix) -> DecimalMatrix {
    let columns = right.transposed.rows
    return DecimalMatrix(
      rows: left.rows.map { row in columns.map { zip(row, $0).reduce(0) { $0 + $1.0 * $1.1 } } },
      power: left.power + right.power)
  }

  static func + (left: DecimalMatrix, right: DecimalMatrix) -> DecimalMatrix {
    let power = min(left.power, right.power)
    let (first, second) = (left.rows(inUnitsOfTenTo: power), right.rows(inUnitsOfTenTo: power))
    return DecimalMatrix(rows: zip(first, second).map { zip($0, $1).map { $0 + $1 } }, power: power)
  }

  private func rows(inUnitsOfTenTo other: Int) -> [[BigInt]] {
    let factor = PowerTable.ten[power - other]
    return rows.map { row in row.map { $0 * factor } }
  }
}
