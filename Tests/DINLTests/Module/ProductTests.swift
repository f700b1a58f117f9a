import Testing

@testable import DINL

@Suite struct `The product kernel is exact on small integers` {
  /// A product of drawn integers below 8, all of whose sums are exact, by the kernel and by its definition.
  private struct Case<Scalar: TrainingScalar> {
    let (m, n, k): (Int, Int, Int)
    let start: UInt32
    let isTransposed: Bool
    var found: [Scalar]
    var expected: [Scalar]

    /// Rows of C are two places longer than n, and those of the other factors one; places beyond n are kept.
    init(_ m: Int, _ n: Int, _ k: Int, start: UInt32, isTransposed: Bool, stream: inout RandomStream) {
      (self.m, self.n, self.k, self.start, self.isTransposed) = (m, n, k, start, isTransposed)
      let (aRow, aColumn) = isTransposed ? (1, m + 1) : (k + 1, 1)
      var random = stream
      func draw(_ count: Int) -> [Scalar] { (0..<count).map { _ in Scalar(random.index(below: 15) - 7) } }
      let (a, b, bias) = (draw((m + 1) * (k + 1)), draw((k + 1) * (n + 1)), draw(n + 1))
      found = draw(m * (n + 2))
      stream = random
      expected = found
      for i in 0..<m {
        for j in 0..<n {
          var sum: Scalar = start == 0 ? 0 : start == 1 ? bias[j] : found[i * (n + 2) + j]
          for p in 0..<k { sum += a[i * aRow + p * aColumn] * b[p * (n + 1) + j] }
          expected[i * (n + 2) + j] = sum
        }
      }
      Kernels<Scalar>.product(
        m, n, k, a, aRow, aColumn, b, n + 1, startKind: start, bias: start == 1 ? bias : nil, &found, n + 2)
    }
  }

  private static func agree<Scalar: TrainingScalar>(
    _ type: Scalar.Type, wrong: (inout Case<Scalar>) -> Void = { _ in }
  ) -> Bool {
    var stream = RandomStream(seed: 14)
    for (m, n, k) in [(1, 1, 1), (1, 7, 0), (3, 8, 2), (4, 9, 5), (5, 19, 3), (8, 16, 1), (9, 37, 4)] {
      for start in 0...2 as ClosedRange<UInt32> {
        for isTransposed in [false, true] {
          var one = Case<Scalar>(m, n, k, start: start, isTransposed: isTransposed, stream: &stream)
          wrong(&one)
          guard one.found == one.expected else { return false }
        }
      }
    }
    return true
  }

  @Test func `in both precisions, from zero, from a bias and from what is there`() {
    #expect(Self.agree(Float.self) && Self.agree(Double.self))
  }

  @Test func `control: one wrong entry, or one beyond the width that is written, is refuted`() {
    #expect(!Self.agree(Float.self) { $0.found[0] += 1 })
    #expect(!Self.agree(Double.self) { $0.found[$0.n + 1] += 1 })
  }
}
