import RealModule
import Testing
import Verification

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

  /// The first draws of seed 0x0123456789ABCDEF, and of one of its children, by an independent program: Philox blocks as
  /// documented, two numbers from each, lower words first.
  @Test func `a seed and the index of a child give the numbers that the blocks have`() {
    var stream = Self.stream
    #expect(
      (0..<5).map { _ in stream.next() } == [
        0xc58c_b04b_b850_222e, 0x7a84_fff9_14a7_a020, 0x523e_0d85_adca_1466, 0xb299_da3f_6540_1425,
        0x823c_cb40_f7ce_299f,
      ])
    var child = Self.stream.stream(0xFEDC_BA98_7654_3210)
    #expect(
      (0..<3).map { _ in child.next() } == [0xb509_06ba_e941_2577, 0x150b_b7bf_06bf_cc30, 0x8f8c_6a1d_e953_e03a])
    var neighbor = RandomStream(seed: 0x0123_4567_89AB_CDEE)
    #expect(neighbor.next() != 0xc58c_b04b_b850_222e)
  }

  private static let stream = RandomStream(seed: 0x0123_4567_89AB_CDEF)

  @Test func `the counter goes on in its upper half`() {
    var stream = Self.stream
    stream.counter = 1 << 32 - 1
    let last = Philox.block(counter: SIMD4(.max, 0, 0, 0), key: stream.key)
    let next = Philox.block(counter: SIMD4(0, 1, 0, 0), key: stream.key)
    let drawn = (0..<3).map { _ in stream.next() }
    #expect(drawn[0] == UInt64(last.x) | UInt64(last.y) << 32 && drawn[1] == UInt64(last.z) | UInt64(last.w) << 32)
    #expect(drawn[2] == UInt64(next.x) | UInt64(next.y) << 32)
  }

  @Test func `uniform draws are the upper 53 bits, in 0 ..< 1`() {
    var stream = Self.stream
    #expect((0..<3).map { _ in stream.uniform() } == [0.7716779885161604, 0.4785919173342834, 0.32125935090679314])
    for (bits, value) in [(0, 0), (UInt64.max, 1 - 0x1p-53), (1 << 11, 0x1p-53), (1 << 11 - 1, 0)] {
      (stream.pending, stream.hasPending) = (bits, true)
      #expect(stream.uniform() == value)
    }
  }

  /// The values have 20 digits of the same independent program: √(−2 ln(1 − u))·cos 2πv, and the sine.
  @Test func `normal draws are Box and Muller's pairs`() {
    var stream = Self.stream
    // The angle, below 2π, is rounded twice, and a radius is at most √(106 ln 2) < 9.
    let rounding = Tolerance.rounding(operations: 16, condition: 7, scale: 9)
    for value in [-1.7031943396067931869, 0.23049006974437616381, -0.2843256858813423684, -0.83318141681293128782] {
      #expect(rounding.accepts(stream.normal(), value))
    }
    for bits in [0, UInt64.max] {
      (stream.pending, stream.hasPending) = (bits, true)
      let radius = (stream.normal(), stream.normal())
      let expected = bits == 0 ? 0 : 106 * Double.log(2)
      #expect(rounding.accepts(radius.0 * radius.0 + radius.1 * radius.1, expected))
    }
  }

  @Test func `a shuffle is Fisher and Yates', from the end`() {
    var stream = Self.stream
    var elements = Array(0..<12)
    stream.shuffle(&elements)
    #expect(elements == [8, 1, 10, 11, 7, 2, 0, 4, 6, 3, 5, 9])
    var short = [[Int](), [5], [1, 2]]
    for index in short.indices { stream.shuffle(&short[index]) }
    #expect(short[0].isEmpty && short[1] == [5] && short[2].sorted() == [1, 2])
  }

  /// The draws of single precision from a number of draws of 64 bits on, and what the stream gives then.
  private func singles(_ count: Int, after draws: Int = 0) -> (values: [Float], next: UInt64) {
    var stream = Self.stream
    for _ in 0..<draws { _ = stream.next() }
    var values = [Float](repeating: .nan, count: count + 1)
    Kernels<Float>.fillNormal(&values, count: count, from: &stream)
    return (values, stream.next())
  }

  @Test func `a buffer in single precision takes four draws from each block, and whole blocks`() {
    let expected = [
      0.110069047, -0.8030994092, -2.223492464, 0.3009018562, -0.381039933, 0.7933948055, -0.4398933304,
    ]
    let (values, _) = singles(7)
    // Polynomials of a few ulps multiply a radius below 7.
    for (value, right) in zip(values, expected) { #expect((Double(value) - right).magnitude < 16 * 7 * 0x1p-23) }
    #expect(values[7].isNaN)
    let blocks: [UInt64] = [0xc58c_b04b_b850_222e, 0x523e_0d85_adca_1466, 0x823c_cb40_f7ce_299f]
    for (count, used) in [(0, 0), (1, 1), (4, 1), (5, 2), (8, 2)] { #expect(singles(count).next == blocks[used]) }
    // The second half of a block that was begun is passed over.
    let later = singles(1, after: 1)
    #expect(later.next == blocks[2] && later.values[0] == values[4])
  }

  @Test func `a buffer in double precision takes the stream's own draws`() {
    var (stream, other) = (Self.stream, Self.stream)
    var values = [Double](repeating: .nan, count: 4)
    Kernels<Double>.fillNormal(&values, count: 3, from: &stream)
    #expect(Array(values[..<3]) == (0..<3).map { _ in other.normal() } && values[3].isNaN)
    #expect(stream.next() == other.next())
  }
}
