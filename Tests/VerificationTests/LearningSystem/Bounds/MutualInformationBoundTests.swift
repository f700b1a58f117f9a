import PropertyTesting
import RealModule
import Testing
import Verification

@Suite struct `GB-001 the mean generalization gap is at most the root of the information about the sample` {
  /// The right side of a claimed bound: a function of σ, I and m.
  typealias Bound = @Sendable (_ deviation: Double, _ information: Estimate, _ sampleCount: Int) -> Estimate

  static let proven: Bound = { StatedBounds.mutualInformation(deviation: $0, information: $1, sampleCount: $2) }

  /// Whether a system refutes a bound of its gap.
  func refutesBound(_ bound: Bound, _ system: FiniteLearningSystem) -> Bool {
    let figures = SystemEnumeration(system).risks()
    return refutes(
      figures.absoluteGap, atMost: bound(system.lossRange / 2, figures.information, system.sampleCount))
  }

  /// One fair coin z; hypothesis w is right on z = w, and the algorithm chooses w = z with probability 4/7 (GB-001,
  /// step 4).
  static func coin(loss: (wrong: Double, right: Double) = (1, 0)) throws -> FiniteLearningSystem {
    try FiniteLearningSystem(
      sampleCount: 1, law: [1, 1], algorithm: [[4, 3], [3, 4]],
      loss: [[loss.right, loss.wrong], [loss.wrong, loss.right]])
  }

  @Test func `no drawn system exceeds the bound`() {
    checkProperty(DrawnSystem.all) { drawn in
      let system = try drawn.system
      #expect(!refutesBound(Self.proven, system))
    }
  }

  /// GB-001, step 4.
  @Test func `a targeted search comes within 0.2 % of the bound at 0.01 nats or more`() {
    let generator = Generator<LearningSystem>.learningSystem(
      samples: 1...1, hypotheses: 2...2, values: 2...2, lossThrough: 1
    ).map { DrawnSystem(model: $0) }
    let observer = Observer()
    var best = 0.0
    _ = Search(cases: 100_000, baseSeed: 1).recordedRun(generator, observer: observer) { drawn in
      guard let enumeration = try? drawn.enumeration else { return .discarded }
      let figures = enumeration.risks()
      let bound = Self.proven(enumeration.system.lossRange / 2, figures.information, drawn.model.sampleCount)
      guard bound.lower > 0 else { return .passed }
      let ratio = figures.absoluteGap.lower / bound.upper
      guard figures.information.lower >= 0.01 else {
        observer.score(ratio - 1)
        return .passed
      }
      observer.score(ratio)
      best = max(best, ratio)
      return .passed
    }
    #expect(best >= 0.998 && best <= 1, "\(best)")
  }

  /// GB-001, step 4.
  @Test func `the ratio of gap to bound tends to 1 as the tilt tends to 0`() throws {
    var last = 0.0
    for tilt in [2.0, 8, 32, 128] {
      let system = try FiniteLearningSystem(
        sampleCount: 1, law: [1, 1], algorithm: [[tilt + 1, tilt], [tilt, tilt + 1]], loss: [[-1, 1], [1, -1]])
      let figures = SystemEnumeration(system).risks()
      let ratio = figures.absoluteGap.lower / Self.proven(1, figures.information, 1).upper
      #expect(ratio > last)
      last = ratio
    }
    // At the tilt 1/257 the ratio is below 1 by about a twelfth of the tilt's square.
    #expect(1 - last < 1.0 / (12 * 256 * 256))
  }

  /// GB-001, step 6.
  @Test func `control: misquoted formulas are refuted by one coin`() throws {
    let coin = try Self.coin()
    let misquotes: [(name: String, bound: Bound)] = [
      ("I multiplied by ln 2 though already in nats", { Self.proven($0, Estimate(exactly: .log(2)) * $1, $2) }),
      ("σ a quarter of the range", { Self.proven($0 / 2, $1, $2) }),
      ("the root dropped", { Estimate(exactly: 2 * $0 * $0) * $1 / Estimate(exactly: Double($2)) }),
      ("2m for m", { Self.proven($0, $1, 2 * $2) }),
    ]
    for (name, bound) in misquotes {
      let isRefuted = refutesBound(bound, coin)
      #expect(isRefuted, "\(name)")
    }
    let isRefuted = refutesBound(Self.proven, coin)
    #expect(!isRefuted)
  }

