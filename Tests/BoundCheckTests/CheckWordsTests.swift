import Console
import DINL
import Foundation
import PropertyTesting
import Testing
import Verification

@testable import BoundCheck

@Suite struct `GB-006 a check states about bound and risk only what is proved` {
  typealias BoundVerdict = SupersampleFindings.BoundVerdict

  /// The evidence at a constant σ, from draws that memorize noise: the gap is about ½.
  func evidence(sigma: Double, draws count: Int = 200) async throws -> CheckEvidence {
    var configuration = SmallCheck.configuration
    (configuration.draws, configuration.epochs, configuration.sigma) = (5, 1, sigma)
    let check = try SmallCheck.check(SmallCheck.noise(), configuration)
    let trained = try await SmallCheck.draws(check)
    let draws = (0..<count).map { index in
      var draw = trained[index % trained.count]
      (draw.index, draw.training, draw.fresh, draw.mask) = (index, [0], [0.5], MaskTally())
      return draw
    }
    return try SmallCheck.evidence(check, from: draws)
  }

  /// Whether a text states the risk by the bound, the constant and the claim only where that is proved.
  func isJustified(_ text: String, _ evidence: CheckEvidence) -> Bool {
    let (sigma, proved) = (evidence.configuration.sigma, evidence.proved)
    let isSaid = text.contains("By the bound the risk")
    let mayBe = sigma >= 1 / 2 && (proved.verdict == .holds || proved.verdict == .inconclusive)
    let isDirect = text.contains("The fresh half gives directly")
    let namesConstant = sigma == 1 / 2 || text.contains("The bound with σ = \(exactly(sigma))")
    return isSaid == mayBe && isDirect == (proved.verdict != .invalid) && namesConstant
      && (sigma == 1 / 2 || !text.contains("GB-006 holds")) && !text.contains("GB-006 is violated")
      && !text.contains("D(R_g) + δ")
      && (proved.riskBound.map { $0 <= 1 && text.contains(short(limit: $0, .up)) } ?? true)
      && (!isSaid || text.contains("\(percentExactly(proved.confidence)) confidence"))
  }

  func texts(_ evidence: CheckEvidence) -> [String] {
    [evidence.summary(width: 80), CheckReport(evidence: evidence).html()]
  }

