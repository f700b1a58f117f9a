import Testing

@testable import DINL

@Suite struct `Buffers are set to zero` {
  /// The entries of a matrix whose first two rows of three were cleared; all were 1.
  private func cleared<Scalar: TrainingScalar>(_ type: Scalar.Type) -> [Scalar] {
    let matrix = Matrix<Scalar>(rows: 3, columns: 2)
    for row in 0..<3 {
      for column in 0..<2 { matrix[row, column] = 1 }
    }
    matrix.clear(rows: 2)
    return (0..<3).flatMap { row in (0..<2).map { matrix[row, $0] } }
  }

  @Test func `from the first number of a matrix through the last of a row`() {
    #expect(cleared(Float.self) == [0, 0, 0, 0, 1, 1])
    #expect(cleared(Double.self) == [0, 0, 0, 0, 1, 1])
  }

  @Test func `as many numbers as are counted, and none beside them`() {
    var numbers: [Double] = [1, 2, 3, 4, 5]
    numbers.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      putZeros(base + 1, count: 3)
    }
    #expect(numbers == [1, 0, 0, 0, 5])
  }
}
