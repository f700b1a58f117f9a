import PropertyTesting
import RealModule
import Testing

@testable import Verification

@Suite struct `RD-003 the primal value and the dual bound enclose the optimum at every weight` {
  /// Whether none of three channels has a value below a dual bound (RD-003, step 2).
  func isBelow(_ bound: Double, _ drawn: DrawnSource) throws -> Bool {
    let count = drawn.source.distortion[0].count
    let uniform = [Double](repeating: 1 / Double(count), count: count)
    let optimum = try drawn.finiteSource.optimum(weight: drawn.weight).outputs
    return try [Weights(drawn.outputs).probabilities, uniform, normalized(optimum)].allSatisfy { outputs in
      let value = try drawn.value(outputs: outputs)
      let slack = Tolerance.rounding(operations: 200, condition: 1, scale: 9 + drawn.weight)
      return value.upper + slack.value >= bound
    }
  }

  /// Whether a gap is at most rounding error.
  func isClosed(_ point: RateDistortionPoint, scale: Double) -> Bool {
    point.gap <= Tolerance.rounding(operations: 400, condition: 1, scale: scale + point.weight).value
  }

  /// Whether the interval of a point contains a reference optimum.
  func agrees(_ point: RateDistortionPoint, _ reference: ReferenceOptimum) -> Bool {
    holds(point.lagrangian, reference.lagrangian, scale: 9)
  }

  /// Whether four steps keep the order F(q) ≥ Φ(w_q) ≥ F(q′) ≥ Φ(w_q′) ≥ … up to rounding (RD-003, step 4).
  ///
  /// F is the upper bound that a point states, and Φ the value of its channel, computed without the sums of the solver;
  /// both are compared as E min d + βF and E min d + βΦ. The first outputs are positive: no normalizer underflows.
  func neverRises(
    _ drawn: DrawnSource,
    step: (ExponentialKernel, [Double]) -> [Double] = { OptimalOutputs.iterate($0, $1) }
  ) throws -> Bool {
    let source = try drawn.finiteSource
    let kernel = ExponentialKernel(source, weight: drawn.weight)
    let slack = Tolerance.rounding(operations: 400, condition: 1, scale: 9 + drawn.weight).value
    var outputs = Weights(drawn.outputs.map { $0 + 1 }).probabilities
    var last = Double.infinity
    for _ in 0..<5 {
      let point = source.point(kernel, outputs, drawn.weight)
      let bound = source.leastDistortion.value + drawn.weight * point.tilt.upper
      let value = try drawn.value(outputs: outputs)
      guard bound <= last + slack, value.lower <= bound + slack else { return false }
      last = value.upper
      outputs = step(kernel, outputs)
    }
    return true
  }

  @Test func `the gap at the optimum is rounding error, and no channel has a value below the dual bound`() {
    checkProperty(DrawnSource.all) { drawn in
      let point = try drawn.finiteSource.optimum(weight: drawn.weight)
      #expect(isClosed(point, scale: 9))
      #expect(try isBelow(point.lagrangian.lower, drawn))
    }
  }

  @Test func `the bounds of every output law enclose the optimum`() {
    checkProperty(DrawnSource.all) { drawn in
      let source = try drawn.finiteSource
      let optimum = try source.optimum(weight: drawn.weight)
      let point = try source.point(outputs: Weights(drawn.outputs).probabilities, weight: drawn.weight)
      #expect(point.lagrangian.lower <= optimum.lagrangian.upper && optimum.lagrangian.lower <= point.lagrangian.upper)
      #expect(try isBelow(point.lagrangian.lower, drawn))
    }
  }

  @Test func `a step of Blahut and Arimoto never raises the upper bound or the value of its channel`() {
    checkProperty(DrawnSource.all) { drawn in
      let holds = try neverRises(drawn)
      #expect(holds)
    }
  }

  @Test func `control: a step without the normalizers is refuted as never raising the bound or the value`() {
    let minima = DrawnSource.all.smallestCounterexamples(seeds: 3) { drawn in
      // c = Aᵀp instead of Aᵀ(p/s).
      try !neverRises(drawn) { kernel, outputs in
        let responses = kernel.responses([Double](repeating: 1, count: kernel.symbols))
        return zip(outputs, responses).map { $0 * $1 }
      }
    }
    #expect(!minima.contains("not refuted"))
  }

