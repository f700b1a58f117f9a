import InformationRequests
import PropertyTesting
import Testing
import Verification

@Suite(.property(cases: 60)) struct `Requests of Gaussian kinds and mixtures` {
  /// Decimals at the ends of what a numeral can be, and ordinary ones.
  static let decimals = [
    "0", "1", "2", "0.5", "-0.25", "0.1", "5e-324", "1e-400", "-1e-5000", "1e-160", "2e154", "1e160", "1e308",
    "-1.7976931348623157e308", "0.9999999999999999", "0.99999999999999999999999999", "-0.9999999999999999999", "37.6",
    "1e150", "-300", "300",
  ]

  static let kinds = [
    "gaussian_block_mi", "gaussian_entropy", "bivariate_normal_mi", "gaussian_tail_Q", "gaussian_tail_log_Q",
    "pam_symbol_error_rate", "additive_uniform_noise_mi", "bivariate_student_mi", "multivariate_student_mi",
    "gaussian_vector_mi", "gib_eigenvalue", "gib_critical_beta", "gib_IXT", "gib_ITY", "differential_entropy_mixture",
    "gmm_input_awgn_mi", "bernoulli_label_scalar_mi", "map_bayes_error", "gmm_2d_mi", "biawgn_complement_ln2_minus_I",
    "discrete_input_awgn_mi", "mmse_bpsk",
  ]

  /// Laws of two labels, one of which may not occur.
  static let laws = ["[1, 0]", "[0, 1]", "[0.5, 0.5]", "[1, 1e-300]", "[0.25, 0.75]"]

  static let all = Generator<DrawnRequest> { source throws(Discard) in
    func decimal(_ source: inout ChoiceSource) throws(Discard) -> String {
      "\"\(decimals[try source.integer(in: 0...decimals.count - 1)])\""
    }
    // A symmetric matrix of extreme decimals: likely definite if its crosses are small, and often not.
    func matrix(_ size: Int, isSymmetric: Bool, _ source: inout ChoiceSource) throws(Discard) -> String {
      var rows = [[String]](repeating: [String](repeating: "0", count: size), count: size)
      for i in 0..<size {
        for j in 0..<(isSymmetric ? i + 1 : size) {
          let isSent = try source.integer(in: 0...1) == 1
          rows[i][j] = i == j || isSent ? try decimal(&source) : "0"
          if isSymmetric { rows[j][i] = rows[i][j] }
        }
      }
      return "[\(rows.map { "[\($0.joined(separator: ", "))]" }.joined(separator: ", "))]"
    }
    let kind = kinds[try source.integer(in: 0...kinds.count - 1)]
    let size = try source.integer(in: 2...3)
    var fields: [String]
    switch kind {
    case "gaussian_block_mi":
      let isConditional = try source.integer(in: 0...1) == 1
      let given = size == 3 && isConditional ? "[2]" : "[]"
      fields = [
        "\"covariance\": \(try matrix(size, isSymmetric: true, &source))", "\"first\": [0], \"second\": [1]",
        "\"given\": \(given)",
      ]
    case "gaussian_entropy":
      fields = ["\"covariance\": \(try matrix(size, isSymmetric: true, &source)), \"block\": [0, 1]"]
    case "bivariate_normal_mi": fields = ["\"rho\": \(try decimal(&source))"]
    case "gaussian_tail_Q", "gaussian_tail_log_Q": fields = ["\"x\": \(try decimal(&source))"]
    case "pam_symbol_error_rate":
      fields = ["\"M\": \(try source.integer(in: 2...1 << 20)), \"snr_db\": \(try decimal(&source))"]
    case "differential_entropy_mixture", "gmm_input_awgn_mi", "gmm_2d_mi":
      fields = ["\"w\": \(laws[try source.index(below: laws.count)])"]
      for name in kind == "gmm_2d_mi" ? ["rho"] : ["mean", "var"] {
        fields.append("\"\(name)\": [\(try decimal(&source)), \(try decimal(&source))]")
      }
      if kind == "gmm_input_awgn_mi" { fields.append("\"noise_variance\": \(try decimal(&source))") }
    case "bernoulli_label_scalar_mi", "map_bayes_error":
      fields = ["\"p\": \(try decimal(&source))"]
      for name in ["mean", "var"] {
        fields.append("\"\(name)\": [\(try decimal(&source)), \(try decimal(&source))]")
      }
    case "biawgn_complement_ln2_minus_I": fields = ["\"snr_db\": \(try decimal(&source))"]
    case "discrete_input_awgn_mi":
      fields = ["\"M\": \(try source.integer(in: 2...9)), \"snr_db\": \(try decimal(&source))"]
    case "mmse_bpsk": fields = ["\"snr\": \(try decimal(&source))"]
    case "additive_uniform_noise_mi": fields = ["\"eps\": \(try decimal(&source))"]
    case "bivariate_student_mi": fields = ["\"dof\": \(try decimal(&source)), \"rho\": \(try decimal(&source))"]
    case "multivariate_student_mi":
      let dispersion = try matrix(size, isSymmetric: true, &source)
      fields = [
        "\"dof\": \(try decimal(&source)), \"dim_x\": 1, \"dim_y\": \(size - 1), \"dispersion\": \(dispersion)"
      ]
    default:
      fields = [
        "\"Sx\": \(try matrix(size, isSymmetric: true, &source)), \"B\": \(try matrix(size, isSymmetric: false, &source))",
        "\"Sn\": \(try matrix(size, isSymmetric: true, &source))",
      ]
      if kind.hasPrefix("gib_I") { fields.append("\"beta\": \(try decimal(&source))") }
      if kind == "gib_eigenvalue" || kind == "gib_critical_beta" {
        fields.append("\"index\": \(try source.integer(in: 1...size))")
      }
    }
    return DrawnRequest(kind: kind, parameters: "{\(fields.joined(separator: ", "))}")
  }

  /// Kinds whose value is at least 0, and those of probabilities, at most 1.
  static func range(of kind: String) -> ClosedRange<Double> {
    switch kind {
    case "gaussian_entropy", "differential_entropy_mixture": -.infinity ... .infinity
    case "gaussian_tail_log_Q": -.infinity...0
    case "gaussian_tail_Q", "pam_symbol_error_rate", "gib_eigenvalue", "map_bayes_error", "mmse_bpsk": 0...1
    default: 0 ... .infinity
    }
  }

  /// Whether an outcome is a value in its interval, within the range of the kind, or says what is wrong with what.
  static func isSound(_ outcome: RequestOutcome, of drawn: DrawnRequest) -> Bool {
    switch outcome {
    case .value(let value, let lower, let upper):
      let range = range(of: drawn.kind)
      return lower <= value && value <= upper && range.lowerBound <= lower && upper <= range.upperBound
        && (lower < .infinity && upper > -.infinity)
    case .refusal(let text):
      guard text.hasPrefix("params.") else { return !text.isEmpty }
      let name = text.dropFirst("params.".count).prefix { $0 != "[" && $0 != ":" }
      return drawn.parameters.contains("\"\(name)\"")
    }
  }

  @Test func `at extreme parameters have a value in their range, or a refusal that names what was written`() {
    checkProperty(Self.all) { drawn in
      let outcome = try drawn.outcome()
      #expect(Self.isSound(outcome, of: drawn), "\(outcome)")
    }
  }

  @Test func `by the library have a value or a refusal too`() {
    checkProperty(Self.all) { drawn in
      let outcome = try drawn.outcome(by: .gsl)
      if case .value(let value, let lower, let upper) = outcome {
        #expect(lower <= value && value <= upper)
      } else {
        #expect(Self.isSound(outcome, of: drawn), "\(outcome)")
      }
    }
  }

  @Test func `control: the value between its neighbors, and the oracle's own names, are refuted`() {
    let minima = Self.all.smallestCounterexamples(seeds: 3) { drawn in
      guard case .value(let value, _, _) = try drawn.outcome() else { return false }
      return !Self.isSound(.value(value, lower: value.nextDown, upper: value.nextUp), of: drawn)
    }
    #expect(!minima.contains("not refuted"), "\(minima)")
    let drawn = DrawnRequest(kind: "bivariate_normal_mi", parameters: #"{"rho": 1}"#)
    #expect(!Self.isSound(.refusal("params.correlation: must lie strictly between -1 and 1"), of: drawn))
    #expect(!Self.isSound(.value(.nan, lower: 0, upper: 1), of: drawn))
  }
}
