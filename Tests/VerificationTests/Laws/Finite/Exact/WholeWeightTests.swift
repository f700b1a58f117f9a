import BigInt
import Testing

@testable import Verification

@Suite struct `Exact weights` {
  static func numbers(_ texts: [String]) -> [DecimalQuotient] { texts.compactMap(DecimalQuotient.init) }

  func outcome(_ texts: [String]) -> String {
    refusal {
      let law = try WholeWeights(Self.numbers(texts), factors: 2, "w") { "w[\($0)]" }
      return "\(law.weights.map { "\($0)" }) of \(law.total)"
    }
  }

  @Test func `are decimals and fractions as they are written`() throws {
    #expect(
      Self.numbers(["0.25", "-1e3", "1/3", "2.5e-1/40", "+1/0000000000000000000000000000000000000003"]).count == 5)
    let refused = [
      "", "/", "1/", "/3", "1/0", "1/-3", "1/+3", "1/3/5", "1/0x3", "1/3.0", "1/3e1", "a/3", "nan", "1 /3", "1/ 3",
      "1/10000000000000000000000000000000000000001", "1e5001/3", "1/３",
    ]
    #expect(refused.allSatisfy { DecimalQuotient($0) == nil })
    let (third, forty) = (try #require(DecimalQuotient("1/3")), try #require(DecimalQuotient("2.5e-1/40")))
    #expect(third.estimate.lower < third.estimate.upper && third.estimate.contains(1 / 3.0))
    #expect(forty.estimate.upper == 0.00625 && forty.estimate.lower == 0.00625.nextDown)
    #expect(third >= DecimalNumeral(exactly: 0.25) && !(third >= DecimalNumeral(exactly: 0.375)))
    #expect(third <= DecimalNumeral(exactly: 0.375) && !(third <= DecimalNumeral(exactly: 0.25)))
  }

  @Test func `become whole multiples of a unit`() {
    #expect(outcome(["0.25", "0.5", "0.25"]) == #"accepted: ["25", "50", "25"] of 100"#)
    #expect(outcome(["1/3", "0.5", "1/6"]) == #"accepted: ["20", "30", "10"] of 60"#)
    #expect(outcome(["1", "0"]) == #"accepted: ["1", "0"] of 1"#)
    #expect(outcome(["1e-3", "0.999"]) == #"accepted: ["1", "999"] of 1000"#)
    // A rounding of 2⁻⁵² for each number.
    #expect(outcome(["0.3333333333333333", "0.3333333333333333", "0.3333333333333333"]).hasPrefix("accepted"))
    #expect(outcome(["0.5", "0.5000000000000004"]).hasPrefix("accepted"))
  }

  @Test func `that are no law, or too many, are named`() {
    #expect(outcome(["0.5", "0.5000000000000005"]) == "w: must sum to 1, sum to 1.0000000000000004")
    #expect(outcome(["0.5", "0.4999999999999995"]).hasPrefix("w: must sum to 1, sum to 0.999"))
    #expect(outcome(["0"]) == "w: must sum to 1, sum to 0.0")
    #expect(outcome(["1", "-1e-4000"]) == "w[1]: must be at least 0, is -1e-4000")
    #expect(outcome([]) == "w: must hold 1 to 16384 numbers, holds 0")
    #expect(outcome(Array(repeating: "0", count: 16385)) == "w: must hold 1 to 16384 numbers, holds 16385")
    // Weights of so different exponents have many digits as multiples of one unit.
    let long = Self.numbers(["1"] + Array(repeating: "1e-5000", count: 1999))
    func count(_ numbers: [DecimalQuotient]) -> String {
      refusal { try WholeWeights(numbers, factors: 2, "w") { "w[\($0)]" }.weights.count }
    }
    #expect(
      count(long) == "w: must have fewer digits for its 2000 numbers; write at most 100 digits, and exponents alike")
    #expect(count(Array(long.prefix(500))) == "accepted: 500")
    // The numbers from 10³⁹ on have no small common multiple.
    let fractions = (0..<200).map { "1/\(BigInt(10).power(39) + BigInt(2 * $0 + 1))" }
    #expect(outcome(fractions) == "w: must have a common denominator below 2^16384; write decimals")
  }

  @Test func `name the place of a wrong number in a table, and variables`() throws {
    let wrong = Self.numbers(["0.5", "0.5", "0", "-1", "0", "0"])
    #expect(
      refusal { try ExactTable(shape: [2, 3], weights: wrong) } == "weights[1][0]: must be at least 0, is -1.0")
    #expect(refusal { try ExactTable(shape: [], weights: []) } == "shape: needs sizes of at least 1, is []")
    #expect(
      refusal { try ExactTable(shape: [2, 0], weights: []) } == "shape: needs sizes of at least 1, is [2, 0]")
    #expect(
      refusal { try ExactTable(shape: [.max, .max, .max], weights: wrong) }.hasPrefix("weights: needs a number"))
    let table = try ExactTable(shape: [2, 3], weights: Self.numbers(["0.5", "0.5", "0", "0", "0", "0"]))
    #expect(refusal { try table.mutualInformation([0], [2]) } == "second[0]: must be 0 to 1, is 2")
    #expect(refusal { try table.mutualInformation([0], [-1]) } == "second[0]: must be 0 to 1, is -1")
    #expect(refusal { try table.mutualInformation([], [1]) } == "first: must name at least one variable")
    #expect(refusal { try table.mutualInformation([0], []) } == "second: must name at least one variable")
    #expect(
      refusal { try table.mutualInformation([0], [1], given: [0]) }
        == "given[0]: names variable 0, which is named already")
    #expect(refusal { try table.interactionInformation([0], [1], []) } == "given: must name at least one variable")
    #expect(try table.totalCorrelation() == Estimate(exactly: 0))
  }

  @Test func `of many digits are refused for products of many, with one line`() throws {
    let numbers = Self.numbers(["1"] + Array(repeating: "1e-2000", count: 1023))
    let table = try ExactTable(shape: Array(repeating: 2, count: 10), weights: numbers)
    #expect(
      refusal { try table.totalCorrelation() }
        == "weights: must have fewer digits for its 1024 numbers; write at most 100 digits, and exponents alike")
    #expect(try table.mutualInformation([0], [1]).lower >= 0)
  }

  @Test func `control: a law that fits is not refused`() {
    #expect(outcome(["1/2", "1/2"]) == #"accepted: ["1", "1"] of 2"#)
  }
}
