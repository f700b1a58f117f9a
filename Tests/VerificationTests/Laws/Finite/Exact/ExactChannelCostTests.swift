import BigInt
import PropertyTesting
import RealModule
import Testing

@testable import Verification

extension `RT-015 the capacity of a channel lies between an information and a dual bound` {
  /// A share of at most a half and a budget below a half, of inputs of the costs 0 and 1.
  struct Priced: Sendable, CustomStringConvertible {
    let share: Share
    let budget: Int
    var description: String { "\(share) \(budget)/100" }

    static let all = Generator<Priced> { source throws(Discard) in
      Priced(share: try Share.all.draw(from: &source), budget: try source.integer(in: 1...49))
    }

    /// h(Γ(1−δ) + (1−Γ)δ) − h(δ).
    var reference: BigInt {
      let mixed = Share(
        a: budget * (share.b - share.a) + (100 - budget) * share.a, b: 100 * share.b)
      return mixed.entropy - share.entropy
    }
  }

  static func decimals(_ texts: [String]) -> [DecimalNumeral] { texts.compactMap(DecimalNumeral.init) }

  static func priced(_ model: [[String]], _ costs: [String], _ budget: String) throws -> ChannelCapacity {
    try channel(model).capacity(costs: decimals(costs), budget: decimals([budget])[0])
  }

  @Test func `the binary symmetric channel with a cost has its closed form to 180 bits`() {
    checkProperty(Priced.all) { drawn in
      let capacity = try Self.priced(Self.models(drawn.share)[0], ["0", "1"], "\(drawn.budget)e-2")
      #expect(Self.holds(capacity.value, drawn.reference), "\(capacity)")
    }
  }

  @Test func `a budget beyond need changes nothing, and the least cost leaves the cheapest inputs`() throws {
    let model = [["0.9", "0.1", "0"], ["0.1", "0.9", "0"], ["0", "0.25", "0.75"]]
    let free = try Self.channel(model).capacity().value
    #expect(try Self.priced(model, ["3", "1", "2"], "3").value == free)
    let cheap = try Self.priced(model, ["1", "1", "2"], "1")
    #expect(cheap.input[2] == 0)
    #expect(cheap.value.overlaps(try Self.channel([["0.9", "0.1"], ["0.1", "0.9"]]).capacity().value))
    #expect(try Self.priced(model, ["1", "2", "2"], "1").value.upper <= 0x1p-40)
    // Of three noiseless symbols of the costs 0, 1, 2 the best law at a budget is geometric.
    let noiseless = [["1", "0", "0"], ["0", "1", "0"], ["0", "0", "1"]]
    // mpmath 1.3.0 at 60 digits.
    let known = try Self.priced(noiseless, ["0", "1", "2"], "0.5").value
    #expect(encloses(known, "0.9012347006341614200832526966304005198223", roundings: 400), "\(known)")
    let scaled = try Self.priced(noiseless, ["1e-290", "1.1e-289", "2.1e-289"], "6e-290").value
    #expect(encloses(scaled, "0.9012347006341614200832526966304005198223", roundings: 400), "\(scaled)")
  }

  @Test func `extreme costs have an interval that grows with the budget`() throws {
    let model = [["0.9", "0.1"], ["0.2", "0.8"]]
    var last = 0.0
    for budget in ["0", "1e-300", "1e-12", "0.1", "1", "1e300"] {
      for costs in [["0", "1"], ["0", "1e300"], ["0", "1e-300"], ["0", "0"]] {
        let value = try Self.priced(model, costs, budget).value
        #expect(value.lower >= 0 && value.lower <= value.upper && value.upper < 0.7, "\(costs) \(budget) \(value)")
      }
      let value = try Self.priced(model, ["0", "1"], budget).value
      #expect(value.upper >= last, "\(budget)")
      last = value.lower
    }
  }

