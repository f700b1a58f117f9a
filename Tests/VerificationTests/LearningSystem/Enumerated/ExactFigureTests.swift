import RealModule
import Testing

@testable import Verification

/// Two samples of two values, four hypotheses of which two have equal losses and two equal loss differences, and a gate
/// of weight 2 with priors; all in parts of 4 or 8, which double numbers hold exactly.
@Suite struct `The figures of an enumerated system at 40 digits` {
  static func system(rateWeight: Double = 0.5) throws -> FiniteLearningSystem {
    try FiniteLearningSystem(
      sampleCount: 2, law: [1, 3], algorithm: [[1, 3, 2, 2], [3, 1, 1, 3], [2, 1, 4, 1], [1, 4, 1, 2]],
      loss: [[0, 1], [1, 0.25], [1, 0.25], [0.5, 1.5]],
      gates: [
        .init(
          weight: 2,
          channel: [[[1, 1], [3, 5]], [[7, 1], [1, 3]], [[1, 1], [1, 3]], [[1, 1], [1, 1]]],
          prior: [[1, 1], [1, 3], [1, 1], [3, 5]])
      ], rateWeight: rateWeight)
  }

  /// Every quantity; reference: sums over all samples, supersamples, coins and hypotheses by mpmath 1.3.0 at 60 digits,
  /// printed to 40.
  static let values: [(quantity: Quantity, digits: String)] = [
    (.Epop, "0.70166015625"),
    (.Eemp, "0.6708984375"),
    (.klrisk, "0.0008463878844755149003232253153340071187347"),
    (.klsamples, "0.004252842535276553994061425736523760848372"),
    (.gap, "0.03076171875"),
    (.absgap, "0.03076171875"),
    (.meanabsgap, "0.24169921875"),
    (.gap95, "0.5625"),
    (.I, "0.1291148309268463266173415872760865041674"),
    (.Isamples, "0.09245546803055279968441124030074975826519"),
    (.rootIsamples, "0.212576878852788030034358879174713332644"),
    (.TVsamples, "0.1171875"),
    (.CMI, "0.07304441922353512013007844992150013859746"),
    (.fCMI, "0.03359413603781257774322418648296098905735"),
    (.ldCMI, "0.02485006786548523849895915796483185919557"),
    (.ldCMIpairs, "0.02218825477294682994973023988148747505942"),
    (.ldCMIsamples, "0.01674127552629409696393386995424372535149"),
    (.rootldCMIsamples, "0.081904673586599103164027576584742044572"),
    (.Rg, "0.03002008481757048924907185946812271887663"),
    (.D, "0.75"),
    (.Denvelope, "0.6096027041927939502745330737055629165939"),
    (.Lagrangian, "0.4485381785423672868687382878315465966166"),
    (.Lagrangianpopulation, "0.4010027640971550776636899350877590512119"),
    (.Lagrangianvariational, "0.4657235897406813684331385560841216417989"),
    (.delta, "0.3547988556897247774130731923547071868085"),
    (.Rgpopulation, "0.1250909137079949076591685649556978096861"),
    (.Dpopulation, "0.4375"),
    (.Denvelopepopulation, "0.4375"),
    (.deltapopulation, "0.3880394256410358755627383118395397690633"),
    (.Rgvariational, "0.1397708744303427018275255971823332820173"),
    (.Dvariational, "0.75"),
    (.deltavariational, "0.406736885514803241620470179054423901422"),
    (.Dempirical, "0.328125"),
    (.deltaa, "-0.0791015625"),
    (.deltab, "0.3427734375"),
    (.m, "2"),
    (.range, "1"),
    (.span, "1.5"),
    (.sigma, "0.5"),
    (.beta, "0.5"),
    (.ln2, "0.6931471805599453094172321214581765680755"),
  ]

  /// Whether an interval contains a reference, and is as narrow as the roundings that are counted for it.
  ///
  /// The envelope has a slope, which multiplies the roundings of its rate: the condition.
  private func isValue(_ estimate: Estimate?, _ digits: String, condition: Double = 1) -> Bool {
    guard let estimate, let exact = DecimalNumeral(digits) else { return false }
    return contains(estimate, exact)
      && estimate.error <= Tolerance.rounding(operations: 1 << 15, condition: condition, scale: 1).value
  }

