import PropertyTesting
import RealModule
import Testing

@testable import Verification

extension `RD-003 the primal value and the dual bound enclose the optimum at every weight` {
  /// Equally likely symbols of distortion a if reproduced as themselves and a + c otherwise, and a weight; all in
  /// decimals of many digits.
  struct Offset: Sendable, CustomStringConvertible {
    let symbols: Int
    /// a, c and β.
    let numbers: [DecimalNumeral]

    var description: String { "\(symbols) \(numbers.map(\.shown))" }

    /// c and β are far below the last digit of a double number as large as a.
    static let all = Generator<Offset> { source throws(Discard) in
      let symbols = [2, 4, 5, 8, 10][try source.integer(in: 0...4)]
      let offset = try source.decimal(digits: 25, exponents: -25 ... -24)
      let exponent = try source.integer(in: -60 ... -20)
      return Offset(
        symbols: symbols,
        numbers: [
          offset, try source.decimal(digits: 9, exponents: exponent...exponent),
          try source.decimal(digits: 9, exponents: exponent...exponent),
        ])
    }

    var law: [DecimalNumeral] {
      let share = DecimalNumeral(tenTo: -3) * DecimalNumeral(exactly: Double(1000 / symbols))
      return [DecimalNumeral](repeating: share, count: symbols)
    }

    /// The distortions, each after a function is applied to it.
    func distortion(_ reading: (DecimalNumeral) -> DecimalNumeral = { $0 }) -> [[DecimalNumeral]] {
      (0..<symbols).map { z in (0..<symbols).map { reading($0 == z ? numbers[0] : numbers[0] + numbers[1]) } }
    }

    /// R and min (D + βR) by the symmetric channel: with A = e^(−c/β), m = n − 1, R = Φ − (c/β)·mA/(1 + mA) and
    /// Φ = ln n − ln(1 + mA).
    var closed: (rate: Estimate, lagrangian: Estimate) {
      let (count, beta) = (Estimate(exactly: Double(symbols)), numbers[2].estimate)
      let ratio = numbers[1].estimate / beta
      let others = Estimate(exactly: Double(symbols - 1)) * .exp(-ratio)
      let tilt = Estimate.log(count) - .log1p(others)
      return (
        tilt - ratio * others / (Estimate(exactly: 1) + others), numbers[0].estimate + beta * tilt
      )
    }
  }

  /// Whether an optimum is that of the symmetric channel, and its rate is known up to rounding times the condition of
  /// the Hessian there: with A = e^(−c/β), the squared condition of the matrix of ones on the diagonal and A elsewhere.
  func isSymmetric(_ optimum: DecimalSource.Optimum, _ drawn: Offset) -> Bool {
    let ratio = (drawn.numbers[1].estimate / drawn.numbers[2].estimate).value
    let root = (1 + Double(drawn.symbols - 1) * Double.exp(-ratio)) / -Double.expMinusOne(-ratio)
    let width = Tolerance.rounding(operations: 4000, condition: root * root, scale: 1 + ratio)
    return optimum.rate.overlaps(drawn.closed.rate) && optimum.lagrangian.overlaps(drawn.closed.lagrangian)
      && optimum.rate.error <= width.value
  }

  @Test(.property(cases: 60)) func `distortions in decimals of 25 digits keep all their digits`() {
    checkProperty(Offset.all) { drawn in
      let source = try DecimalSource(law: drawn.law, distortion: drawn.distortion())
      #expect(isSymmetric(try source.optimum(weight: drawn.numbers[2]), drawn))
    }
  }

  @Test func `control: distortions rounded to the nearest double numbers are refuted`() {
    let minima = Offset.all.smallestCounterexamples(seeds: 2) { drawn in
      let nearest = drawn.distortion { DecimalNumeral(exactly: $0.nearest) }
      let source = try DecimalSource(law: drawn.law, distortion: nearest)
      return !isSymmetric(try source.optimum(weight: drawn.numbers[2]), drawn)
    }
    #expect(!minima.contains("not refuted"))
  }

