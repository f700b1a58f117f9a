import RealModule
import Testing

@testable import Verification

extension `RT-008 the Gaussian tail lies in the interval of its continued fraction` {
  /// x, an exponent k, Q(x)·2^k and ln Q(x); reference: mpmath 1.3.0 at 60 digits, printed to 40.
  static let exactTails: [(x: Double, exponent: Int, scaled: String, logarithm: String)] = [
    (-8, 0, "0.9999999999999993779039425728215876484005", "-6.220960574271786058533518504785296440579e-16"),
    (-1.25, 0, "0.8943502263331447423112272359742534451524", "-0.1116578284729251706570326949031663940212"),
    (-1, 0, "0.8413447460685429485852325456320379224779", "-0.1727537790234498895264831735208007300094"),
    (-0.5, 0, "0.6914624612740131036377046106083377398836", "-0.3689464152886563930656156390431773405547"),
    (0, 0, "0.5", "-0.6931471805599453094172321214581765680755"),
    (0.0078125, 0, "0.4968832951391574195493309324808776954033", "-0.6994000990932064294566688270218733300797"),
    (0.5, 0, "0.3085375387259868963622953893916622601164", "-1.175911761593618608879729093269014721138"),
    (1, 0, "0.1586552539314570514147674543679620775221", "-1.841021645009263505770783073232529021548"),
    (1.25, 0, "0.1056497736668552576887727640257465548476", "-2.247625677214318184704740761904316167652"),
    (1.265625, 0, "0.1028236856164095088373857020597207148978", "-2.27473954767130221778529208170276593139"),
    (1.5, 0, "0.0668072012688580660044940409798860795229", "-2.705944400823889806957056621195788738659"),
    (2, 0, "0.02275013194817920720028263716653343747178", "-3.783184333682031948835547480148963367855"),
    (5, 0, "0.0000002866515718791939116737523328746453538544", "-15.06499839398872573608370479189672560507"),
    (12, 0, "1.776482112077678997696171001845557092393e-33", "-75.41067300156879593883968326812409852501"),
    (37.5, 0, "4.605353009581954843827969097610896238921e-308", "-707.6689893175071910661131734572604413308"),
    (38, 1000, "3.091761323233058508843226850533818801642e-15", "-726.5572160188201300965035175171332508453"),
    (1, 3, "1.269242031451656411318139634943696620177", "-1.841021645009263505770783073232529021548"),
    (-1, 3, "6.730757968548343588681860365056303379823", "-0.1727537790234498895264831735208007300094"),
    (0.5, 10, "315.9424396554105818749904787370621543592", "-1.175911761593618608879729093269014721138"),
    (-2, 7, "125.0879831106330614783638224426837200036", "-0.02301290932896348846533617490850875927202"),
  ]

  @Test func `tails and their logarithms enclose their values to 40 digits`() {
    for (x, exponent, scaled, logarithm) in Self.exactTails {
      let exact = Estimate(exactly: x)
      #expect(encloses(GaussianTail.probability(above: exact, timesTwoTo: exponent), scaled, roundings: 300), "\(x)")
      #expect(encloses(GaussianTail.logarithm(above: exact), logarithm, roundings: 300), "\(x)")
    }
  }

  @Test func `control: the tail of the next number in single precision is refuted`() {
    for (x, exponent, scaled, logarithm) in Self.exactTails where x.magnitude >= 1 && x > -8 {
      let beside = Estimate(exactly: Double(Float(x).nextUp))
      #expect(!encloses(GaussianTail.probability(above: beside, timesTwoTo: exponent), scaled, roundings: 300))
      #expect(!encloses(GaussianTail.logarithm(above: beside), logarithm, roundings: 300))
    }
  }