  @Test func `every quantity encloses its sum over all outcomes`() throws {
    let figures = SystemFigures(try Self.system())
    #expect(Self.values.map(\.quantity).count == Quantity.allCases.count)
    for (quantity, digits) in Self.values {
      let condition = quantity == .Denvelope ? 16.0 : 1
      #expect(
        isValue(figures.value(of: quantity), digits, condition: condition),
        "\(quantity) \(String(describing: figures.value(of: quantity)))")
    }
  }

  @Test func `control: the quantities of another weight of the rate are refuted`() throws {
    let figures = SystemFigures(try Self.system(rateWeight: 0.25))
    for (quantity, digits) in Self.values {
      let isOfRate =
        quantity.rawValue.hasPrefix("delta") && quantity != .deltaa && quantity != .deltab
        || quantity.rawValue.hasPrefix("Lagrangian") || quantity == .beta
      let condition = quantity == .Denvelope ? 16.0 : 1
      #expect(isValue(figures.value(of: quantity), digits, condition: condition) != isOfRate, "\(quantity)")
    }
  }

  @Test func `the tolerances count the roundings of the longest sums`() throws {
    let enumeration = SystemEnumeration(try Self.system())
    // Twice 16 entries of the algorithm, 2·(2 + 4) for a class, 2·4 + 2·2 for laws, 2 messages and 16 more.
    #expect(enumeration.roundings == 2 * (16 + 12 + 12 + 2 + 16))
    let bare = try FiniteLearningSystem(sampleCount: 1, law: [1], algorithm: [[1]], loss: [[0]])
    #expect(SystemEnumeration(bare).roundings == 2 * (1 + 5 + 4 + 16), "no messages")
    let unit = Double.ulpOfOne
    #expect(enumeration.riskTolerance.value == (116 + 2 + 4) * unit * 1.5)
    let information = enumeration.informationTolerance(outcomes: 4, terms: 8).value
    let scale = 1 + Estimate.log(Estimate(exactly: 4)).value
    #expect(
      Tolerance.rounding(operations: 4, condition: 1, scale: information).accepts(information, 528 * unit * scale))
    #expect(
      enumeration.informationTolerance(outcomes: 1, terms: 8).value
        == enumeration.informationTolerance(outcomes: 2, terms: 8).value)
  }

  @Test func `minimizers are all hypotheses of least weighted risk and rate`() throws {
    let enumeration = SystemEnumeration(try Self.system())
    #expect(
      enumeration.minimizers(riskWeight: 1, rateWeight: 0)
        == [[1, 0, 0, 0], [1, 0, 0, 0], [1, 0, 0, 0], [0, 1, 1, 0]])
    // On mixed samples the rates are 0.0159, 0.4315, 0.0676 and 0, elsewhere 0.
    #expect(
      enumeration.minimizers(riskWeight: 1, rateWeight: 100)
        == [[1, 0, 0, 0], [0, 0, 0, 1], [0, 0, 0, 1], [0, 1, 1, 0]])
    #expect(
      enumeration.minimizers(riskWeight: -1, rateWeight: 0)
        == [[0, 1, 1, 0], [0, 0, 0, 1], [0, 0, 0, 1], [0, 0, 0, 1]])
    #expect(
      enumeration.minimizers(riskWeight: 0, rateWeight: 1)
        == [[1, 1, 1, 1], [0, 0, 0, 1], [0, 0, 0, 1], [1, 1, 1, 1]])
  }

  @Test func `minimizers are equal up to the rounding of rates and of risks`() throws {
    // Gates whose messages are renamed have equal rates, but sums in other orders; losses of 0 leave only them.
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
    let channel = orders.map { order in [[1.0, 2, 4], [4, 3, 1]].map { row in order.map { row[$0] } } }
    let renamed = try FiniteLearningSystem(
      sampleCount: 2, law: [1, 1], algorithm: Array(repeating: Array(repeating: 1, count: 6), count: 3),
      rows: .counts, loss: Array(repeating: [0, 0], count: 6), gates: [.init(channel: channel)])
    #expect(
      SystemEnumeration(renamed).minimizers(riskWeight: 1, rateWeight: 1)
        == Array(repeating: Array(repeating: 1, count: 6), count: 3))
    // 0.1 + 0.2 + 0.3 in both orders, as parts of 2⁴⁰: equal for (1, 1, 1) and (0, 3, 0).
    let losses = [0.1, 0.2, 0.3].map { $0 * 0x1p40 }
    let reversed = try FiniteLearningSystem(
      sampleCount: 3, law: [1, 1, 1], algorithm: Array(repeating: [1, 1], count: 10), rows: .counts,
      loss: [losses, losses.reversed()])
    let classes = SystemEnumeration(reversed).minimizers(riskWeight: 1, rateWeight: 0)
    #expect(classes.count == 10 && classes.count { $0 == [1, 1] } == 2)
  }

  @Test func `minimizers are found at scores far above their resolution, and without gates at any weight of the rate`()
    throws
  {
    let bare = try FiniteLearningSystem(
      sampleCount: 1, law: [1, 1], algorithm: [[1, 1], [1, 1]], loss: [[1, 2], [2, 1]])
    for (risk, rate) in [(1e20, 0.0), (1, 1e20)] {
      #expect(
        SystemEnumeration(bare).minimizers(riskWeight: risk, rateWeight: rate) == [[1, 0], [0, 1]], "\(risk) \(rate)")
    }
  }

  @Test func `the range of losses is known to the numbers beside it, and is exactly 0 if all are equal`() throws {
    let width = SystemFigures(try Self.system()).width
    #expect(width == Estimate(value: 1, lower: 1.0.nextDown, upper: 1.0.nextUp))
    let equal = try FiniteLearningSystem(sampleCount: 1, law: [1, 1], algorithm: [[1], [1]], loss: [[3, 3]])
    #expect(SystemFigures(equal).width == Estimate(exactly: 0))
  }

  @Test func `quantiles of the gap are its magnitudes at the masses above them`() throws {
    let enumeration = SystemEnumeration(try Self.system())
    // Of 128ths: 3 at 0.75, 5 at 0.5625, 54 at 0.25 and 66 at 0.1875.
    for (level, quantile) in [
      (0.99, 0.75), (0.98, 0.75), (0.97, 0.5625), (0.94, 0.5625), (0.93, 0.25), (0.52, 0.25), (0.51, 0.1875),
      (0.01, 0.1875),
    ] {
      let estimate = enumeration.gapQuantile(level)
      #expect(estimate.contains(quantile) && estimate.error < 0x1p-40, "\(level) \(estimate)")
    }
    // At the mass itself, rounding leaves both magnitudes.
    let edge = enumeration.gapQuantile(1 - 3.0 / 128)
    #expect(edge.contains(0.75) && edge.contains(0.5625))
    #expect(enumeration.gapQuantile(1).contains(0.75) && enumeration.gapQuantile(0).contains(0))
    // Rounding decides within 2·16 + 8·2 + 64 roundings of the mass.
    for (distance, isEdge) in [(-120.0, false), (-104, true), (104, true), (120, false)] {
      let near = enumeration.gapQuantile(1 - 3.0 / 128 - distance * Double.ulpOfOne)
      #expect((near.contains(0.75) && near.contains(0.5625)) == isEdge, "\(distance)")
    }
  }

  /// Whether both ends of an interval are as far from its value as a tolerance, up to their own rounding.
  private func isWithin(_ estimate: Estimate, _ tolerance: Double) -> Bool {
    [estimate.upper - estimate.value, estimate.value - estimate.lower].allSatisfy {
      $0 > 0.99 * tolerance && $0 < 1.01 * tolerance
    }
  }

  @Test func `each interval is as wide as the tolerance of its sums`() throws {
    let enumeration = SystemEnumeration(try Self.system())
    func tolerance(outcomes: Int, terms: Int) -> Double {
      enumeration.informationTolerance(outcomes: outcomes, terms: terms).value
    }
    let (risks, risk) = (enumeration.risks(), enumeration.riskTolerance.value)
    #expect(isWithin(risks.population, risk) && isWithin(risks.empirical, risk))
    #expect(isWithin(risks.gap, 2 * risk) && isWithin(risks.meanAbsoluteGap, 2 * risk))
    // Four samples and four hypotheses; four hypotheses with two values, and the two values.
    #expect(isWithin(risks.information, tolerance(outcomes: 4, terms: 8)))
    for information in risks.sampleInformations { #expect(isWithin(information, tolerance(outcomes: 8, terms: 10))) }
    // 4² selections, and four hypotheses with 2² pairs of values; an error of a mean over pairs counts for each pair.
    let figures = try #require(try enumeration.supersample())
    let selected = tolerance(outcomes: 16, terms: 32)
    for information in [figures.hypothesis, figures.predictions, figures.differences] {
      #expect(isWithin(information, selected))
    }
    for information in figures.unconditionalDifferences { #expect(isWithin(information, selected)) }
    #expect(isWithin(figures.pairDifferences, 2 * selected))
    // Two values with two messages, and twice two messages. The scale of a rate is 1 + ln 2; that of a variational one
    // is 2 and the greatest Σ q|ln(q/s)|. The gate has the weight 2, and β is ½.
    let greatest = 0.875 * Double.log(3.5) + 0.125 * Double.log(6)
    for (kind, scale) in [
      (RateKind.empirical, 1 + Double.log(2)), (.population, 1 + Double.log(2)), (.variational, 2 + greatest),
    ] {
      let gates = try #require(enumeration.gates(kind))
      let rate = 2 * scale * tolerance(outcomes: 1, terms: 8)
      #expect(isWithin(gates.rate, rate), "\(kind)")
      #expect(isWithin(gates.optimizationGap, 2 * (risk + rate / 2)), "\(kind)")
    }
    #expect(!isWithin(risks.population, 1.02 * risk), "control: another tolerance")
  }

  @Test(arguments: [1, 2, 3, 8]) func `the scale of a rate is 1 + ln K for K messages, and for one as for two`(
    messages: Int
  ) throws {
    // A gate that ignores its input: the upper end is the tolerance.
    let row = [Double](repeating: 1, count: messages)
    let enumeration = SystemEnumeration(
      try FiniteLearningSystem(
        sampleCount: 1, law: [1, 1], algorithm: [[1], [1]], loss: [[0, 1]],
        gates: [.init(weight: 4, channel: [[row, row]])], rateWeight: 1))
    let unit = enumeration.informationTolerance(outcomes: 1, terms: 4 * messages).value
    let width = 4 * (1 + Double.log(Double(max(2, messages)))) * unit
    let rate = try #require(enumeration.gates(.empirical)).rate
    #expect(rate.lower == 0 && rate.upper > 0.99 * width && rate.upper < 1.01 * width, "\(rate)")
  }

  @Test(arguments: [[2, 8], [8, 2]]) func `of several gates that of the most messages is the scale of their rates`(
    messages: [Int]
  ) throws {
    let gates = messages.map { count in
      let row = [Double](repeating: 1, count: count)
      return FiniteLearningSystem.Gate(weight: 2, channel: [[row, row]])
    }
    let enumeration = SystemEnumeration(
      try FiniteLearningSystem(
        sampleCount: 1, law: [1, 1], algorithm: [[1], [1]], loss: [[0, 1]], gates: gates, rateWeight: 1))
    // Two values with eight messages, and twice eight messages.
    let width = 4 * (1 + Double.log(8)) * enumeration.informationTolerance(outcomes: 1, terms: 32).value
    let rate = try #require(enumeration.gates(.empirical)).rate
    #expect(rate.lower == 0 && rate.upper > 0.99 * width && rate.upper < 1.01 * width, "\(rate)")
  }

  @Test func `a hypothesis that is never chosen has no part in the quantiles of the gap`() throws {
    let system = try FiniteLearningSystem(
      sampleCount: 1, law: [1, 1], algorithm: [[1, 0], [1, 0]], loss: [[1, 1], [0, 8]])
    let greatest = SystemEnumeration(system).gapQuantile(1)
    #expect(greatest.lower == 0 && greatest.upper < 0x1p-40)
  }

  @Test func `quantities that cannot be negative begin at 0 where they are 0`() throws {
    // There are no losses, the algorithm ignores its sample, and the gate its input.
    let system = try FiniteLearningSystem(
      sampleCount: 2, law: [1, 2], algorithm: [[Double]](repeating: [1, 2], count: 4), loss: [[0, 0], [0, 0]],
      gates: [.init(channel: [[[1, 2], [1, 2]], [[1, 2], [1, 2]]], prior: [[1, 2], [1, 2]])], rateWeight: 1)
    let figures = SystemFigures(system)
    let positive: [Quantity] = [.m, .beta, .ln2]
    for quantity in Quantity.allCases where quantity.isNonnegative && !positive.contains(quantity) {
      #expect(figures.value(of: quantity)?.lower == 0, "\(quantity)")
    }
  }
}
