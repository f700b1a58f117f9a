import Refutation
import Verification

/// The values of the quantities of one system, finite or normal, from which all bounds are computed.
struct MemberFigures {
  /// The certified value of a quantity; nil if the system has none.
  let value: (Quantity) -> Estimate?
  /// (E[R̂_S(W)] − a)/(b − a), where all losses lie in [a, b].
  let empiricalShare: Estimate
  /// The least of all losses, and the greatest.
  let leastLoss: Estimate
  let greatestLoss: Estimate
  /// Whether every training loss is certainly the least of all losses.
  let hasNoTrainingLoss: Bool
  /// Whether the losses of one hypothesis reach from the least to the greatest of all.
  let hasCommonRange: Bool
  /// What is left out, with the reasons.
  let omitted: [String]

  /// The figures of a finite system, by enumeration.
  ///
  /// - Throws: `.invalidInput`, which names the field.
  init(_ file: SystemFile) throws(VerificationError) {
    let figures = try file.figures()
    value = figures.value(of:)
    empiricalShare = figures.scaledRisks.empirical
    leastLoss = figures.extent.least
    greatestLoss = figures.extent.least + figures.extent.span
    (hasNoTrainingLoss, hasCommonRange) = (Self.hasNoTrainingLoss(file), Self.hasCommonRange(file))
    omitted = BoundReport(figures).omitted
  }

  /// The figures of a normal system whose squared error is clipped at c, a loss in [0, c].
  ///
  /// - Throws: `.invalidInput`, `.numerical`.
  init(_ system: some GaussianLearningSystem, clip: Double) throws(VerificationError) {
    let (count, top) = (Estimate(exactly: Double(system.sampleCount)), Estimate(exactly: clip))
    let risks = try system.clippedRisks(at: clip)
    let informations = try system.sampleInformations()
    let population = risks.map(\.fresh).reduce(Estimate(exactly: 0), +) / count
    let empirical = risks.map(\.trained).reduce(Estimate(exactly: 0), +) / count
    func share(_ risk: Estimate) -> Estimate { (risk / top).clamped(atLeast: 0).clamped(atMost: 1) }
    let gap = population - empirical
    let divergence = BinaryEntropy.divergence(of: share(empirical), from: share(population))
    let values: [Quantity: Estimate] = [
      .gap: gap, .absgap: gap.absolute, .Epop: population, .Eemp: empirical, .klrisk: divergence,
      .I: try system.information(), .Isamples: informations.reduce(Estimate(exactly: 0), +),
      .rootIsamples: informations.map { Estimate.squareRoot($0) }.reduce(Estimate(exactly: 0), +) / count, .m: count,
      .sigma: Estimate(exactly: 0.5) * top, .range: top, .span: top, .ln2: .log(Estimate(exactly: 2)),
    ]
    value = { values[$0] }
    empiricalShare = share(empirical)
    (leastLoss, greatestLoss) = (Estimate(exactly: 0), top)
    (hasNoTrainingLoss, hasCommonRange) = (false, true)
    omitted = ["what needs an enumeration: total variation, supersample informations, the probability of a gap, gates"]
  }

  /// The figures of a member of a family.
  init(_ content: FamilyMember.Content) throws(VerificationError) {
    switch content {
    case .finite(let file): try self.init(file)
    case .gaussian(let learner, let clip): try self.init(learner, clip: clip)
    }
  }

  /// Whether the losses of some hypothesis, on the values that occur, have the least and the greatest of all losses; the
  /// numbers are compared exactly.
  static func hasCommonRange(_ file: SystemFile) -> Bool {
    let seen = file.law.indices.filter { file.law[$0].exact > .zero }
    let losses = file.loss.map { row in seen.map { row[$0].exact } }
    let (least, greatest) = (losses.joined().min(), losses.joined().max())
    return losses.contains { $0.min() == least && $0.max() == greatest }
  }

  /// Whether, on every sample that occurs, each hypothesis that is chosen has the least of all losses on each value, and
  /// not all losses are equal; the numbers are compared exactly.
  static func hasNoTrainingLoss(_ file: SystemFile) -> Bool {
    let seen = file.law.indices.filter { file.law[$0].exact > .zero }
    let losses = file.loss.flatMap { row in seen.map { row[$0].exact } }
    guard let least = losses.min(), losses.contains(where: { $0 > least }) else { return false }
    let enumerate = file.rows == nil || file.rows == "samples" ? SampleRows.all : SampleRows.ascending
    let samples = enumerate(file.law.count, file.samples)
    let isSeen = Set(seen)
    return zip(samples, file.algorithm).allSatisfy { sample, row in
      let values = Set(sample)
      guard values.isSubset(of: isSeen) else { return true }
      return row.indices.allSatisfy { w in
        row[w].exact == .zero || values.allSatisfy { file.loss[w][$0].exact == least }
      }
    }
  }
}
