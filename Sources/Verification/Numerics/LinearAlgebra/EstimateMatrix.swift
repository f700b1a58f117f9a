import CGSL

/// A matrix of estimates in row-major order.
struct EstimateMatrix {
  let rows: Int
  let columns: Int
  var elements: [Estimate]

  /// The matrix of exact numbers in rows of equal length.
  init(_ rows: [[Double]]) {
    self.init(rows: rows.count, columns: rows.first?.count ?? 0) { Estimate(exactly: rows[$0][$1]) }
  }

  /// The matrix of intervals in rows of equal length.
  init(_ rows: [[Estimate]]) { self.init(rows: rows.count, columns: rows.first?.count ?? 0) { rows[$0][$1] } }

  init(rows: Int, columns: Int, _ element: (Int, Int) -> Estimate) {
    self.rows = rows
    self.columns = columns
    elements = []
    for row in 0..<rows { for column in 0..<columns { elements.append(element(row, column)) } }
  }

  /// The matrix with the given elements in row-major order.
  init(rows: Int, columns: Int, elements: [Estimate]) {
    (self.rows, self.columns, self.elements) = (rows, columns, elements)
  }

  subscript(row: Int, column: Int) -> Estimate { elements[row * columns + column] }

  var transposed: EstimateMatrix { EstimateMatrix(rows: columns, columns: rows) { self[$1, $0] } }

  static func * (left: EstimateMatrix, right: EstimateMatrix) -> EstimateMatrix {
    if let product = largeProduct(left, right) { return product }
    return EstimateMatrix(rows: left.rows, columns: right.columns) { row, column in
      (0..<left.columns).map { left[row, $0] * right[$0, column] }.sum()
    }
  }

  static func + (left: EstimateMatrix, right: EstimateMatrix) -> EstimateMatrix {
    EstimateMatrix(rows: left.rows, columns: left.columns) { left[$0, $1] + right[$0, $1] }
  }

  static func - (left: EstimateMatrix, right: EstimateMatrix) -> EstimateMatrix {
    EstimateMatrix(rows: left.rows, columns: left.columns) { left[$0, $1] - right[$0, $1] }
  }

  static func identity(_ size: Int) -> EstimateMatrix {
    EstimateMatrix(rows: size, columns: size) { Estimate(exactly: $0 == $1 ? 1 : 0) }
  }

  static func diagonal(_ values: [Double]) -> EstimateMatrix {
    EstimateMatrix(rows: values.count, columns: values.count) { Estimate(exactly: $0 == $1 ? values[$0] : 0) }
  }

  /// The submatrix of some rows and columns.
  func block(_ rows: [Int], _ columns: [Int]) -> EstimateMatrix {
    EstimateMatrix(rows: rows.count, columns: columns.count) { self[rows[$0], columns[$1]] }
  }

  /// An upper bound of the Frobenius norm, hence of the spectral norm; scaling prevents underflow of squares.
  var normBound: Double {
    let largest = elements.map(\.magnitude).max() ?? 0
    guard largest > 0, largest < .infinity else { return largest }
    let scale = Estimate(exactly: largest)
    let squares = elements.map { Estimate(exactly: $0.magnitude) / scale }.map { $0 * $0 }.sum()
    return (scale * Estimate(exactly: squares.upper.squareRoot().nextUp)).upper
  }
}

/// Runs a body on a matrix of the library with the given rows, and returns its rows afterward.
func withLibraryMatrix<Failure: Error>(
  _ rows: [[Double]], _ body: (UnsafeMutablePointer<gsl_matrix>) throws(Failure) -> Void
) throws(Failure) -> [[Double]] {
  let matrix = gsl_matrix_alloc(rows.count, rows.first?.count ?? 0)!
  defer { gsl_matrix_free(matrix) }
  for (i, row) in rows.enumerated() { for (j, value) in row.enumerated() { gsl_matrix_set(matrix, i, j, value) } }
  try body(matrix)
  return rows.indices.map { i in rows[i].indices.map { j in gsl_matrix_get(matrix, i, j) } }
}
