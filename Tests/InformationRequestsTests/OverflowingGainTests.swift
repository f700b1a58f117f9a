import PropertyTesting
import Testing
import Verification

@testable import InformationRequests

@Suite(.property(cases: 60)) struct `Channels of gains whose squares overflow` {
  /// A channel of known modes: each a gain of its own, or two that see the sum and the difference of two inputs.
  struct Drawn: Sendable, CustomStringConvertible {
    static let gains = ["2e154", "1.3e154", "-2e154", "1e308", "1e200", "3", "1e-3", "1e-160"]
    static let noises = ["1", "1e-100", "1e100"]

    struct Mode: Sendable {
      let gain: Int
      let noise: Int
      let isMixed: Bool
    }

    let modes: [Mode]
    let kind: Int
    let index: Int
    /// Modes are repeated until there are so many rows; beyond 27 matrices are intervals.
    let leastRows: Int

    static let all = Generator<Drawn> { source throws(Discard) in
      var modes: [Mode] = []
      for _ in 0..<(try source.integer(in: 1...3, simplest: 1)) {
        modes.append(
          Mode(
            gain: try source.index(below: gains.count), noise: try source.index(below: noises.count),
            isMixed: try source.boolean()))
      }
      return Drawn(
        modes: modes, kind: try source.index(below: kinds.count), index: try source.integer(in: 1...2, simplest: 1),
        leastRows: try source.boolean(probability: 0.25) ? 28 : 1)
    }

    /// Every kind that is asked for by a gain.
    static let kinds = InformationKinds.all.filter { $0.parameters.contains { $0.name == "B" } }.map(\.name)

    var description: String { request.description }

    private var blocks: [Mode] {
      var (blocks, rows): ([Mode], Int) = ([], 0)
      repeat {
        blocks += modes
        rows += modes.reduce(0) { $0 + ($1.isMixed ? 2 : 1) }
      } while rows < leastRows
      return blocks
    }

    var request: DrawnRequest {
      var (gain, noise): ([[String]], [String]) = ([], [])
      let size = blocks.reduce(0) { $0 + ($1.isMixed ? 2 : 1) }
      for block in blocks {
        let (place, text) = (noise.count, Self.gains[block.gain])
        let minus = text.hasPrefix("-") ? String(text.dropFirst()) : "-\(text)"
        for row in block.isMixed ? [[text, text], [text, minus]] : [[text]] {
          var entries = Array(repeating: "0", count: size)
          entries.replaceSubrange(place..<place + row.count, with: row)
          gain.append(entries)
          noise.append(Self.noises[block.noise])
        }
      }
      func rows(_ rows: [[String]]) -> String {
        "[\(rows.map { "[\($0.joined(separator: ", "))]" }.joined(separator: ", "))]"
      }
      func diagonal(_ entries: [String]) -> String {
        rows(entries.indices.map { i in entries.indices.map { $0 == i ? entries[i] : "0" } })
      }
      let kind = Self.kinds[kind]
      let unit = diagonal(Array(repeating: "1", count: size))
      var fields = ["\"Sx\": \(unit)", "\"B\": \(rows(gain))", "\"Sn\": \(diagonal(noise))"]
      if kind.hasPrefix("gib_I") { fields.append("\"beta\": 3") }
      if kind == "gib_eigenvalue" || kind == "gib_critical_beta" { fields.append("\"index\": \(min(index, size))") }
      return DrawnRequest(kind: kind, parameters: "{\(fields.joined(separator: ", "))}")
    }

    /// ln μ of every mode, from the greatest down: μ is the square of the gain over the noise, twice that of a mixed one.
    var logarithms: [Estimate] {
      blocks.flatMap { block -> [Estimate] in
        let gain = Estimate.log((Estimate(decimal: Drawn.gains[block.gain]) ?? Estimate(exactly: 1)).absolute)
        let noise = Estimate.log(Estimate(decimal: Drawn.noises[block.noise]) ?? Estimate(exactly: 1))
        let mode = gain + gain - noise
        return block.isMixed ? Array(repeating: mode + Estimate.log(Estimate(exactly: 2)), count: 2) : [mode]
      }.sorted { $0.value > $1.value }
    }

    /// The value, from logarithms that do not overflow.
    ///
    /// - Parameter shift: what is added to every ln μ.
    func truth(shift: Double = 0) -> Estimate {
      let (zero, one, half) = (Estimate(exactly: 0), Estimate(exactly: 1), Estimate(exactly: 0.5))
      let modes = logarithms.map { $0 + Estimate(exactly: shift) }
      // ln(1 + μ).
      func grown(_ mode: Estimate) -> Estimate {
        mode.value > 0 ? mode + Estimate.log1p(Estimate.exp(-mode)) : Estimate.log1p(Estimate.exp(mode))
      }
      let chosen = modes[min(index, modes.count) - 1]
      // Of the weight 3, modes of μ > ½ are sent; none is near.
      let (two, three) = (Estimate.log(Estimate(exactly: 2)), Estimate.log(Estimate(exactly: 3)))
      let sent = modes.filter { $0.value > -0.6931471805599453 }
      switch Self.kinds[kind] {
      case "gib_eigenvalue": return Estimate.exp(-grown(chosen))
      case "gib_critical_beta": return one + Estimate.exp(-chosen)
      case "gib_IXT": return sent.reduce(zero) { $0 + half * ($1 + two) }
      case "gib_ITY": return sent.reduce(zero) { $0 + half * (grown($1) + two - three) }
      default: return modes.reduce(zero) { $0 + half * grown($1) }
      }
    }

    /// Whether an outcome holds a value, if only below an infinite end, or refuses a matrix by its name.
    func holds(_ outcome: RequestOutcome, _ truth: Estimate) -> Bool {
      switch outcome {
      case .value(let value, let lower, let upper):
        lower <= value && value <= upper && lower <= truth.upper && truth.lower <= upper
      case .refusal(let text): ["params.Sx", "params.B", "params.Sn"].contains { text.hasPrefix($0) }
      }
    }
  }

  @Test func `all kinds of such channels are asked for`() {
    #expect(Drawn.kinds == ["gaussian_vector_mi", "gib_eigenvalue", "gib_critical_beta", "gib_IXT", "gib_ITY"])
  }

  @Test func `have an interval around the value, if with an infinite end, or name a matrix`() {
    checkProperty(Drawn.all) { drawn, observer in
      let outcome = try drawn.request.outcome()
      #expect(drawn.holds(outcome, drawn.truth()), "\(outcome), \(drawn.truth())")
      observer.cover("overflows", atLeast: 0.3, when: drawn.logarithms.contains { $0.value > 709.8 })
    }
  }

  @Test func `of few rows have a narrow interval where the value is a number`() {
    checkProperty(Drawn.all) { drawn, observer in
      try observer.assume(drawn.leastRows == 1)
      // Rates at a weight are taken of μ itself, and eigenvalues from the least normal number on.
      try observer.assume(
        drawn.logarithms.allSatisfy { $0.magnitude < 700 } || drawn.request.kind == "gaussian_vector_mi")
      let (outcome, truth) = (try drawn.request.outcome(), drawn.truth())
      guard case .value(_, let lower, let upper) = outcome else {
        Issue.record("\(outcome)")
        return
      }
      #expect(upper - lower <= truth.magnitude * 0x1p-30 + .leastNormalMagnitude, "\(outcome)")
    }
  }

  @Test(arguments: 0..<Drawn.kinds.count) func `control: gains a little greater are refuted as these`(kind: Int) {
    let minima = Drawn.all.smallestCounterexamples(seeds: 2, cases: 2000) { drawn in
      try drawn.kind == kind && !drawn.holds(drawn.request.outcome(), drawn.truth(shift: 0x1p-20))
    }
    #expect(!minima.contains("not refuted"))
  }

  @Test(arguments: [21, 22]) func `a weak mode beside strong ones has a critical weight, or one from a bound on`(
    size: Int
  ) throws {
    let gains = (0..<size).map { i in
      "[" + (0..<size).map { $0 != i ? "0" : i < size - 1 ? "1e5" : "0.01" }.joined(separator: ", ") + "]"
    }
    let fields = [
      #""Sx": \#(StatedLimit.identity(size))"#, "\"B\": [\(gains.joined(separator: ", "))]",
      #""Sn": \#(StatedLimit.identity(size))"#, #""index": \#(size)"#,
    ]
    let request = DrawnRequest(kind: "gib_critical_beta", parameters: "{\(fields.joined(separator: ", "))}")
    guard case .value(_, let lower, let upper) = try request.outcome() else {
      Issue.record("refused")
      return
    }
    #expect(lower <= 10001 && 10001 <= upper)
  }

  @Test func `control: a refusal that names what is not wrong is refuted`() {
    let drawn = Drawn(
      modes: [Drawn.Mode(gain: 0, noise: 0, isMixed: false)], kind: 2, index: 1, leastRows: 28)
    #expect(!drawn.holds(.refusal("params.index: names a component independent of Y"), drawn.truth()))
  }
}
