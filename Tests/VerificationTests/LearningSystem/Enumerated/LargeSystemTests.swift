import Testing

@testable import Verification

@Suite struct `Systems of many values` {
  /// As many values as an algorithm may have rows.
  static let values = FiniteLearningSystem.mostRows

  @Test func `need no table of every sample by every value`() throws {
    let uniform = [Double](repeating: 1, count: Self.values)
    let system = try FiniteLearningSystem(
      sampleCount: 1, law: uniform, algorithm: uniform.map { [$0] }, loss: [uniform.indices.map(Double.init)])
    let enumeration = SystemEnumeration(system)
    #expect(Self.isShort(enumeration.classes.occurrences))
    #expect(enumeration.risks().gap.contains(0))
  }

  @Test func `control: a table would be called long`() {
    #expect(!Self.isShort { _ in ArraySlice(repeating: .init(value: 0, count: 0), count: Self.values) })
  }

  @Test(arguments: [(4, 1000, true), (4, 1001, false), (2, 1826, false), (1, 3163, false)])
  func `have supersample informations up to 10^7 comparisons of hypotheses on pairs of values`(
    values: Int, hypotheses: Int, isEnumerated: Bool
  ) throws {
    // k values have k(k + 1)/2 pairs, and each pair compares every two hypotheses: 10·1000² is the most.
    let system = try FiniteLearningSystem(
      sampleCount: 1, law: [Double](repeating: 1, count: values),
      algorithm: [[Double]](repeating: [Double](repeating: 1, count: hypotheses), count: values),
      loss: [[Double]](repeating: [Double](repeating: 0, count: values), count: hypotheses))
    let figures = try SystemEnumeration(system).supersample()
    #expect((figures != nil) == isEnumerated)
  }

  /// Whether all classes hold no more entries than there are samples of one value.
  static func isShort(_ occurrences: (Int) -> ArraySlice<SampleClasses.Occurrence>) -> Bool {
    (0..<values).allSatisfy { occurrences($0).count <= 1 }
  }
}
