import Testing

@testable import Verification

@Suite struct `The parts and the center of a mixture` {
  func decimals(_ texts: [String]) throws -> [DecimalNumeral] { try texts.map { try #require(DecimalNumeral($0)) } }

  func parts(
    _ means: [String], _ variances: [String], noise: String = "0", present: [Int]? = nil
  ) throws -> [[Int]] {
    MixturePart.members(
      of: present ?? Array(means.indices), means: try decimals(means), variances: try decimals(variances),
      noiseVariance: try #require(DecimalNumeral(noise)))
  }

  @Test func `atoms of one place are a part, and noise makes them laws`() throws {
    let (means, variances) = (["1", "0", "1.0", "5"], ["0", "0", "0", "2"])
    #expect(try parts(means, variances) == [[0, 2], [1], [3]])
    #expect(try parts(means, variances, noise: "1") == [[0, 1, 2, 3]])
    #expect(try parts(means, variances, present: [1, 2]) == [[1], [2]])
  }

  @Test func `scales are one part up to a ratio of 2^598 of variances, else cut at the widest step`() throws {
    // 2⁵⁹⁸ is 1.0371…e180.
    #expect(try parts(["0", "0"], ["1", "1.03e180"]) == [[0, 1]])
    #expect(try parts(["0", "0"], ["1", "1.04e180"]) == [[0], [1]])
    #expect(try parts(["0", "0"], ["1.04e180", "1"]) == [[1], [0]])
    #expect(try parts(["0", "0", "0"], ["1e-300", "1e-100", "1"]) == [[0], [1, 2]])
    #expect(try parts(["0", "0", "0"], ["1e-300", "1e-200", "1"]) == [[0, 1], [2]])
    #expect(try parts(["0", "0", "0"], ["1", "1e-300", "1e-100"]) == [[1], [0, 2]])
    // Noise brings scales together.
    #expect(try parts(["0", "0"], ["1e-200", "1"], noise: "1") == [[0, 1]])
  }

  @Test func `means are one part up to 4096 of the greatest deviations beside them`() throws {
    #expect(try parts(["0", "4096"], ["1", "1"]) == [[0, 1]] && parts(["0", "4097"], ["1", "1"]) == [[0], [1]])
    #expect(try parts(["0", "8192"], ["1", "4"]) == [[0, 1]] && parts(["8193", "0"], ["1", "4"]) == [[1], [0]])
    #expect(try parts(["15000", "0", "5000"], ["1", "1", "1"]) == [[1], [2], [0]])
    // A wide one beside a narrow pair: its deviation counts until it is cut off.
    #expect(try parts(["0", "5000", "50000"], ["1", "1", "100"]) == [[0], [1], [2]])
    #expect(try parts(["0", "5000", "40000"], ["1", "1", "100"]) == [[0, 1, 2]])
  }

  @Test func `lengths are in a power of ten that makes them whole, or near the greatest deviation`() throws {
    func power(_ means: [String], _ variances: [String]) throws -> Int {
      let (means, variances) = (try decimals(means), try decimals(variances))
      let halves = try decimals(["0.5", "0.5"])
      return try MixturePart(
        [0, 1], weights: halves, means: means, variances: variances, noiseVariance: DecimalNumeral(exactly: 0)
      ).power
    }
    #expect(try power(["0", "1"], ["1", "2"]) == 0 && power(["0.25", "1"], ["1", "2"]) == 2)
    // Differences count, and a variance has the square of the unit.
    #expect(try power(["0.125", "1.125"], ["1", "2"]) == 0)
    #expect(try power(["0", "1"], ["1", "1.001"]) == 2 && power(["0", "1"], ["1", "1.0001"]) == 2)
    #expect(try power(["0", "1"], ["1.3", "1.3"]) == 0)
    // No whole numbers below 2⁵³: half of the digits of the greatest variance.
    #expect(try power(["0", "1.00000000000000000001"], ["1000000", "1000000"]) == -3)
    #expect(try power(["0", "1.00000000000000000001"], ["0.000001", "0.000001"]) == 2)
    let atoms = try power(["3", "3"], ["0", "0"])
    #expect(atoms == 0)
  }

  func center(_ means: [Double], _ weights: [Double], _ excesses: [Double]? = nil) throws -> MixtureKernel.Center? {
    try MixtureKernel(
      law: LabelLaw(FiniteLaw(weights)), means: means.map { Estimate(exactly: $0) },
      excesses: (excesses ?? means.map { _ in 0 }).map { Estimate(exactly: $0) }, common: Estimate(exactly: 1)
    ).center
  }

  @Test func `a center is a mean or lies between two, at an exact distance`() throws {
    #expect(try center([0, 1], [0.5, 0.5]) == .between(0, 1) && center([3], [1]) == .at(0))
    #expect(try center([0, 1, 2], [0.25, 0.5, 0.25]) == .at(1) && center([0, 1, 2], [0.25, 0.25, 0.5]) == nil)
    #expect(try center([0, 1, 3], [0.25, 0.5, 0.25]) == nil)
    #expect(try center([0, 1, 2, 3], [0.125, 0.375, 0.375, 0.125]) == .between(1, 2))
    // Of several components of one mean, the first.
    #expect(try center([0, 0, 1, 1], [0.25, 0.25, 0.25, 0.25], [0, 1, 0, 1]) == .between(0, 2))
    #expect(try center([0, 1, 1, 2], [0.25, 0.25, 0.25, 0.25], [1, 0, 2, 1]) == .at(1))
    #expect(try center([0, 1], [0.5, 0.5], [0, 1]) == nil)
    // 1 − 2⁻⁶⁰ is no double number, and 1 is not midway between 0 and the number after 2.
    #expect(try center([0x1p-60, 1], [0.5, 0.5]) == nil)
    #expect(try center([0, 1, 2.0.nextUp], [0.25, 0.5, 0.25]) == nil)
    let (at, between) = (MixtureKernel.Center.at(2), MixtureKernel.Center.between(1, 3))
    #expect(at.names(2) && !at.names(1) && between.names(1) && between.names(3) && !between.names(2))
  }
}