  /// Sources and weights whose numbers span hundreds of orders of magnitude, in range or beyond.
  struct Extreme: Sendable, CustomStringConvertible {
    let law: [DecimalNumeral]
    let distortion: [[DecimalNumeral]]
    let weight: DecimalNumeral

    var description: String {
      "\(law.map(\.shown)) \(distortion.map { $0.map(\.shown) }) \(weight.shown)"
    }

    static let all = Generator<Extreme> { source throws(Discard) in
      let (symbols, count) = (try source.integer(in: 1...4), try source.integer(in: 1...4))
      // Some cases are beyond the range that is accepted.
      let most = try source.integer(in: 0...3) == 3 ? 400 : 275
      var law: [DecimalNumeral] = []
      for _ in 1..<symbols {
        let isNone = try source.integer(in: 0...5) == 5
        law.append(
          isNone ? DecimalNumeral(exactly: 0) : try source.decimal(digits: 20, exponents: -most - 20 ... -22))
      }
      law.append(law.reduce(DecimalNumeral(exactly: 1), -))
      let offset = try source.decimal(digits: 25, exponents: -most...most - 25)
      var distortion: [[DecimalNumeral]] = []
      for _ in 0..<symbols {
        var row: [DecimalNumeral] = []
        for _ in 0..<count {
          switch try source.integer(in: 0...4) {
          case 0: row.append(DecimalNumeral(exactly: 0))
          case 1: row.append(DecimalNumeral(exactly: Double(try source.integer(in: 0...9))))
          case 2: row.append(offset)
          case 3: row.append(offset + (try source.decimal(digits: 9, exponents: -most...most - 9)))
          default: row.append(try source.decimal(digits: 9, exponents: -most...most - 9))
          }
        }
        distortion.append(row)
      }
      return Extreme(
        law: law, distortion: distortion, weight: try source.decimal(digits: 5, exponents: -most...most - 5))
    }

    /// Whether every number is in the range that is accepted.
    var isInRange: Bool {
      let zero = DecimalNumeral(exactly: 0)
      return law.allSatisfy { $0 == zero || $0 >= LabelLaw.leastWeight }
        && distortion.joined().allSatisfy { $0 == zero || DecimalSource.range.contains($0) }
        && DecimalSource.range.contains(weight)
    }
  }

  /// Whether an optimum obeys the bounds of every optimum: E min d ≤ D ≤ D + βR ≤ D(0), 0 ≤ R ≤ H(Z) (RD-003, step 6).
  func isInside(_ optimum: DecimalSource.Optimum, _ source: DecimalSource, weight: DecimalNumeral) -> Bool {
    let (least, most) = (source.leastDistortion.lower, source.greatestDistortion.upper)
    let sum = optimum.distortion + weight.estimate * optimum.rate
    return least >= 0 && optimum.rate.lower >= 0 && optimum.rate.upper <= source.entropy.upper
      && [optimum.distortion, optimum.lagrangian].allSatisfy { $0.lower >= least && $0.upper <= most }
      && optimum.lagrangian.overlaps(sum)
  }

  @Test(.property(cases: 80)) func `extreme numbers are refused, or enclosed within the bounds of every optimum`() {
    checkProperty(Extreme.all) { drawn, observer in
      do throws(VerificationError) {
        let source = try DecimalSource(law: drawn.law, distortion: drawn.distortion)
        let optimum = try source.optimum(weight: drawn.weight)
        #expect(isInside(optimum, source, weight: drawn.weight) && drawn.isInRange)
      } catch {
        #expect(!drawn.isInRange, "\(error)")
      }
      observer.cover("taken", atLeast: 0.4, when: drawn.isInRange)
    }
  }

