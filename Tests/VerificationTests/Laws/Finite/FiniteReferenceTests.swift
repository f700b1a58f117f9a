import RealModule
import Testing

@testable import Verification

/// Laws and channels of dyadic weights, which double numbers hold exactly.
///
/// References: mpmath 1.3.0 at 60 digits by the sums of p ln p, printed to 40.
@Suite struct `Finite laws, channels and binary entropies at 40 digits` {
  static func law(_ weights: [Int]) -> [Double] {
    let total = Double(weights.reduce(0, +))
    return weights.map { Double($0) / total }
  }

  static let entropies: [(weights: [Int], entropy: String)] = [
    ([1, 3, 4], "0.9743147528693494845612472790704059969082"),
    ([1, 0, 7], "0.3767701612564367862845127138617474407941"),
    ([255, 1], "0.02555946004441143122608942109678297687302"),
    ([1, 1, 1, 13], "0.6885673693022826396254699395608849058977"),
    ([(1 << 30) - 1, 1], "0.00000002029763107777824438648732760567287633858"),
  ]

  static let divergences: [(first: [Int], second: [Int], divergence: String)] = [
    ([1, 3], [1, 1], "0.1308120359411369591292018062337177104101"),
    ([1, 3, 4], [2, 2, 4], "0.06540601797056847956460090311685885520506"),
    ([0, 1, 7], [4, 2, 2], "1.009524199863453832549951529054605695357"),
    ([(1 << 20) + 1, (1 << 20) - 1], [1, 1], "4.54747350886533050675232308633452101612e-13"),
    ([0, 1, 1], [0, 1, 3], "0.1438410362258904637196095029969137157518"),
  ]

  @Test func `entropies and relative entropies enclose their values`() throws {
    for (weights, entropy) in Self.entropies {
      let law = try FiniteLaw(Self.law(weights))
      #expect(encloses(law.entropy, entropy, roundings: 40), "\(law.entropy)")
      let joint = try JointLaw(shape: [weights.count], weights: Self.law(weights)).entropy(of: [0])
      // Without the other probabilities, a logarithm near 0 keeps its absolute accuracy alone.
      let known = try #require(DecimalNumeral(entropy))
      let width = Tolerance.rounding(operations: 20, condition: 1, scale: 1)
      #expect(contains(joint, known) && joint.error <= width.value)
    }
    for (first, second, divergence) in Self.divergences {
      let laws = (try FiniteLaw(Self.law(first)), try FiniteLaw(Self.law(second)))
      #expect(encloses(try laws.0.relativeEntropy(to: laws.1), divergence, roundings: 200))
    }
  }

  @Test func `a certain outcome has the surprisal and the entropy 0, and nothing below`() throws {
    for law in [LabelLaw(try FiniteLaw([1])), LabelLaw(weights: [DecimalNumeral(exactly: 3)])] {
      #expect(law.surprisals[0].lower == 0 && law.surprisals[0].upper <= 0x1p-1060)
      #expect(law.entropy.lower == 0 && law.entropy.upper <= 0x1p-1060)
      #expect(law.errorOfBlindGuess == Estimate(exactly: 0))
    }
    #expect(FiniteLaw.entropy([Estimate(exactly: 1)]).lower == 0)
  }