  @Test func `the interval of an interval reaches from the tail of one end to that of the other`() {
    for (low, high) in [(0.5, 1.5), (-2, -1), (1.25, 2), (-0.5, 0.5)] {
      let wide = Estimate(value: (low + high) / 2, lower: low, upper: high)
      let ends = (Estimate(exactly: low), Estimate(exactly: high))
      let tail = GaussianTail.probability(above: wide)
      #expect(tail.lower == GaussianTail.probability(above: ends.1).lower)
      #expect(tail.upper == GaussianTail.probability(above: ends.0).upper)
      #expect(tail.value == GaussianTail.probability(above: Estimate(exactly: wide.value)).value)
      let logarithm = GaussianTail.logarithm(above: wide)
      #expect(logarithm.lower == GaussianTail.logarithm(above: ends.1).lower)
      #expect(logarithm.upper == GaussianTail.logarithm(above: ends.0).upper)
      #expect(logarithm.value == GaussianTail.logarithm(above: Estimate(exactly: wide.value)).value)
    }
  }

  @Test func `far tails are 0 or 1 up to the least number, and never beyond`() {
    for x in [99.9, 100, 100.1, 1e10, 1e160] {
      let (right, left) = (
        GaussianTail.probability(above: Estimate(exactly: x)), GaussianTail.probability(above: Estimate(exactly: -x))
      )
      #expect(right.lower == 0 && right.upper > 0 && right.upper < 0x1p-1000)
      #expect(left.upper == 1 && left.lower >= 1.0.nextDown.nextDown && left.lower < 1)
      let scaled = GaussianTail.probability(above: Estimate(exactly: -x), timesTwoTo: 3)
      #expect(scaled.upper == 8 && scaled.lower >= 8 * 1.0.nextDown.nextDown.nextDown)
      #expect(GaussianTail.logarithm(above: Estimate(exactly: -x)).upper == 0)
    }
  }

  /// M, the signal-to-noise ratio, and the error rate 2(1 − 1/M)·Q(√(3·SNR/(M² − 1))); reference as above.
  static let rates: [(count: Int, ratio: Double, rate: String)] = [
    (2, 10, "0.0007827011290012748387499019891929511552173"),
    (3, 10, "0.03520500761074241432982577595105800774576"),
    (4, 10, "0.1179744052877138479940845236880430555279"),
    (4, 0.5, "0.5638722255343869618664835653695100784121"),
    (16, 64, "0.3614499670979080825491163942987064326906"),
    (1048576, 0.125, "0.9999985803584614415666533776540057514675"),
  ]

  @Test func `error rates of amplitudes enclose their values to 40 digits, and the library agrees`() throws {
    for (count, ratio, rate) in Self.rates {
      let modulation = try PulseAmplitudeModulation(count: count)
      let error = try modulation.symbolErrorRate(signalToNoise: Estimate(exactly: ratio))
      #expect(encloses(error, rate, roundings: 400), "\(count) \(error)")
      let library = try modulation.librarySymbolErrorRate(signalToNoise: ratio)
      // The library states a few roundings of its function.
      #expect(encloses(library, rate, roundings: 1 << 10), "\(count) \(library)")
    }
  }

  @Test func `the library's tails and logarithms contain the values, and are narrow`() throws {
    for (x, exponent, scaled, logarithm) in Self.exactTails where x < 37 {
      let tail = try Estimate(exactly: Double.exp2(Double(exponent))) * GaussianTail.libraryProbability(above: x)
      #expect(encloses(tail, scaled, roundings: 1 << 14), "\(x) \(tail)")
      let exact = try #require(DecimalNumeral(logarithm))
      let library = try GaussianTail.libraryLogarithm(above: x)
      let width = Tolerance.rounding(operations: 1 << 10, condition: 1, scale: 1 + x * x)
      #expect(contains(library, exact) && library.error <= width.value, "\(x) \(library)")
    }
  }

  @Test func `amplitudes and ratios at the ends of their ranges are taken, and those beyond are named`() throws {
    for count in [1, (1 << 20) + 1] {
      #expect(refusal { try PulseAmplitudeModulation(count: count) } == "M: must be 2 to 2^20 amplitudes, is \(count)")
    }
    let binary = try PulseAmplitudeModulation(count: 2)
    for ratio in [0, .infinity] {
      #expect(
        refusal { try binary.symbolErrorRate(signalToNoise: Estimate(exactly: ratio)) }
          == "signalToNoise: must be finite and above 0, is \(ratio)")
    }
    #expect(try binary.symbolErrorRate(signalToNoise: Estimate(exactly: .leastNonzeroMagnitude)).upper <= 1)
  }
}