  @Test
  func `control: the least distortion plus the weight times a rounded rate is refuted as within these bounds`() throws {
    let text = ["0.5", "0.3", "0.2"]
    let law = text.compactMap(DecimalNumeral.init)
    let distortion = law.indices.map { i in law.indices.map { DecimalNumeral(exactly: Double(abs(i - $0))) } }
    let source = try DecimalSource(law: law, distortion: distortion)
    let plain = try FiniteSource(law: law.map(\.nearest), distortion: distortion.map { $0.map(\.nearest) })
    for exponent in [150, 299, 300] {
      let weight = DecimalNumeral(tenTo: exponent)
      #expect(isInside(try source.optimum(weight: weight), source, weight: weight))
      let point = try plain.optimum(weight: weight.nearest)
      let wrong = plain.leastDistortion + weight.estimate * point.tilt
      let optimum = DecimalSource.Optimum(lagrangian: wrong, distortion: wrong, rate: point.rate)
      #expect(!isInside(optimum, source, weight: weight))
    }
  }

  /// Whether a rate bound from the best single reproduction holds for a fair bit (RD-003, step 7). Its rate is positive
  /// at every weight: ln 2 − h(1/(1 + e^(1/β))).
  func bounds(_ rate: Double, weight: DecimalNumeral) throws -> Bool {
    let fair = try BinarySource(probability: 0.5)
    let ratio = Estimate(exactly: 1) / weight.estimate
    let share = Estimate(exactly: 1) / (Estimate(exactly: 1) + .exp(ratio))
    return try fair.rate(atDistortion: share).lower <= rate
  }

  @Test func `at large weights the best single reproduction bounds the rate or is proved optimal`() throws {
    let half = DecimalNumeral(exactly: 0.5)
    let (zero, one) = (DecimalNumeral(exactly: 0), DecimalNumeral(exactly: 1))
    let fair = try DecimalSource(law: [half, half], distortion: [[zero, one], [one, zero]])
    for exponent in 1...7 {
      let weight = DecimalNumeral(tenTo: exponent)
      let spread = try #require(LoneReproduction(fair).spread(weight: weight))
      #expect(try bounds(spread.rate, weight: weight))
    }
    let uneven = try DecimalSource(
      law: [DecimalNumeral(exactly: 0.75), DecimalNumeral(exactly: 0.25)], distortion: [[zero, one], [one, zero]])
    let optimum = try uneven.optimum(weight: DecimalNumeral(tenTo: 300))
    #expect(optimum.rate == Estimate(exactly: 0) && optimum.distortion.contains(0.25))
    let width = Tolerance.rounding(operations: 8, condition: 1, scale: 1).value
    #expect(optimum.distortion.error <= width)
    #expect(optimum.lagrangian.contains(0.25) && optimum.lagrangian.error <= width)
  }

  @Test func `control: the rate bound of the single reproduction at eight times the weight is refuted`() throws {
    let half = DecimalNumeral(exactly: 0.5)
    let (zero, one) = (DecimalNumeral(exactly: 0), DecimalNumeral(exactly: 1))
    let fair = try DecimalSource(law: [half, half], distortion: [[zero, one], [one, zero]])
    let weight = DecimalNumeral(tenTo: 2)
    let spread = try #require(LoneReproduction(fair).spread(weight: weight * DecimalNumeral(exactly: 8)))
    #expect(try !bounds(spread.rate, weight: weight))
  }
}

extension ChoiceSource {
  /// A decimal above 0 of at most so many digits, times a power of ten.
  mutating func decimal(digits: Int, exponents: ClosedRange<Int>) throws(Discard) -> DecimalNumeral {
    var number = DecimalNumeral(exactly: 0)
    let ten = DecimalNumeral(tenTo: 1)
    for index in 0..<digits {
      number = number * ten + DecimalNumeral(exactly: Double(try integer(in: (index == 0 ? 1 : 0)...9)))
    }
    return number * DecimalNumeral(tenTo: try integer(in: exponents, simplest: exponents.lowerBound))
  }
}
