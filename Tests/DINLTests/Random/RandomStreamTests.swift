import Testing

@testable import DINL

@Suite struct `Random streams` {
  /// Known answers of the authors' Random123 distribution, file kat_vectors, philox4x32 10 rounds.
  @Test(arguments: [
    (
      SIMD4<UInt32>(repeating: 0), SIMD2<UInt32>(repeating: 0),
      SIMD4<UInt32>(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8)
    ),
    (
      SIMD4<UInt32>(repeating: .max), SIMD2<UInt32>(repeating: .max),
      SIMD4<UInt32>(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd)
    ),
    (
      SIMD4<UInt32>(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344), SIMD2<UInt32>(0xa409_3822, 0x299f_31d0),
      SIMD4<UInt32>(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1)
    ),
  ])
  func `Philox gives the published blocks`(
    counter: SIMD4<UInt32>, key: SIMD2<UInt32>, expected: SIMD4<UInt32>
  ) {
    #expect(Philox.block(counter: counter, key: key) == expected)
  }

  @Test func `a child stream does not depend on the draws of its parent`() {
    var parent = RandomStream(seed: 7)
    var before = parent.stream(3)
    for _ in 0..<5 { _ = parent.next() }
    var after = parent.stream(3)
    #expect((0..<8).allSatisfy { _ in before.next() == after.next() })
    var sibling = parent.stream(4)
    #expect(sibling.next() != after.next())
  }

  @Test func `a shuffle keeps the elements`() {
    var stream = RandomStream(seed: 1)
    var elements = Array(0..<100)
    stream.shuffle(&elements)
    #expect(elements != Array(0..<100))
    #expect(elements.sorted() == Array(0..<100))
  }
}
