import Testing
import Verification

@testable import InformationRequests

@Suite struct `The limits that the list of kinds states` {
  static let all =
    StatedLimit.gaussian + StatedLimit.mixture + StatedLimit.rateDistortion + StatedLimit.finite
    + StatedLimit.channels + StatedLimit.curves

  @Test(arguments: all) func `are those that are kept, on both sides`(limit: StatedLimit) throws {
    #expect(try limit.contradictions() == [])
  }

  /// What of the list no limit of some covers: a parameter without a value on each side, or a number that it states.
  static func gaps(_ limits: [StatedLimit]) -> [String] {
    InformationKinds.all.flatMap { kind in
      kind.parameters.flatMap { parameter -> [String] in
        switch parameter.shape {
        case .remark, .text: return []
        case .number, .integer, .numbers, .integers, .matrix, .textOrMatrix: break
        case .fraction, .fractions, .fractionMatrix, .table: break
        }
        let own = limits.filter { $0.kind == kind.name && $0.name == parameter.name }
        let words = own.flatMap(\.words).joined(separator: " ")
        let place = "\(kind.name) \(parameter.name)"
        return (own.contains { !$0.inside.isEmpty } ? [] : ["\(place): nothing inside"])
          + (own.contains { !$0.outside.isEmpty } ? [] : ["\(place): nothing outside"])
          + parameter.meaning.matches(of: /[0-9][0-9.e^-]*[0-9]|[0-9]/).map { String($0.output) }
          .filter { !words.contains($0) }.map { "\(place): \($0)" }
      }
    }
  }

  @Test func `are all walked, each number of each parameter of each kind`() {
    #expect(Self.gaps(Self.all) == [])
  }

  @Test func `and what is a number is said and kept too`() throws {
    let text = InformationKinds.documentation
    #expect(text.contains("at most 5000 digits, an exponent of at most 5000 in size, and less than 1.8e308 in size"))
    let digits = String(repeating: "9", count: 4999)
    let limit = StatedLimit(
      kind: "additive_uniform_noise_mi", name: "eps", words: [],
      inside: [
        "\"0.\(digits)\"", "1e-5000", "\"1.7976931348623157e308\"", "\"0.5e5000\"".replacing("e5000", with: "e0"),
      ],
      outside: ["\"0.\(digits)9\"", "1e-5001", "1.8e308", "\"0x1p3\"", "\"nan\"", "true"])
    #expect(try limit.contradictions() == [])
  }

  @Test func `control: limits that are one off are refuted`() throws {
    func shifted(_ words: [String], inside: [String] = [], outside: [String] = []) -> StatedLimit {
      StatedLimit(
        kind: "pam_symbol_error_rate", name: "M", words: words, inside: inside, outside: outside,
        rest: #""snr_db": 10"#)
    }
    let limits = [
      shifted(["2 to 2^20"], inside: ["1"]), shifted(["2 to 2^20"], outside: ["1048576"]),
      shifted(["2 to 2^21"]), shifted([], outside: ["2"]), shifted([], inside: ["1048577"]),
    ]
    #expect(try limits.allSatisfy { try $0.contradictions().count == 1 })
    #expect(try shifted(["2 to 2^20"], inside: ["2"], outside: ["1"]).contradictions() == [])
  }

  @Test func `control: a kind, a parameter or a number left out is found missing`() {
    #expect(!Self.gaps(StatedLimit.gaussian + StatedLimit.mixture).isEmpty)
    #expect(Self.gaps(Self.all.filter { $0.name != "noise_variance" }).count == 4)
    #expect(Self.gaps(Self.all.filter { $0.method == .certified }) == ["discrete_input_awgn_mi M: 64"])
  }

  @Test func `control: a refusal that names another parameter is refuted`() throws {
    // The weights are wrong, whatever the means.
    let limit = StatedLimit(
      kind: "differential_entropy_mixture", name: "mean", words: [], inside: [], outside: ["[0, 1]"],
      rest: #""w": [0.5, 0.4], "var": [1, 1]"#)
    #expect(try limit.contradictions().count == 1)
  }
}
