import Testing

@testable import DINL

@Suite struct `Every instruction set moves the numbers that plain loops move` {
  private enum Kernel: CaseIterable { case copy, accumulate, gatherRun, gatherReversed, gatherRepeated, transpose }
  /// What a wrong loop does.
  private enum Fault: CaseIterable { case leavesLastRow, widensRows, swapsRows, shiftsColumns }

  /// Whether a kernel leaves the numbers that a plain loop leaves, in places that are written and beyond them.
  ///
  /// All numbers are different. Rows are two places longer than their width, except those of a transpose.
  private static func agree<Scalar: TrainingScalar>(
    _ type: Scalar.Type, _ kernel: Kernel, rows: Int, width: Int, fault: Fault? = nil
  ) -> Bool {
    let stride = width + 2
    let source = (0..<(rows + 1) * stride).map { Scalar($0 + 1) }
    let samples = (0..<rows).map { ($0 * 5 + 3) % (rows + 1) }
    var columns = Array(1..<width + 1)
    var found = (0..<(rows + 1) * stride).map { -Scalar($0 + 1) }
    var expected = found
    switch kernel {
    case .copy:
      let written = Kernels<Scalar>.copy(rows: rows, width: width, source, stride, into: &found, stride)
      guard written == rows * width else { return false }
    case .accumulate: Kernels<Scalar>.accumulate(rows: rows, width: width, source, stride, into: &found, stride)
    case .gatherRun, .gatherReversed, .gatherRepeated:
      if kernel == .gatherReversed { columns.reverse() }
      if kernel == .gatherRepeated { columns = (0..<width).map { $0 * 2 / 3 } }
      Kernels<Scalar>.gather(source, stride: stride, samples: samples[...], columns: columns, into: &found, stride)
    case .transpose: Kernels<Scalar>.transpose(rows, width, source, into: &found)
    }
    for row in 0..<(fault == .leavesLastRow ? rows - 1 : rows) {
      for column in 0..<(fault == .widensRows ? width + 1 : width) {
        let from = fault == .swapsRows ? rows - 1 - row : row
        let next = fault == .shiftsColumns ? column + 1 : column
        switch kernel {
        case .copy: expected[row * stride + column] = source[from * stride + next]
        case .accumulate: expected[row * stride + column] += source[from * stride + next]
        case .gatherRun, .gatherReversed, .gatherRepeated:
          let chosen = next < width ? columns[next] : 0
          expected[row * stride + column] = source[samples[from] * stride + chosen]
        case .transpose: expected[column * rows + row] = source[from * width + next]
        }
      }
    }
    return found == expected
  }

  @Test func `in copies, sums, gathered rows and transposes of every small shape`() {
    onEachPath { path in
      for kernel in Kernel.allCases {
        for rows in 0...9 {
          for width in Array(0...19) + [31, 32, 33, 48] {
            #expect(Self.agree(Float.self, kernel, rows: rows, width: width), "\(path), \(kernel), \(rows)×\(width)")
            #expect(Self.agree(Double.self, kernel, rows: rows, width: width), "\(path), \(kernel), \(rows)×\(width)")
          }
        }
      }
    }
  }

  @Test func `control: every wrong loop is refuted for every kernel`() {
    for kernel in Kernel.allCases {
      for fault in Fault.allCases {
        #expect(!Self.agree(Float.self, kernel, rows: 6, width: 9, fault: fault), "\(kernel), \(fault)")
      }
    }
  }
}
