/// A row-major matrix on the heap with a fixed address: the buffer that modules, gates and links work on.
///
/// It is a class, so that a message can be written where its receiver reads it, without a copy of the whole matrix.
public final class Matrix<Scalar: TrainingScalar> {
  /// The number of rows of the matrix.
  public let rows: Int
  /// The number of columns of the matrix.
  public let columns: Int
  /// The first entry; row i begins at i·columns.
  package let base: UnsafeMutablePointer<Scalar>

  /// A matrix of zeros, rows×columns.
  ///
  /// - Parameters:
  ///   - rows: at least 0.
  ///   - columns: at least 0; the size of the matrix in bytes must fit in an `Int`.
  public init(rows: Int, columns: Int) {
    precondition(rows >= 0 && columns >= 0, "a matrix has no negative size")
    let (count, overflows) = rows.multipliedReportingOverflow(by: columns)
    precondition(!overflows, "a matrix larger than any memory")
    self.rows = rows
    self.columns = columns
    // It ends the program if the number of bytes overflows.
    base = .allocate(capacity: count)
    base.initialize(repeating: 0, count: count)
  }

  deinit { base.deallocate() }

  /// The entry in a row and a column, both counted from 0; an index outside the matrix ends the program.
  public subscript(row: Int, column: Int) -> Scalar {
    get {
      precondition(0..<rows ~= row && 0..<columns ~= column, "an entry outside the matrix")
      return base[row * columns + column]
    }
    set {
      precondition(0..<rows ~= row && 0..<columns ~= column, "an entry outside the matrix")
      base[row * columns + column] = newValue
    }
  }

  func clear(rows: Int) { putZeros(base, count: rows * columns) }
}

/// C = A·B, with `bias` added to each row if it is given, and then a rectifier if asked for: A m×k, B k×n, C m×n.
func multiply<Scalar: TrainingScalar>(
  _ m: Int, _ k: Int, _ n: Int, _ a: UnsafePointer<Scalar>, stride aRow: Int,
  by b: UnsafePointer<Scalar>, into c: UnsafeMutablePointer<Scalar>, stride cRow: Int,
  bias: UnsafePointer<Scalar>? = nil, rectifies: Bool = false
) {
  Kernels<Scalar>.product(
    m, n, k, a, aRow, 1, b, n, startKind: bias == nil ? 0 : 1, bias: bias, c, cRow, rectifies: rectifies)
}

/// Writes the gradients of W and of b, which follows it, from the error of X·W + b: X rows×k, W k×n, error rows×n.
func writeGradients<Scalar: TrainingScalar>(
  rows: Int, _ k: Int, _ n: Int, _ input: UnsafePointer<Scalar>, stride: Int, error: UnsafePointer<Scalar>,
  into gradients: UnsafeMutablePointer<Scalar>, hasBias: Bool = true
) {
  Kernels<Scalar>.product(
    k, n, rows, input, 1, stride, error, n, startKind: 0, bias: nil, gradients, n,
    sums: hasBias ? gradients + k * n : nil)
}

/// Writes the error of X, or adds it to what is there, from the error of X·W: error rows×n, W k×n, X rows×k.
///
/// - Parameters:
///   - transposed: room for Wᵀ.
///   - activation: X itself, if it is what a rectifier gave: the error is 0 where X is not positive.
func propagateBack<Scalar: TrainingScalar>(
  rows: Int, _ k: Int, _ n: Int, _ error: UnsafePointer<Scalar>, through weights: UnsafePointer<Scalar>,
  transposed: UnsafeMutablePointer<Scalar>, into inputError: UnsafeMutablePointer<Scalar>, stride: Int,
  isAdded: Bool = false, activation: UnsafePointer<Scalar>? = nil
) {
  Kernels<Scalar>.transpose(k, n, weights, into: transposed)
  Kernels<Scalar>.product(
    rows, k, n, error, n, 1, transposed, k, startKind: isAdded ? 2 : 0, bias: nil, inputError, stride,
    activation: activation)
}

/// Writes zeros to `count` places; the standard library's own call is not specialized for a generic scalar.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
func putZeros<Scalar: TrainingScalar>(_ values: UnsafeMutablePointer<Scalar>, count: Int) {
  for i in 0..<count { values[i] = 0 }
}
