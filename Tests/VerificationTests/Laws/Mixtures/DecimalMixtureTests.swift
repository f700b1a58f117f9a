import PropertyTesting
import Testing

@testable import Verification

/// A mixture in decimals with a value of 40 digits, found with 60 to 130 digits from the definition.
struct DecimalModel: Sendable, CustomStringConvertible {
  let weights: [String]
  let means: [String]
  let variances: [String]
  let value: String

  var description: String { "w \(weights) mean \(means) var \(variances)" }

  func mixture(_ read: (String) -> DecimalNumeral? = { DecimalNumeral($0) }) throws -> DecimalMixture {
    try DecimalMixture(
      weights: weights.compactMap(read), means: means.compactMap(read), variances: variances.compactMap(read))
  }

  /// I(Y;T): a weight that rounds to 1, offsets beyond the differences, digits beyond a double number's.
  static let informations: [DecimalModel] = [
    DecimalModel(
      weights: ["0." + String(repeating: "9", count: 17), "1e-17"], means: ["0", "100"], variances: ["1", "1"],
      value: "4.014394658089877662330585472963419151255e-16"),
    DecimalModel(
      weights: ["0." + String(repeating: "9", count: 140), "1e-140"], means: ["0", "1e6"], variances: ["1", "1"],
      value: "3.233619130191663957625188036558109858265e-138"),
    DecimalModel(
      weights: ["0.5", "0.5"], means: ["1.00000001", "1.00000002"], variances: ["1", "1"],
      value: "1.249999999999999984375000000000000260417e-17"),
    DecimalModel(
      weights: ["0.5", "0.5"], means: ["0", "0"], variances: ["1.0000000000000001", "1"], value: "6.25e-34"),
    DecimalModel(
      weights: ["0.5", "0.5"], means: ["0", "1e-16"], variances: ["1", "1.00000000000000009"],
      value: "1.75624999999999989818749999999999999105469e-33"),
    DecimalModel(
      weights: ["0.5", "0.5"], means: ["0", "-1e-9"], variances: ["1", "1.000000000000000064"],
      value: "1.25000000000000251984374999999983553002604e-19"),
    DecimalModel(
      weights: ["0.260881570206", "0.739118429794"], means: ["1.00000000000005e-57", "1.00000000000054e-57"],
      variances: ["1e-120", "1e-120"], value: "2.31483263027688697682277131893805386586e-20"),
    DecimalModel(
      weights: ["0.542072181249", "0.457927818751"], means: ["9.99999937621106e-55", "9.99999403427335e-55"],
      variances: ["1.2286963e-123", "2.3860552e-122"], value: "0.6818456185397136097518659471455199479675"),
  ]

  /// The least error probability, likewise.
  static let errors: [DecimalModel] = [
    DecimalModel(
      weights: ["0.165141875888", "0.834858124112"], means: ["999993.775821769", "999993.464420676"],
      variances: ["0.013803958", "1.1441523"], value: "0.121706507838882685611801679023877723118"),
    DecimalModel(
      weights: ["0.00000000435007", "0.99999999564993"], means: ["1000007.12482861", "999997.738855406"],
      variances: ["1", "1"], value: "0.0000000000256318456653878777964999420085764880289"),
  ]
}

extension `RT-010 the interval of a model in decimals contains the value at the decimals` {
  @Test(arguments: DecimalModel.informations) func `the interval of the information contains the value at the decimals`(
    model: DecimalModel
  ) throws {
    let information = try model.mixture().labelInformation()
    #expect(try contains(information, model.value), "\(information)")
  }

  @Test(arguments: DecimalModel.errors) func `the interval of the least error contains the value at the decimals`(
    model: DecimalModel
  ) throws {
    let error = try model.mixture().bayesError
    #expect(try contains(error, model.value), "\(error)")
  }

  @Test func `control: the model of the nearest double numbers is refuted as that of the decimals`() throws {
    let missed = try DecimalModel.informations.filter { model in
      let nearest = try? model.mixture { DecimalNumeral($0).map { DecimalNumeral(exactly: $0.nearest) } }
      return try !(nearest.map { try contains($0.labelInformation(), model.value) } ?? true)
    }
    #expect(missed.count >= 4, "\(missed)")
  }

  /// Decimals of many digits, and what they are after a move and a change of scale, which are exact in decimals.
  struct Moved: Sendable, CustomStringConvertible {
    let digits: [Int]
    let rare: Int
    let move: Int
    let power: Int

    var description: String { "digits \(digits) rare 10^-\(rare) move \(move) scale 10^\(power)" }

    static let all = Generator<Moved> { source throws(Discard) in
      var digits: [Int] = []
      for _ in 0..<12 { digits.append(try source.integer(in: 1...999_999_999)) }
      return Moved(
        digits: digits, rare: try source.integer(in: 0...140), move: try source.integer(in: -1_000_000...1_000_000),
        power: try source.integer(in: -60...60))
    }

    /// Three components; means of 27 digits and variances of 9.
    func mixture(moved: Bool) throws -> DecimalMixture {
      func numeral(_ text: String) throws -> DecimalNumeral { try #require(DecimalNumeral(text)) }
      let length = DecimalNumeral(tenTo: moved ? power : 0)
      let offset = moved ? try numeral("\(move).000000001") : DecimalNumeral(exactly: 0)
      var (means, variances): ([DecimalNumeral], [DecimalNumeral]) = ([], [])
      for k in 0..<3 {
        means.append((try numeral("\(digits[3 * k]).\(digits[3 * k + 1])e-9") + offset) * length)
        variances.append(try numeral("\(digits[3 * k + 2])e-9") * length * length)
      }
      let small = try numeral("\(digits[9])e-\(rare + 10)")
      let weights = [(small + small).complement, small, small]
      return try DecimalMixture(weights: weights, means: means, variances: variances)
    }
  }

  @Test func `a common offset and a power of ten change nothing, whatever the digits`() {
    checkProperty(Moved.all) { drawn in
      let (plain, moved) = (try drawn.mixture(moved: false), try drawn.mixture(moved: true))
      let pairs = try [
        (plain.labelInformation(), moved.labelInformation()), (plain.bayesError, moved.bayesError),
      ]
      for (left, right) in pairs { #expect(left.overlaps(right) && left.lower >= 0 && right.lower >= 0) }
    }
  }
}

extension `RT-005 the information of a mixture on the line lies in its interval` {
  /// −ln w of a weight w = 1 − small.
  func surprisal(of small: DecimalNumeral) throws -> Estimate { try LabelLaw([small.complement, small]).surprisals[0] }

  /// Whether an estimate of −ln(1 − small) lies between small and small + small², and is narrow.
  func isSurprisal(_ estimate: Estimate, of small: DecimalNumeral) -> Bool {
    let (low, high) = (small.estimate, (small + small * small).estimate)
    return estimate.lower <= high.upper && low.lower <= estimate.upper
      && estimate.error <= Tolerance.rounding(operations: 16, condition: 1, scale: small.nearest).value
  }

  @Test(.property(cases: 30)) func `the logarithm of a weight near one keeps its digits`() {
    checkProperty(.integer(in: 10...290)) { power in
      let small = DecimalNumeral(tenTo: -power)
      let holds = try isSurprisal(surprisal(of: small), of: small)
      #expect(holds)
    }
  }

  @Test func `control: the logarithm of a weight rounded to one is refuted as that of the weight`() throws {
    let small = DecimalNumeral(tenTo: -20)
    #expect(isSurprisal(try surprisal(of: small), of: small))
    #expect(!isSurprisal(-Estimate.log(Estimate(exactly: small.complement.nearest)), of: small))
  }
}