  @Test(arguments: [
    (0.5, 200, BoundVerdict.holds), (0.5, 5, .inconclusive), (1, 5, .inconclusive), (0.1, 200, .violated),
  ])
  func `states the risk by the bound only where the theorem applies, with its confidence, next to the direct limit`(
    sigma: Double, draws: Int, verdict: BoundVerdict
  ) async throws {
    let evidence = try await evidence(sigma: sigma, draws: draws)
    #expect(evidence.proved.verdict == verdict)
    #expect((evidence.proved.riskBound == nil) == (sigma < 1 / 2))
    for text in texts(evidence) { #expect(isJustified(text, evidence), "\(text)") }
  }

  @Test func `says nothing about the risk if the mask is invalid, and names the smaller constant of a bound`()
    async throws
  {
    var evidence = try await evidence(sigma: 0.5)
    (evidence.proved.verdict, evidence.proved.riskBound) = (.invalid, nil)
    for text in texts(evidence) { #expect(isJustified(text, evidence)) }
    var lesser = try await self.evidence(sigma: 0.49)
    lesser.proved.verdict = .holds
    for text in texts(lesser) { #expect(isJustified(text, lesser) && text.contains("The bound with σ = 0.49 holds")) }
  }

  @Test func `control: a risk by a false bound, GB-006 named for such a bound, or a sum of two estimates is refuted`()
    async throws
  {
    let evidence = try await evidence(sigma: 0.1)
    let text = evidence.summary(width: 80)
    #expect(isJustified(text, evidence))
    #expect(!isJustified(text + "\nBy the bound the risk is at most 0.1 (95 % confidence)", evidence))
    #expect(!isJustified(text.replacing("The bound with σ = 0.1 is", with: "GB-006 is"), evidence))
    #expect(!isJustified(text + "\nthe letter's form D(R_g) + δ + bound = 0.3", evidence))
    #expect(!isJustified(text.replacing("The fresh half gives directly", with: ""), evidence))
  }

  @Test func `shows a dash for the rate of a link that is not known, and no number`() async throws {
    var evidence = try await evidence(sigma: 0.5, draws: 5)
    func labels() -> Int {
      RateTreeFigure(network: evidence.network).picture().markup.source.components(separatedBy: "label strong").count
    }
    let (row, count) = (evidence.linkRows[0], labels())
    #expect(!row.contains("–"))
    let index = try #require(evidence.network.links.firstIndex { $0.inTree })
    evidence.network.links[index].rate = nil
    #expect(evidence.linkRows[0] == [row[0], row[1], "–", "–", "–", row[5], "–"])
    #expect(labels() == count - 1)
    evidence.network.links[index].rate = 0
    #expect(evidence.linkRows[0].last == "any" && labels() == count)
  }

  @Test func `shows which node sees which columns, in the terminal, the file and the page`() async throws {
    var evidence = try await evidence(sigma: 0.5, draws: 5)
    #expect(evidence.network.viewRule == .equalSplit && evidence.network.columnsLeftOut.isEmpty)
    evidence.network.views[1] = []
    evidence.network.columnsLeftOut = ["f2", "f3"]
    for text in texts(evidence) {
      for words in [
        "Columns split equally over 7 nodes", "f14, f15", "no column: \(evidence.network.nodes[1])",
        "no node sees: f2, f3",
      ] { #expect(text.contains(words), "\(words)") }
    }
    evidence.network.views[2] = ["\u{1B}[2J", "a\nb", "\u{202E}c"]
    evidence.network.columnsLeftOut = ["\u{1B}[0m"]
    for mark in ["\u{1B}", "a\nb", "\u{202E}"] {
      #expect(!evidence.network.viewText(width: 80, file: "check.json").contains(mark))
    }
    evidence.network.columnsLeftOut = ["f2", "f3"]
    let file = try JSONSerialization.jsonObject(with: try evidence.json()) as? [String: Any]
    let network = try #require(file?["network"] as? [String: Any])
    #expect(network["viewRule"] as? String == "equalSplit" && network["columnsLeftOut"] as? [String] == ["f2", "f3"])
    #expect((network["views"] as? [[String]])?.count == evidence.network.nodes.count)
  }

  /// Whether the texts of a confidence and a constant give exactly these numbers when they are read back.
  static func isSaid(_ confidence: (Double) -> String, _ sigma: (Double) -> String, _ number: Double) -> Bool {
    let percent = confidence(number)
    return percent.hasSuffix(" %") && Double(percent.dropLast(2) + "e-2") == number && Double(sigma(number)) == number
  }

  /// Confidences and constants, many of them close to 1 or ½.
  static let numbers = Generator<Double> { source throws(Discard) in
    let place = [0.01, 0.5, 0.95, 1][try source.index(below: 4)]
    let decimals = try source.integer(in: 2...12)
    let text = "\(try source.integer(in: 1...99))e-\(decimals + 2)"
    let distance = Double(text) ?? 0
    let number = try source.boolean() && place < 1 ? place + distance : place - distance
    return Double(String(format: "%.14f", number)) ?? 0
  }

  @Test func `confidence and constant are written with all their digits, never rounded to a nearby number`() {
    checkProperty(Self.numbers) { number in
      guard number > 0 else { return }
      #expect(Self.isSaid(percentExactly, exactly, number), "\(number)")
    }
    #expect(
      [0.01, 0.9, 0.95, 0.9999, 0.999999].map(percentExactly) == ["1 %", "90 %", "95 %", "99.99 %", "99.9999 %"])
    #expect([0.5, 1, 0.4999999, 1e-6, 1e6].map(exactly) == ["0.5", "1", "0.4999999", "1e-06", "1000000"])
  }

  @Test func `control: rounding to whole percent or to three digits is refuted`() {
    for number in [0.9999, 0.999, 0.4999999] {
      #expect(!Self.isSaid({ percent($0, digits: 0) }, exactly, number))
    }
    #expect(!Self.isSaid(percentExactly, { short($0) }, 0.4999999))
  }

  /// A limit and a number near it or equal to it.
  static let compared = Generator<(limit: Double, other: Double)> { source throws(Discard) in
    let unit = Double(try source.integer(in: 1...999)) / 1000
    let step = Double(try source.integer(in: -9...9)) * pow(10, -Double(try source.integer(in: 1...12)))
    return (unit / 3, unit / 3 * (1 + step))
  }

  /// Whether two texts have the order of the two numbers, and the first is an upper limit of its number.
  static func areOrdered(_ texts: (String, String), _ limit: Double, _ other: Double) -> Bool {
    guard let first = Double(texts.0), let second = Double(texts.1) else { return false }
    return (first < second) == (limit < other) && (first == second) == (limit == other) && first >= limit
  }

  @Test func `a limit and the number that it is compared with keep their order as texts`() {
    checkProperty(Self.compared) { limit, other in
      #expect(Self.areOrdered(told(limit, from: other, limit: .up), limit, other))
    }
  }

  @Test func `control: texts that differ but may have the wrong order are refuted`() {
    let minima = Self.compared.smallestCounterexamples(describing: { "\($0)" }) { limit, other in
      let texts = (short(limit: limit, .up), short(other))
      return !Self.areOrdered(texts.0 == texts.1 ? (exactly(limit), exactly(other)) : texts, limit, other)
    }
    #expect(!minima.contains("not refuted"))
  }

  @Test func `unequal numbers that are compared have different texts`() {
    func texts(_ pair: (String, String)) -> [String] { [pair.0, pair.1] }
    #expect(texts(told(0.226, from: 0.898)) == ["0.226", "0.898"])
    #expect(texts(told(0.5, from: 0.5)) == ["0.5", "0.5"])
    #expect(texts(told(0.60101, from: 0.60102)) == ["0.60101", "0.60102"])
    #expect(texts(told(0.6011, from: 0.602, limit: .up)) == ["0.6011", "0.602"])
    // With three digits the limit, rounded up, would exceed the greater number.
    #expect(texts(told(0.33311, from: 0.33333, limit: .up)) == ["0.3332", "0.3333"])
  }

  @Test func `a confidence near 1 and a constant near one half are not rounded to them`() async throws {
    var evidence = try await evidence(sigma: 0.4999999, draws: 5)
    evidence.proved.confidence = 0.9999
    for text in texts(evidence) {
      #expect(text.contains("σ = 0.4999999 is below ½") && !text.contains("σ = 0.5") && !text.contains("100 %"))
      #expect(text.contains("99.99 %"))
    }
  }

  @Test func `upper limits are rounded up and lower limits down`() {
    let values = Generator<Double>.double(in: -1e3...1e3).zip(Generator<Int>.integer(in: -9...9))
    checkProperty(values, PropertySettings(cases: 2000)) { mantissa, power in
      let value = mantissa * pow(10, Double(power))
      let (upper, lower) = (Double(short(limit: value, .up)) ?? .nan, Double(short(limit: value, .down)) ?? .nan)
      #expect(lower <= value && value <= upper)
      #expect(upper - lower <= Double(short(value.magnitude / 50 + .leastNormalMagnitude)) ?? 0)
    }
  }

  @Test func `control: an upper limit rounded to the nearest three digits is refuted`() {
    #expect(Double(short(0.22549)) ?? 1 < 0.22549 && short(limit: 0.22549, .up) == "0.226")
  }
}
