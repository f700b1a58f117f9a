/// The greatest number of rows of a matrix of decimals; certified results take O(n³) operations, so less than a second.
let greatestMatrixSize = 100

/// Checks that rows of numbers are a finite matrix of a given shape.
///
/// - Throws: `.invalidInput` naming what is wrong.
func requireMatrix(
  _ rows: [[Double]], _ parameter: String, rows count: Int, columns: Int
) throws(VerificationError) {
  try requireShape(rows, parameter, rows: count, columns: columns)
  for (index, row) in rows.enumerated() { try requireFinite(row, "\(parameter)[\(index)]") }
}

/// Checks that rows have a given shape.
///
/// - Throws: `.invalidInput` naming what is wrong.
func requireShape<Element>(
  _ rows: [[Element]], _ parameter: String, rows count: Int, columns: Int
) throws(VerificationError) {
  try require(rows.count == count, parameter, "needs \(count) rows, has \(rows.count)")
  for (index, row) in rows.enumerated() {
    try require(row.count == columns, "\(parameter)[\(index)]", "needs \(columns) values, has \(row.count)")
  }
}

/// Checks that rows of numbers are a finite symmetric matrix with positive diagonal.
///
/// - Throws: `.invalidInput` naming what is wrong.
func requireCovariance(_ rows: [[Double]], _ parameter: String) throws(VerificationError) {
  try requireMatrix(rows, parameter, rows: rows.count, columns: rows.count)
  try requireCovariance(rows, parameter, isVariance: { $0 > 0 }, shown: { "\($0)" })
}

/// Checks that rows of decimals are a symmetric matrix with positive diagonal.
///
/// - Throws: `.invalidInput` naming what is wrong.
func requireCovariance(_ rows: [[DecimalNumeral]], _ parameter: String) throws(VerificationError) {
  try require(
    rows.count <= greatestMatrixSize, parameter, "must have at most \(greatestMatrixSize) rows, has \(rows.count)")
  try requireShape(rows, parameter, rows: rows.count, columns: rows.count)
  try requireCovariance(rows, parameter, isVariance: { $0.significand > 0 }, shown: { "\($0.nearest)" })
}

/// Checks that rows of decimals are a symmetric positive definite matrix; a large one must be far enough from a
/// singular one for certification.
///
/// - Throws: `.invalidInput` naming what is wrong.
func requirePositiveDefinite(_ rows: [[DecimalNumeral]], _ parameter: String) throws(VerificationError) {
  try requireCovariance(rows, parameter)
  _ = try ExactSymmetricMatrix.definite(rows, parameter)
}

private func requireCovariance<Element: Equatable>(
  _ rows: [[Element]], _ parameter: String, isVariance: (Element) -> Bool, shown: (Element) -> String
) throws(VerificationError) {
  try require(!rows.isEmpty, parameter, "needs at least one row")
  for (index, row) in rows.enumerated() {
    try require(
      isVariance(row[index]), "\(parameter)[\(index)][\(index)]", "must be a variance above 0, is \(shown(row[index]))")
    for column in 0..<index {
      try require(
        row[column] == rows[column][index], "\(parameter)[\(index)][\(column)]",
        "must equal its mirror image \(shown(rows[column][index])), is \(shown(row[column]))")
    }
  }
}