  @Test func `control: the entropy of other weights, and the reverse divergence, are refuted`() throws {
    #expect(
      !encloses(
        try FiniteLaw(Self.law([1, 1])).relativeEntropy(to: FiniteLaw(Self.law([1, 3]))),
        Self.divergences[0].divergence, roundings: 200))
    #expect(!encloses(try FiniteLaw(Self.law([2, 2, 4])).entropy, Self.entropies[0].entropy, roundings: 40))
  }

  @Test func `informations of three variables enclose their values`() throws {
    let law = try JointLaw(shape: [2, 2, 2], weights: Self.law([1, 3, 5, 7, 6, 2, 4, 4]))
    #expect(encloses(try law.entropy(of: [0]), "0.6931471805599453094172321214581765680755", roundings: 20))
    #expect(encloses(try law.entropy(of: [1, 2]), "1.346347471475797002131877498151661550166", roundings: 40))
    #expect(encloses(try law.entropy(of: [2, 0, 1]), "1.959748292268183745295159234868002675355", roundings: 60))
    for (first, second, third, information) in [
      ([0], [1], [2], "0.048162417365595316689723080545874165091"),
      ([0], [1, 2], [], "0.07974635976755856625395038474183544288631"),
      ([2, 1], [0], [], "0.07974635976755856625395038474183544288631"),
      ([0], [2], [], "0.03158394240196324956422730419596127779531"),
    ] as [([Int], [Int], [Int], String)] {
      #expect(encloses(try law.mutualInformation(first, second, given: third), information, roundings: 1000))
    }
    #expect(try law.marginal(of: [2, 0]).shape == [2, 2])
    // P(third = 0, first = 1) = (6 + 4)/32.
    #expect(try law.marginal(of: [2, 0]).probabilities[1].contains(0.3125))
  }

  @Test func `a law's weights may miss 1 by a rounding each, and are divided by their sum`() throws {
    let tilted = try FiniteLaw([0.5, 0.5 + 2 * Double.ulpOfOne])
    #expect(tilted.probabilities[0].upper < 0.5 && tilted.probabilities[1].value > 0.5)
    #expect(tilted.probabilities[1].value < 0.5 + 2 * Double.ulpOfOne)
    for (first, second, surprisals) in [
      (
        0.5625 + 2 * Double.ulpOfOne, 0.4375,
        ["0.5753641449035615094757192397169442167945", "0.8266785731844683766527855924520441045044"]
      ),
      (
        0.5625, 0.4375 - 2 * Double.ulpOfOne,
        ["0.5753641449035614107892281619249400859412", "0.8266785731844685035354169481847353273882"]
      ),
    ] {
      for (found, exact) in zip(try FiniteLaw([first, second]).surprisals, surprisals) {
        #expect(encloses(found, exact, roundings: 6), "\(found)")
      }
    }
    #expect(
      refusal { try FiniteLaw([0.5, 0.5 + 3 * Double.ulpOfOne]) }
        == "weights: must sum to 1, sum to \(1 + 3 * Double.ulpOfOne)")
    #expect(
      refusal { try FiniteLaw([1 - 3 * Double.ulpOfOne, 0], name: "law") }
        == "law: must sum to 1, sum to \(1 - 3 * Double.ulpOfOne)")
    #expect(refusal { try FiniteLaw([]) } == "weights: needs at least one value")
    #expect(try FiniteLaw([1, FiniteLaw.leastWeight]).weights[1] == 0x1p-500)
    #expect(
      refusal { try FiniteLaw([1, 0x1p-500.nextDown]) }
        == "weights[1]: must be 0 or at least 2^-500, is \(0x1p-500.nextDown)")
    #expect(
      refusal { try tilted.relativeEntropy(to: FiniteLaw([1])) } == "other: needs 2 outcomes, has 1")
  }

  /// p and h(p).
  static let binaries: [(probability: Double, entropy: String)] = [
    (0.125, "0.3767701612564367862845127138617474407941"),
    (0.25, "0.5623351446188083502880303152244588576654"),
    (0.3125, "0.6210863745552451215636049843484962413228"),
    (0.5, "0.6931471805599453094172321214581765680755"),
    (0.75, "0.5623351446188083502880303152244588576654"),
    (0x1p-40, "0.00000000002612604223249705467363892080933935156092"),
    (1 - 0x1p-40, "0.00000000002612604223249705467363892080933935156092"),
  ]

  @Test func `binary entropies enclose their values, and those of an interval are its extremes`() throws {
    for (probability, entropy) in Self.binaries {
      #expect(encloses(try BinaryEntropy.entropy(Estimate(exactly: probability)), entropy, roundings: 12))
    }
    func entropy(_ low: Double, _ high: Double) throws -> Estimate {
      try BinaryEntropy.entropy(Estimate(value: low, lower: low, upper: high))
    }
    let two = Estimate.log(Estimate(exactly: 2)).upper
    for (low, high, least, most) in [
      (0.125, 0.25, 0.125, 0.25), (0.25, 0.875, 0.875, nil), (0.75, 0.875, 0.875, 0.75), (0.25, 0.5, 0.25, nil),
      (0.5, 0.75, 0.75, nil), (0, 0.25, 0, 0.25), (0.75, 1, 1, 0.75),
    ] as [(Double, Double, Double, Double?)] {
      let interval = try entropy(low, high)
      #expect(try interval.lower == entropy(least, least).lower, "\(low) \(high)")
      #expect(try interval.upper == most.map { try entropy($0, $0).upper } ?? two, "\(low) \(high)")
      #expect(try interval.value == entropy(low, low).value)
    }
    #expect(try entropy(0, 0) == Estimate(exactly: 0) && entropy(1, 1) == Estimate(exactly: 0))
    #expect(
      refusal { try entropy(-.leastNonzeroMagnitude, 0.5) }
        == "probability: must lie in [0, 1], may be in -5e-324...0.5")
    #expect(
      refusal { try entropy(0.5, 1.0.nextUp) } == "probability: must lie in [0, 1], may be in 0.5...\(1.0.nextUp)")
  }

  /// x and ln 2 − h((1 − x)/2).
  static let deficits: [(bias: Double, deficit: String)] = [
    (0.125, "0.007832973283487045551546352419702845218151"),
    (0.5, "0.1308120359411369591292018062337177104101"),
    (1, "0.6931471805599453094172321214581765680755"),
    (0x1p-20, "4.54747350886533050675232308633452101612e-13"),
  ]

  @Test func `deficits enclose their values, and the bias of a deficit encloses its own`() throws {
    for (bias, deficit) in Self.deficits {
      #expect(encloses(BinaryEntropy.deficit(bias: Estimate(exactly: bias)), deficit, roundings: 40))
      #expect(encloses(BinaryEntropy.deficit(bias: Estimate(exactly: -bias)), deficit, roundings: 40))
      guard bias < 1 else { continue }
      let exact = try #require(DecimalNumeral(deficit))
      #expect(encloses(BinaryEntropy.bias(deficit: exact.estimate), "\(bias)", roundings: 40), "\(bias)")
    }
    #expect(BinaryEntropy.bias(deficit: Estimate(exactly: 0)).lower == 0)
    #expect(BinaryEntropy.bias(deficit: Estimate(exactly: 0.75)).upper == 1)
    for (first, second, divergence) in [
      (0.25, 0.5, "0.1308120359411369591292018062337177104101"),
      (0.125, 0.0625, "0.02627463501891064363791177309083465535649"),
      (0, 0.25, "0.2876820724517809274392190059938274315035"),
      (1, 0.75, "0.2876820724517809274392190059938274315035"),
      (0.5, 0.5 + 0x1p-20, "0.000000000001818989403549165198280298260407587270146"),
    ] {
      let estimate = BinaryEntropy.divergence(Estimate(exactly: first), Estimate(exactly: second))
      #expect(encloses(estimate, divergence, roundings: 80), "\(first) \(second) \(estimate)")
    }
  }

  @Test func `a root is enclosed by the last number before it and the first after it`() {
    let root = Estimate.root(from: 0, to: 2) { Estimate(exactly: $0) * Estimate(exactly: $0) - Estimate(exactly: 2) }
    #expect(encloses(root, "1.41421356237309504880168872420969807857", roundings: 4))
    // Of a function that is known to 1/4, the last number at which it is surely at most 0, the first at which it is
    // surely at least 0, and the last at which its value is below 0.
    let wide = Estimate.root(from: 0, to: 2) { Estimate(value: $0 - 0.75, lower: $0 - 1, upper: $0 - 0.5) }
    #expect(wide.lower == 0.5 && wide.upper == 1 && wide.value == 0.75.nextDown)
    // Without a change of sign it is an end.
    let (low, high) = (
      Estimate.root(from: 1, to: 2) { Estimate(exactly: $0) }, Estimate.root(from: 1, to: 2) { Estimate(exactly: -$0) }
    )
    #expect(low.lower == 1 && low.upper == 1.0.nextUp && high.lower == 2.0.nextDown && high.upper == 2)
  }

  @Test func `capacities enclose their values`() throws {
    let z = try DiscreteChannel([[1, 0], [0.5, 0.5]]).capacity()
    #expect(encloses(z.value, "0.2231435513142097557662950903098345033746", roundings: 4000))
    let skewed = try DiscreteChannel([[0.875, 0.125], [0.375, 0.625]]).capacity()
    #expect(encloses(skewed.value, "0.1427991354363633329753315249837158791929", roundings: 4000), "\(skewed.value)")
    // The information is flat at its maximum: the law is known to half as many digits.
    let near = Tolerance.rounding(operations: 1 << 30, condition: 1, scale: 1)
    #expect(near.accepts(skewed.input[0], 0.5273353536317869720282671856560370466204))
    let symmetric = try DiscreteChannel.capacityOfBinarySymmetric(crossover: 0.125)
    #expect(encloses(symmetric, "0.3163770193035085231327194075964291272814", roundings: 40))
    let erasing = try DiscreteChannel.capacityOfBinaryErasure(erasure: 0.25)
    #expect(encloses(erasing, "0.5198603854199589820629240910936324260566", roundings: 10))
    #expect(try DiscreteChannel.capacityOfBinaryErasure(erasure: 1).upper <= 0x1p-1070)
    #expect(try DiscreteChannel.capacityOfBinaryErasure(erasure: 1).lower == 0)
  }
}