  @Test func `optima agree with those of 80-digit arithmetic to twelve digits`() throws {
    let references = try ReferenceOptimum.all()
    #expect(references.count == 40)
    for reference in references {
      let source = try reference.source
      let point = try source.optimum(weight: reference.beta)
      #expect(agrees(point, reference), "\(reference)")
      let enclosure = try source.enclosure(of: point)
      #expect(enclosure.isProvedUnique, "\(reference)")
      #expect(holds(enclosure.distortion, reference.meanDistortion, scale: 9), "\(reference) \(enclosure)")
      #expect(holds(enclosure.rate, reference.rate, scale: 9 / reference.beta, size: 0.25), "\(reference) \(enclosure)")
      // D(R) and R(D) lead back to the optimum.
      if let (rate, distortion) = Double(reference.rate).flatMap({ rate in
        Double(reference.meanDistortion).map { (rate, $0) }
      }) {
        let ways = (try source.distortion(atRate: rate), try source.rate(atDistortion: distortion))
        #expect(holds(ways.0, reference.meanDistortion, scale: 9, size: 1), "\(reference) \(ways.0)")
        #expect(holds(ways.1, reference.rate, scale: 9 / reference.beta, size: 2), "\(reference) \(ways.1)")
      }
    }
  }

  @Test func `a source of three symbols has its known optimum`() throws {
    let source = try FiniteSource(law: [0.5, 0.3, 0.2], distortion: [[0, 1, 2], [1, 0, 1], [2, 1, 0]])
    let point = try source.optimum(weight: 0.3)
    let optimum = try source.enclosure(of: point)
    #expect(holds(point.lagrangian, "0.2951108519625115271820194"))
    #expect(holds(optimum.distortion, "0.04554330764322183280741866"))
    #expect(holds(optimum.rate, "0.8318918143976323145820025"))
    #expect(point.gap <= Tolerance.rounding(operations: 4500, condition: 1, scale: 1).value)
  }

  @Test func `the gap closes at weights far below and far above all distortions`() {
    checkProperty(DrawnSource.all) { drawn in
      let source = try drawn.finiteSource
      let richest = try source.optimum(weight: 0)
      for weight in [0x1p-1000, 0x1p-100, 0.009, 0x1p-7] {
        let point = try source.optimum(weight: weight)
        #expect(isClosed(point, scale: 9))
        #expect(point.rate.lower <= richest.rate.upper)
      }
      for weight in [1e4, 0x1p100] {
        let point = try source.optimum(weight: weight)
        #expect(point.gap <= Tolerance.rounding(operations: 400, condition: 1, scale: weight).value)
        #expect(!point.lagrangian.certainlyExceeds(source.greatestDistortion))
      }
    }
  }

  @Test func `the gap closes where a reproduction leaves the support`() throws {
    let (source, critical) = (try ErasedBit.source, ErasedBit.criticalWeight)
    var (low, high) = (0.01, 1.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if try source.optimum(weight: middle).outputs[2] > 0x1p-20 { high = middle } else { low = middle }
    }
    // With η = 1 − c of the erasure, one of q > 2⁻²⁰ costs βqη of the gap that is allowed, so η < 2⁻²¹; η is 0.41 times
    // the relative distance of the weight.
    #expect(low >= critical * (1 - 0x1p-19) && high <= critical * (1 + 0x1p-19))
    for weight in [low * 0.99, low * (1 - 0x1p-30), low, high, high * (1 + 0x1p-30), high * 1.01] {
      for factor in [1 - 0x1p-18, 1, 1 + 0x1p-18] {
        #expect(isClosed(try source.optimum(weight: weight * factor), scale: 1), "\(weight) \(factor)")
      }
      let optimum = try source.enclosure(of: source.optimum(weight: weight))
      #expect(try ErasedBit.isBetweenNeighbors(optimum.rate, weight: weight), "\(weight) \(optimum)")
    }
    for weight in [low * 0.99, high * 1.01] {
      let optimum = try source.enclosure(of: source.optimum(weight: weight))
      #expect(try optimum.rate.overlaps(ErasedBit.rate(weight: weight)), "\(weight) \(optimum)")
    }
  }

  @Test func `control: what holds of every optimum is refuted as the rate at and beside a critical weight`() throws {
    let every = Estimate(value: 0, lower: 0, upper: Estimate.log(Estimate(exactly: 2)).upper)
    for factor in [0.99, 1, 1.01] {
      #expect(try !ErasedBit.isBetweenNeighbors(every, weight: ErasedBit.criticalWeight * factor))
    }
    // Nor is it the rate on the other side.
    for (factor, other) in [(0.99, 1.01), (1.01, 0.99)] {
      let (weight, across) = (ErasedBit.criticalWeight * factor, ErasedBit.criticalWeight * other)
      #expect(try ErasedBit.isBetweenNeighbors(ErasedBit.rate(weight: weight), weight: weight))
      #expect(try !ErasedBit.isBetweenNeighbors(ErasedBit.rate(weight: across), weight: weight))
    }
  }

  @Test func `the gap closes where few reproductions of a fine grid remain in the support`() throws {
    // At these weights 1 to some tens remain.
    let source = try Self.normalGrid()
    var sizes: Set<Int> = []
    for weight in [2.5, 1.9, 1.5, 1, 0.5, 0.2, 0.05] {
      let point = try source.optimum(weight: weight)
      #expect(isClosed(point, scale: 36), "\(weight): \(point.gap)")
      sizes.insert(point.outputs.count { $0 > 0x1p-30 })
    }
    #expect(sizes.count >= 4, "\(sizes)")
  }

