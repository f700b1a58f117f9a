import JSONReading
import Testing
import Verification

@testable import Reproduction

@Suite struct `The limits that the list states of Gaussian kinds` {
  /// A parameter, what the list says of it, and values on both sides.
  struct Limit: Sendable, CustomTestStringConvertible {
    let kind: String
    let name: String
    let words: String
    let inside: [String]
    let outside: [String]
    /// The other parameters.
    var rest = ""
    var testDescription: String { "\(kind) \(name)" }
  }

  static let least = ["1e-4999", "5e-324", "1e-310", "1.7976931348623157e308"]
  static let nearOne = ["0.9999999999999999999999999", "-0.9999999999999999", "0", "1e-4999"]
  static let identity = "[[1, 0], [0, 1]]"

  /// An identity of some rows, beside a list of its indices.
  static func identity(_ size: Int) -> String {
    let rows = (0..<size).map { i in "[" + (0..<size).map { i == $0 ? "1" : "0" }.joined(separator: ", ") + "]" }
    return "[\(rows.joined(separator: ", "))]"
  }

  static let all: [Limit] = [
    Limit(
      kind: "bivariate_normal_mi", name: "rho", words: "strictly between -1 and 1", inside: nearOne,
      outside: ["1", "-1", "1.00000000000000000000000001", "1e300"]),
    Limit(
      kind: "bivariate_student_mi", name: "rho", words: "strictly between -1 and 1", inside: nearOne,
      outside: ["1", "-1", "1.00000000000000000000000001"], rest: #""dof": 3"#),
    Limit(
      kind: "bivariate_student_mi", name: "dof", words: "above 0", inside: least, outside: ["0", "-1e-4999"],
      rest: #""rho": 0.5"#),
    Limit(
      kind: "multivariate_student_mi", name: "dof", words: "above 0", inside: least, outside: ["0", "-1e-4999"],
      rest: #""dim_x": 2, "dim_y": 3"#),
    Limit(
      kind: "multivariate_student_mi", name: "dim_x", words: "1 to 1000", inside: ["1", "1000"],
      outside: ["0", "1001", "1.5"], rest: #""dim_y": 1000, "dof": 3"#),
    Limit(
      kind: "multivariate_student_mi", name: "dim_y", words: "1 to 1000", inside: ["1", "1000"],
      outside: ["0", "1001", "-1"], rest: #""dim_x": 1000, "dof": 3"#),
    Limit(
      kind: "multivariate_student_mi", name: "dispersion", words: "at most 100 rows", inside: [identity(100)],
      outside: [identity(99), "[[1, 2], [2, 1]]"], rest: #""dim_x": 50, "dim_y": 50, "dof": 3"#),
    Limit(
      kind: "multivariate_student_mi", name: "dispersion", words: "at most 100 rows", inside: [],
      outside: [identity(101)], rest: #""dim_x": 50, "dim_y": 51, "dof": 3"#),
    Limit(
      kind: "gaussian_block_mi", name: "covariance", words: "at most 100", inside: [identity(2), identity(100)],
      outside: [identity(101)], rest: #""first": [0], "second": [1]"#),
    Limit(
      kind: "gaussian_entropy", name: "covariance", words: "at most 100", inside: [identity(1), identity(100)],
      outside: [identity(101)], rest: #""block": [0]"#),
    Limit(
      kind: "gaussian_vector_mi", name: "Sx", words: "at most 100 rows", inside: ["[[1]]"], outside: [identity(101)],
      rest: #""B": [[1]], "Sn": [[1]]"#),
    Limit(
      kind: "gaussian_vector_mi", name: "Sn", words: "at most 100 rows", inside: ["[[1]]"], outside: [identity(101)],
      rest: #""B": [[1]], "Sx": [[1]]"#),
    Limit(
      kind: "additive_uniform_noise_mi", name: "eps", words: "above 0", inside: least, outside: ["0", "-1e-4999"]),
    Limit(
      kind: "gaussian_tail_Q", name: "x", words: "at most 1e150", inside: ["1e150", "-1e150", "0"],
      outside: ["1.0000000000000000000001e150", "-1.1e150"]),
    Limit(
      kind: "gaussian_tail_log_Q", name: "x", words: "at most 1e150", inside: ["1e150", "-1e150", "0"],
      outside: ["1.0000000000000000000001e150", "-1.1e150"]),
    Limit(
      kind: "pam_symbol_error_rate", name: "M", words: "2 to 2^20", inside: ["2", "1048576"],
      outside: ["1", "1048577", "2.5"], rest: #""snr_db": 10"#),
    Limit(
      kind: "pam_symbol_error_rate", name: "snr_db", words: "-300 to 300", inside: ["-300", "300"],
      outside: ["300.0000000000000000000001", "-300.0000000000000000000001"], rest: #""M": 4"#),
  ]

  /// What contradicts a limit: words that the list lacks, values inside that are refused, and others that are taken.
  static func contradictions(_ limit: Limit) throws -> [String] {
    let kind = try #require(InformationKinds.all.first { $0.name == limit.kind })
    let parameter = try #require(kind.parameters.first { $0.name == limit.name })
    func outcome(_ value: String) throws -> `Requests of Gaussian kinds`.Outcome {
      let rest = limit.rest.isEmpty ? "" : ", \(limit.rest)"
      let parameters = "{\"\(limit.name)\": \(value)\(rest)}"
      let drawn = `Requests of Gaussian kinds`.Drawn(kind: kind.name, parameters: parameters)
      return try `Requests of Gaussian kinds`.outcome(of: drawn, by: .certified)
    }
    var found = parameter.meaning.contains(limit.words) ? [] : [parameter.meaning]
    for value in limit.inside {
      if case .value(_, let lower, let upper) = try outcome(value), lower <= upper, lower < .infinity { continue }
      found.append("\(value.prefix(40)) is refused")
    }
    for value in limit.outside {
      if case .refusal(let text) = try outcome(value), text.hasPrefix("params.\(limit.name)") { continue }
      found.append("\(value.prefix(40)) is taken, or refused for another reason")
    }
    return found
  }

  @Test(arguments: all)
  func `are those that are kept, on both sides`(limit: Limit) throws {
    #expect(try Self.contradictions(limit) == [])
  }

  @Test func `control: limits that are one off are refuted`() throws {
    let limits = [
      Limit(
        kind: "pam_symbol_error_rate", name: "M", words: "2 to 2^20", inside: ["1"], outside: [],
        rest: #""snr_db": 10"#),
      Limit(
        kind: "pam_symbol_error_rate", name: "M", words: "2 to 2^20", inside: [], outside: ["1048576"],
        rest: #""snr_db": 10"#),
      Limit(kind: "additive_uniform_noise_mi", name: "eps", words: "at least 1e-300", inside: [], outside: []),
    ]
    #expect(try limits.allSatisfy { try Self.contradictions($0).count == 1 })
  }
}
