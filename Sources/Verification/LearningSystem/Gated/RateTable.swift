import RealModule

/// The rate of every hypothesis under the law that the learner's objective uses, and under the population's.
///
/// - SeeAlso: GB-003
struct RateTable {
  /// The rates in J and R_g: classes×hypotheses, in row-major order.
  var chosen: [Double]
  /// The rates in D_𝒲, one per hypothesis.
  var population: [Double]
  /// The greatest number of messages of a gate.
  let messages: Int
  /// The scale of rounding errors: Σ λ times the largest scale of a gate's rate.
  let scale: Double

  init?(_ enumeration: SystemEnumeration, _ reading: RateKind) {
    let (classes, hypotheses, gates) = (enumeration.classes, enumeration.hypotheses, enumeration.system.gates)
    let law = enumeration.law.enumerated().map { SampleClasses.Occurrence(value: $0, count: $1) }
    var rates: [[GateRate]] = []
    for gate in gates {
      guard let ofGate = GateRate.all(of: gate, reading) else { return nil }
      rates.append(ofGate)
    }
    let counts = gates.map { $0.channel[0][0].count }
    guard let messages = counts.max(), let largest = rates.joined().map(\.scale).max() else { return nil }
    (self.messages, scale) = (messages, gates.reduce(0) { $0 + $1.weight } * largest)
    chosen = [Double](repeating: 0, count: classes.count * hypotheses)
    population = [Double](repeating: 0, count: hypotheses)
    let unit = 1 / Double(classes.sampleCount)
    for (gate, rates) in zip(gates, rates) {
      for (w, rate) in rates.enumerated() {
        let own = gate.weight * rate.value(under: law[...], unit: 1)
        population[w] += own
        for index in 0..<classes.count {
          let value =
            reading == .population ? own : gate.weight * rate.value(under: classes.occurrences(in: index), unit: unit)
          chosen[index * hypotheses + w] += value
        }
      }
    }
  }
}

/// The rate of one gate as a function of the law of its input.
private struct GateRate {
  private let channel: [[Double]]
  /// For each value, Σ_t q ln q or the divergence from the prior.
  private let terms: [Double]
  private let isVariational: Bool
  let scale: Double

  /// The rates of a gate's hypotheses, or `nil` if one is not finite.
  static func all(of gate: FiniteLearningSystem.Gate, _ reading: RateKind) -> [GateRate]? {
    guard reading == .variational else { return gate.channel.map { GateRate($0) } }
    guard let prior = gate.prior else { return nil }
    let rates = zip(gate.channel, prior).compactMap { GateRate($0, prior: $1) }
    return rates.count == prior.count ? rates : nil
  }

  /// The rate I(Z;T).
  init(_ weights: [[Double]]) {
    channel = weights.map(normalized)
    terms = channel.map { $0.reduce(0) { $0 + xLogX($1) } }
    isVariational = false
    scale = 1 + Double.log(Double(max(2, channel[0].count)))
  }

  /// The rate E KL(q(T|Z) ‖ s), or `nil` if s has probability 0 for a message that occurs.
  init?(_ weights: [[Double]], prior: [Double]) {
    channel = weights.map(normalized)
    let prior = normalized(prior)
    var (terms, most) = ([Double](), 0.0)
    for row in channel {
      var (sum, size) = (0.0, 0.0)
      for (q, s) in zip(row, prior) where q > 0 {
        guard s > 0 else { return nil }
        sum += q * Double.log(q / s)
        size += q * Double.log(q / s).magnitude
      }
      terms.append(sum)
      most = max(most, size)
    }
    (self.terms, isVariational, scale) = (terms, true, 2 + most)
  }

  /// The rate under the law unit·weights, which is 0 at values that are not listed.
  @inline(__always)
  func value(under weights: ArraySlice<SampleClasses.Occurrence>, unit: Double) -> Double {
    var rate = 0.0
    for entry in weights { rate += entry.count * unit * terms[entry.value] }
    if isVariational { return rate }
    for t in channel[0].indices {
      var mass = 0.0
      for entry in weights { mass += entry.count * unit * channel[entry.value][t] }
      rate -= xLogX(mass)
    }
    return rate
  }
}
