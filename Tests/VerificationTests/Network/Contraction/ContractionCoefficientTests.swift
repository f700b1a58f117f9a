import PropertyTesting
import RealModule
import Testing

@testable import Verification

@Suite struct `RD-006 the contraction coefficient bounds the share of information that a channel preserves` {
  /// A drawn channel with a law of its input and two kernels of an auxiliary U on the inputs.
  struct Drawn: Sendable, CustomStringConvertible {
    let prior: [Int]
    let channel: [[Int]]
    let auxiliary: [[Int]]

    var description: String { "\(prior) \(channel) \(auxiliary)" }

    /// Channels of two or three inputs and outputs; every input occurs.
    static func all(inputs: ClosedRange<Int>) -> Generator<Drawn> {
      Generator<Drawn> { source throws(Discard) in
        let (rows, position) = try source.axis(in: inputs)
        source.beginTable([.init(length: position)])
        var prior: [Int] = []
        for _ in 0..<rows { prior.append(try source.integer(in: 1...9)) }
        var tables: [[[Int]]] = []
        for columns in [try source.integer(in: 2...3), 2] {
          var table: [[Int]] = []
          for _ in 0..<rows { table.append(try source.weights(columns, through: 9)) }
          tables.append(table)
        }
        return Drawn(prior: prior, channel: tables[0], auxiliary: tables[1])
      }
    }

    static func law(_ weights: [Int]) -> [Double] { Weights(weights).probabilities }
    var law: [Double] { Self.law(prior) }
    var rows: DiscreteChannel { get throws { try DiscreteChannel(channel.map(Self.law)) } }

    /// I(U;X) and I(U;Y) for U drawn from X by the auxiliary channel.
    var informations: (input: Estimate, output: Estimate) {
      get throws {
        let joint = try rows.joint(input: law).appending(DiscreteChannel(auxiliary.map(Self.law)), of: [0])
        return (try joint.mutualInformation([2], [0]), try joint.mutualInformation([2], [1]))
      }
    }
  }

  /// Whether the intervals do not prove that I(U;Y) exceeds a coefficient times I(U;X).
  func bounds(_ coefficient: Estimate, _ drawn: Drawn) throws -> Bool {
    let (input, output) = try drawn.informations
    return !output.certainlyExceeds(coefficient * input)
  }

  /// Whether the intervals do not prove that the coefficient of two rows exceeds 1 − (Σ √(PP′))².
  func isWithinAffinity(_ drawn: Drawn, square: (Estimate) -> Estimate = { $0 * $0 }) throws -> Bool {
    let rows = try drawn.rows.rows.map(\.probabilities)
    let affinity = zip(rows[0], rows[1]).map { Estimate.squareRoot(($0 * $1).clamped(atLeast: 0)) }.sum()
    return try !drawn.rows.contraction.certainlyExceeds(Estimate(exactly: 1) - square(affinity))
  }

  @Test(.property(cases: 200)) func `the coefficient of two rows is at most one minus their squared affinity`() {
    checkProperty(Drawn.all(inputs: 2...2)) { drawn in
      let holds = try isWithinAffinity(drawn)
      #expect(holds)
    }
  }

  @Test func `control: the affinity instead of its square is refuted`() {
    let minima = Drawn.all(inputs: 2...2).smallestCounterexamples { try !isWithinAffinity($0) { $0 } }
    #expect(!minima.contains("not refuted"))
  }