  @Test func `what is no cost, and a budget below all costs, are named`() throws {
    let model = [["1", "0"], ["0", "1"]]
    func outcome(_ costs: [String], _ budget: String) -> String {
      refusal { try Self.priced(model, costs, budget).input.count }
    }
    #expect(outcome(["1"], "1") == "costs: needs 2 numbers, has 1")
    #expect(outcome(["1", "-1"], "1") == "costs[1]: must be 0 or of 1e-300 to 1e300, is -1.0")
    #expect(outcome(["1", "1.1e300"], "1") == "costs[1]: must be 0 or of 1e-300 to 1e300, is 1.1e+300")
    #expect(
      outcome(["1", "2"], "0.5").hasPrefix("budget: must be 0 or of 1e-300 to 1e300, and at least the least cost"))
    #expect(outcome(["0", "2"], "1e-301").hasPrefix("budget: must be 0 or of 1e-300 to 1e300"))
    #expect(outcome(["1", "2"], "1") == "accepted: 2")
  }

  @Test func `control: the capacity without the cost, and at half of the budget, are refuted`() {
    let free = Priced.all.smallestCounterexamples(seeds: 1) { drawn in
      !Self.holds(try Self.channel(Self.models(drawn.share)[0]).capacity().value, drawn.reference)
    }
    #expect(!free.contains("not refuted"))
    let half = Priced.all.smallestCounterexamples(seeds: 1) { drawn in
      let value = try Self.priced(Self.models(drawn.share)[0], ["0", "1"], "\(5 * drawn.budget)e-3").value
      return !Self.holds(value, drawn.reference)
    }
    #expect(!half.contains("not refuted"))
  }

  /// Gallager's functions of the binary symmetric and the erasing channel at ρ = r/4: ρ ln 2 − (1+ρ) ln(δ^(1/(1+ρ)) +
  /// (1−δ)^(1/(1+ρ))), and −ln((1−ε)2^(−ρ) + ε).
  static func gallager(_ share: Share, _ r: Int) -> [BigInt] {
    let (two, rho, sum) = (FixedPoint.logarithmOfTwo, BigInt(r), BigInt(r + 4))
    let powers = [share.logarithm, share.restLogarithm].map { FixedPoint.exponential($0 * 4 / sum) }
    let symmetric = two * rho / 4 - FixedPoint.logarithm(powers[0] + powers[1], FixedPoint.one) * sum / 4
    let kept = FixedPoint.exponential(-two * rho / 4) * BigInt(share.b - share.a) / BigInt(share.b)
    let erased = FixedPoint.one * BigInt(share.a) / BigInt(share.b)
    return [symmetric, -FixedPoint.logarithm(kept + erased, FixedPoint.one)]
  }

  @Test(arguments: [1, 2, 4, 9]) func `Gallager's function has its closed forms to 180 bits`(quarters: Int) throws {
    let order = try #require(DecimalNumeral("\(25 * quarters)e-2"))
    checkProperty(Share.all, PropertySettings(cases: 8)) { share in
      for (model, reference) in zip(Self.models(share), Self.gallager(share, quarters)) {
        let value = try Self.channel(model).gallagerFunction(order: order)
        #expect(Self.holds(value, reference), "\(model) \(value)")
      }
    }
  }

  @Test func `Gallager's function is at most the order times the capacity, and nearly that at small orders`() {
    checkProperty(Self.drawn, PropertySettings(cases: 20)) { drawn in
      let (channel, order) = (try Self.channel(drawn), DecimalNumeral(tenTo: -6))
      let capacity = try channel.capacity().value
      #expect(try channel.gallagerFunction(order: DecimalNumeral(exactly: 0)) == Estimate(exactly: 0))
      let value = try channel.gallagerFunction(order: order)
      #expect(!value.certainlyExceeds(order.estimate * capacity))
      // The second derivative is of the order of the squared logarithms of the weights.
      #expect(value.lower >= 1e-6 * capacity.lower - 1e-9)
      let one = try channel.gallagerFunction(order: DecimalNumeral(exactly: 1))
      #expect(!one.certainlyExceeds(capacity))
    }
  }

  @Test func `orders of Gallager's function that are too small or too great are named`() throws {
    let model = try Self.channel([["0.9", "0.1"], ["0.2", "0.8"]])
    for text in ["-1", "9e-11", "1001"] {
      let order = try #require(DecimalNumeral(text))
      #expect(refusal { try model.gallagerFunction(order: order) }.hasPrefix("order: must be 0 or of 1e-10 to 1e3"))
    }
    for text in ["1e-10", "1000"] {
      let value = try model.gallagerFunction(order: try #require(DecimalNumeral(text)))
      #expect(value.lower >= 0 && value.upper < .infinity && value.lower <= value.upper, "\(text) \(value)")
    }
  }

  @Test func `control: Gallager's function at another order, and of the channel without its powers, are refuted`() {
    let minima = Share.all.smallestCounterexamples(seeds: 1) { share in
      let value = try Self.channel(Self.models(share)[0]).gallagerFunction(order: DecimalNumeral(exactly: 0.75))
      return !Self.holds(value, Self.gallager(share, 4)[0])
    }
    #expect(!minima.contains("not refuted"))
    let plain = Share.all.smallestCounterexamples(seeds: 1) { share in
      // −ln Σ_y (½ Σ_x W)^2 is ln 2, whatever the channel.
      !Self.holds(Estimate.log(Estimate(exactly: 2)), Self.gallager(share, 4)[0])
    }
    #expect(!plain.contains("not refuted"))
  }
}