  @Test func `eight concurrent evaluations equal a single one bit for bit`() async throws {
    let references = try ReferenceOptimum.all()
    @Sendable func optima() throws -> [[Double]] {
      try references.map { reference in
        let point = try reference.source.optimum(weight: reference.beta)
        return point.outputs + [point.lagrangian.lower, point.lagrangian.upper]
      }
    }
    let alone = try optima()
    try await withThrowingTaskGroup(of: [[Double]].self) { group in
      for _ in 0..<8 { group.addTask { try optima() } }
      for try await together in group { #expect(together == alone) }
    }
  }

  /// Sources whose probabilities and distortions span tens of orders of magnitude.
  static let wide = Generator<[[Double]]> { source throws(Discard) in
    let (symbols, count) = (try source.integer(in: 1...6), try source.integer(in: 1...6))
    var rows: [[Double]] = []
    for _ in 0...symbols {
      var row: [Double] = []
      for _ in 0..<max(symbols, count) { row.append(Double.exp(try source.double(in: -30...30))) }
      rows.append(row)
    }
    return rows.map { Array($0.prefix(count)) } + [Array(rows[0].prefix(symbols)), [try source.double(in: -30...30)]]
  }

  @Test func `sources whose numbers span tens of orders of magnitude are enclosed`() {
    checkProperty(Self.wide) { rows in
      let (law, weight) = (normalized(rows[rows.count - 2]), Double.exp(rows[rows.count - 1][0]))
      let source = try FiniteSource(law: law, distortion: Array(rows[1..<rows.count - 2]))
      let point = try source.optimum(weight: weight)
      #expect(point.outputs.allSatisfy { $0 >= 0 && $0 <= 2 })
      #expect(try !source.enclosure(of: point).distortion.certainlyExceeds(source.greatestDistortion))
      let distortion = try source.distortion(atRate: 0.5)
      #expect(!distortion.certainlyExceeds(source.greatestDistortion))
      let reached = max(distortion.upper, source.leastDistortion.upper)
      #expect(try source.rate(atDistortion: reached).lower <= 0.5)
    }
  }

  @Test func `an invalid weight, law or distortion is refused`() throws {
    let source = try FiniteSource(law: [0.5, 0.5], distortion: [[0, 1], [1, 0]])
    #expect(
      throws: VerificationError.invalidInput(parameter: "weight", requirement: "must be finite and at least 0, is -1.0")
    ) { try source.optimum(weight: -1) }
    #expect(throws: VerificationError.self) { try source.distortion(atRate: .nan) }
    #expect(throws: VerificationError.self) { try source.rate(atDistortion: -0.5) }
    #expect(throws: VerificationError.self) { try source.point(outputs: [0, 0], weight: 1) }
    #expect(
      throws: VerificationError.invalidInput(
        parameter: "distortion[1][0]", requirement: "must be finite and at least 0, is -1.0")
    ) { try FiniteSource(law: [0.5, 0.5], distortion: [[0, 1], [-1, 0]]) }
    #expect(
      throws: VerificationError.invalidInput(parameter: "distortion[1]", requirement: "needs 2 values, has 1")
    ) { try FiniteSource(law: [0.5, 0.5], distortion: [[0, 1], [0]]) }
  }

  @Test func `control: the mean response instead of the greatest is refuted as a dual bound`() {
    // −Σ p ln s: the dual bound if max c is replaced by the mean Σ q c = 1.
    let minima = DrawnSource.all.smallestCounterexamples(seeds: 3) { drawn in
      let source = try drawn.finiteSource
      let kernel = ExponentialKernel(source, weight: drawn.weight)
      let sums = kernel.normalizers(Weights(drawn.outputs).probabilities)
      let mean = zip(kernel.weights, sums).reduce(0) { $0 - $1.0 * Double.log($1.1) }
      return try !isBelow(source.leastDistortion.lower + drawn.weight * mean, drawn)
    }
    #expect(!minima.contains("not refuted"))
  }

  @Test func `control: twenty iterations of Blahut and Arimoto are refuted as an optimum`() throws {
    let source = try FiniteSource(law: [0.5, 0.3, 0.2], distortion: [[0, 1, 2], [1, 0, 1], [2, 1, 0]])
    let kernel = ExponentialKernel(source, weight: 0.75)
    var outputs = [1.0 / 3, 1.0 / 3, 1.0 / 3]
    for _ in 0..<20 { outputs = OptimalOutputs.iterate(kernel, outputs) }
    #expect(!isClosed(source.point(kernel, outputs, 0.75), scale: 2))
    #expect(isClosed(try source.optimum(weight: 0.75), scale: 2))
  }

  @Test func `control: the reciprocal of the weight is refuted by every reference`() throws {
    for reference in try ReferenceOptimum.all() where reference.beta != 1 {
      #expect(try !agrees(reference.source.optimum(weight: 1 / reference.beta), reference))
    }
  }
}