  @Test(.property(cases: 300))
  func `both coefficients of a channel bound the information of every auxiliary variable`() {
    checkProperty(Drawn.all(inputs: 2...3)) { drawn in
      let channel = try drawn.rows
      let coefficients = [try channel.contraction(input: drawn.law), channel.contraction]
      for coefficient in coefficients { #expect(try bounds(coefficient, drawn)) }
      #expect(!coefficients[0].certainlyExceeds(coefficients[1]))
      #expect(!channel.contraction.certainlyExceeds(channel.totalVariationContraction))
      #expect(!(try channel.squaredMaximalCorrelation(input: drawn.law)).certainlyExceeds(coefficients[0]))
    }
  }

  @Test(.property(cases: 200)) func `with two inputs the intervals are as narrow as rounding error`() {
    checkProperty(Drawn.all(inputs: 2...2)) { drawn in
      let channel = try drawn.rows
      let width = Tolerance.rounding(operations: 1 << 18, condition: 1, scale: 1)
      #expect(channel.contraction.error <= width.value)
      #expect(try channel.contraction(input: drawn.law).error <= width.value)
    }
  }

  @Test func `symmetric and erasure channels have their known coefficients`() throws {
    let symmetric = try DiscreteChannel.binarySymmetric(crossover: 0.125)
    #expect(symmetric.contraction.contains(0.5625))
    #expect(symmetric.totalVariationContraction.contains(0.75))
    let erasing = try DiscreteChannel.binaryErasure(erasure: 0.25)
    #expect(erasing.contraction.contains(0.75))
    #expect(erasing.totalVariationContraction.contains(0.75))
    #expect(try erasing.contraction(input: [0.25, 0.75]).contains(0.75))
    #expect(try DiscreteChannel([[0.5, 0.5], [0.5, 0.5]]).contraction.upper < Double.leastNormalMagnitude)
    // Of a channel without noise rounding does not lead beyond 1, and one input alone has nothing to lose.
    let clear = try DiscreteChannel([[1, 0], [0, 1]])
    let correlation = try clear.squaredMaximalCorrelation(input: [0.5, 0.5])
    for whole in [clear.contraction, clear.totalVariationContraction, correlation] {
      #expect(whole.upper == 1 && whole.lower < 1 && whole.lower >= 1 - 0x1p-40, "\(whole)")
    }
    #expect(try clear.contraction(input: [1, 0]) == Estimate(exactly: 0))
  }

  @Test func `two equal rows have a maximal correlation of 0, without a negative end`() throws {
    let law = try FiniteLaw([0.5, 0.5])
    let correlation = RowPair(law, law).greatestCorrelation
    #expect(correlation.lower == 0 && correlation.upper <= 0x1p-1000, "\(correlation)")
  }

  @Test func `at a non-uniform law the coefficient exceeds the squared maximal correlation`() throws {
    let channel = try DiscreteChannel.binarySymmetric(crossover: 0.1)
    let correlation = try channel.squaredMaximalCorrelation(input: [0.05, 0.95])
    let coefficient = try channel.contraction(input: [0.05, 0.95])
    #expect(correlation.upper < 0.253 && coefficient.lower > 0.493)
    #expect(coefficient.upper < channel.contraction.lower)
  }

  @Test(.property(cases: 300)) func `control: the squared maximal correlation instead of the coefficient is refuted`() {
    let minima = Drawn.all(inputs: 2...2).smallestCounterexamples { drawn in
      try !bounds(drawn.rows.squaredMaximalCorrelation(input: drawn.law), drawn)
    }
    #expect(!minima.contains("not refuted"))
  }

  @Test func `control: the square of Dobrushin's coefficient instead of the coefficient is refuted`() {
    let minima = Drawn.all(inputs: 2...2).smallestCounterexamples { drawn in
      let coefficient = try drawn.rows.totalVariationContraction
      return try !bounds(coefficient * coefficient, drawn)
    }
    #expect(!minima.contains("not refuted"))
  }

  @Test func `an invalid channel or law is refused`() throws {
    let channel = try DiscreteChannel.binarySymmetric(crossover: 0.1)
    #expect(throws: VerificationError.invalidInput(parameter: "crossover", requirement: "must lie in [0, 1], is 1.5")) {
      try DiscreteChannel.binarySymmetric(crossover: 1.5)
    }
    #expect(throws: VerificationError.invalidInput(parameter: "law", requirement: "needs 2 values, has 1")) {
      try channel.contraction(input: [1])
    }
    #expect(throws: VerificationError.self) { try DiscreteChannel([]) }
    #expect(throws: VerificationError.self) { try DiscreteChannel([[1], [0.5, 0.5]]) }
  }
}