  @Test func `control: the σ of a loss with a smaller range is refuted by one coin`() throws {
    func constant(_ deviation: Double) -> Bound { { Self.proven(deviation, $1, $2) } }
    let log = try Self.coin(loss: (wrong: .log(1024), right: .log(1024.0 / 1023)))
    for (deviation, system) in [
      (0.5, try Self.coin(loss: (wrong: 1, right: -1))), (1, try Self.coin(loss: (wrong: 3, right: 0))), (1, log),
    ] {
      let (claimed, proven) = (refutesBound(constant(deviation), system), refutesBound(Self.proven, system))
      #expect(claimed && !proven)
    }
  }

  @Test func `control: two views of one sample counted as two samples are refuted`() throws {
    // The sample is a pair of equal views; its loss is the mean of the losses of the views.
    let views = 2
    let pairs = [[0, 0], [1, 1]]
    let loss = (0..<2).map { w in pairs.map { pair in Double(pair.count { $0 != w }) / Double(views) } }
    let system = try FiniteLearningSystem(sampleCount: 1, law: [1, 1], algorithm: [[4, 3], [3, 4]], loss: loss)
    let (claimed, proven) = (
      refutesBound({ Self.proven($0, $1, views * $2) }, system), refutesBound(Self.proven, system)
    )
    #expect(claimed && !proven)
  }

  /// Whether a system refutes the same bound on another quantity than the gap.
  func refutesBound(of left: (SystemEnumeration) -> Estimate, _ drawn: DrawnSystem) throws -> Bool {
    let enumeration = try drawn.enumeration
    let information = enumeration.risks().information
    return refutes(
      left(enumeration), atMost: Self.proven(enumeration.system.lossRange / 2, information, drawn.model.sampleCount))
  }

  @Test func `control: bounds on the mean absolute gap and with probability 95 % are refuted`() {
    let smallest: Set = ["m=1 μ=[1, 1] P=[[1], [1]] ℓ=[[0, 1]]"]
    #expect(
      DrawnSystem.all.smallestCounterexamples(seeds: 4) { try refutesBound(of: { $0.risks().meanAbsoluteGap }, $0) }
        == smallest)
    #expect(
      DrawnSystem.all.smallestCounterexamples(seeds: 4) { try refutesBound(of: { $0.gapQuantile(0.95) }, $0) }
        == smallest)
  }

  /// "valid, loose" if a claimed bound is proved to lie above the true one on a system, or else "refuted" or "valid".
  func verdict(_ bound: Bound, _ system: FiniteLearningSystem) -> String {
    if refutesBound(bound, system) { return "refuted" }
    let information = SystemEnumeration(system).risks().information
    let (claimed, truth) = (
      bound(system.lossRange / 2, information, system.sampleCount),
      Self.proven(system.lossRange / 2, information, system.sampleCount)
    )
    return claimed.certainlyExceeds(truth) ? "valid, loose" : "valid"
  }

  /// GB-001, step 6.
  @Test func `two misstatements only loosen the bound and are never refuted`() throws {
    let inBits: Bound = { Self.proven($0, $1 / Estimate(exactly: .log(2)), $2) }
    let unit: Bound = { Self.proven(1, $1, $2) }
    #expect(try verdict(inBits, Self.coin()) == "valid, loose")
    #expect(try verdict(unit, Self.coin()) == "valid, loose")
    #expect(try verdict(Self.proven, Self.coin()) == "valid")
    checkProperty(DrawnSystem.small) { drawn in
      let system = try drawn.system
      #expect(verdict(inBits, system) != "refuted")
      #expect(verdict(unit, system) != "refuted")
    }
  }
}
