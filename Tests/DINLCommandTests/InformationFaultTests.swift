import Foundation
import TestSupport
import Testing

/// An entry that must be refused, and what must be said of it.
struct InformationFault: Sendable, CustomTestStringConvertible {
  let kind: String
  let parameters: String
  /// What the line must name besides the file and the entry.
  let names: [String]

  var testDescription: String { "\(kind) \(parameters)" }

  init(_ kind: String, _ parameters: String, _ names: String...) {
    (self.kind, self.parameters, self.names) = (kind, parameters, names)
  }

  static let all: [InformationFault] = [
    InformationFault("gaussian_tail_q", #"{"x": 1}"#, "kind", "gaussian_tail_q", "--list"),
    InformationFault("gaussian_tail_Q", "{}", "params.x", "missing", "give"),
    InformationFault("gaussian_tail_Q", "[1]", "params", "object"),
    InformationFault("gaussian_tail_Q", #"{"x": 1, "y": 2}"#, "params.y", "drop"),
    InformationFault("gaussian_tail_Q", #"{"x": "nan"}"#, "params.x", "nan", "finite"),
    InformationFault("gaussian_tail_Q", #"{"x": "inf"}"#, "params.x", "inf", "finite"),
    InformationFault("gaussian_tail_Q", #"{"x": true}"#, "params.x", "true", "number"),
    InformationFault("gaussian_tail_Q", #"{"x": [1]}"#, "params.x", "[1]", "number"),
    InformationFault("gaussian_tail_log_Q", #"{"x": 1e200}"#, "params.x", "1e150"),
    InformationFault("bivariate_normal_mi", #"{"rho": 1}"#, "params.rho", "between -1 and 1"),
    InformationFault("bivariate_normal_mi", #"{"rho": "-1.5"}"#, "params.rho", "-1.5", "between -1 and 1"),
    InformationFault("bivariate_student_mi", #"{"dof": 0, "rho": 0}"#, "params.dof", "above 0"),
    InformationFault(
      "bivariate_student_mi", #"{"dof": 1, "rho": 0, "dispersion": "identity"}"#, "params.dispersion",
      "[[1,rho],[rho,1]]"),
    InformationFault("multivariate_student_mi", #"{"dim_x": 0, "dim_y": 1, "dof": 1}"#, "params.dim_x", "1 to 1000"),
    InformationFault(
      "multivariate_student_mi", #"{"dim_x": 1.5, "dim_y": 1, "dof": 1}"#, "params.dim_x", "1.5", "whole"),
    InformationFault(
      "multivariate_student_mi", #"{"dim_x": 1, "dim_y": 1, "dof": 1, "dispersion": [[1]]}"#, "params.dispersion", "2"),
    InformationFault(
      "multivariate_student_mi", #"{"dim_x": 1, "dim_y": 1, "dof": 1, "dispersion": [[1, 2], [2, 1]]}"#,
      "params.dispersion", "definite"),
    InformationFault(
      "multivariate_student_mi", #"{"dim_x": 1, "dim_y": 1, "dof": 1, "dispersion": "unit"}"#, "params.dispersion",
      "identity"),
    InformationFault("pam_symbol_error_rate", #"{"M": 1, "snr_db": 0}"#, "params.M", "2 to"),
    InformationFault("pam_symbol_error_rate", #"{"M": 4, "snr_db": 1e9}"#, "params.snr_db", "-300 to 300"),
    InformationFault("additive_uniform_noise_mi", #"{"eps": -1}"#, "params.eps", "above 0"),
    InformationFault(
      "gaussian_block_mi", #"{"covariance": [], "first": [0], "second": [1]}"#, "params.covariance", "row"),
    InformationFault(
      "gaussian_block_mi", #"{"covariance": [[1, 0], [0]], "first": [0], "second": [1]}"#, "params.covariance[1]",
      "first row"),
    InformationFault(
      "gaussian_block_mi", #"{"covariance": [[1, 1], [1, 1]], "first": [0], "second": [1]}"#, "params.covariance",
      "definite"),
    InformationFault(
      "gaussian_block_mi", #"{"covariance": [[1, 0.5], [0.25, 1]], "first": [0], "second": [1]}"#,
      "params.covariance[1][0]", "mirror"),
    InformationFault(
      "gaussian_block_mi", #"{"covariance": [[1, 0], [0, 0]], "first": [0], "second": [1]}"#, "params.covariance[1][1]",
      "above 0"),
    InformationFault(
      "gaussian_block_mi", #"{"covariance": [[1, 0], [0, 1]], "first": [0], "second": [0]}"#, "params.second", "already"
    ),
    InformationFault(
      "gaussian_block_mi", #"{"covariance": [[1, 0], [0, 1]], "first": [0], "second": [2]}"#, "params.second[0]",
      "0 to 1"),
    InformationFault(
      "differential_entropy_mixture", #"{"w": [0.5, 0.4], "mean": [0, 1], "var": [1, 1]}"#, "params.w", "sum to 1",
      "0.9"),
    InformationFault(
      "differential_entropy_mixture", #"{"w": [1.5, -0.5], "mean": [0, 1], "var": [1, 1]}"#, "params.w[1]", "at least 0"
    ),
    InformationFault("differential_entropy_mixture", #"{"w": [], "mean": [], "var": []}"#, "params.w", "at least"),
    InformationFault(
      "differential_entropy_mixture", #"{"w": [1], "mean": [0], "var": [0]}"#, "params.var[0]", "above 0"),
    InformationFault(
      "differential_entropy_mixture", #"{"w": [1], "mean": [0, 1], "var": [1]}"#, "params.mean", "needs 1"),
    InformationFault(
      "gmm_input_awgn_mi", #"{"w": [1], "mean": [0], "var": [1], "noise_variance": 0}"#, "params.noise_variance",
      "1e-300 to 1e300"),
    InformationFault(
      "bernoulli_label_scalar_mi", #"{"p": 2, "mean": [0, 1], "var": [1, 1]}"#, "params.p", "is 2", "0, 1, or between"),
    InformationFault(
      "map_bayes_error", #"{"p": "0.\#(String(repeating: "9", count: 301))", "mean": [0, 1], "var": [1, 1]}"#,
      "params.p",
      "0.999", "1e-300 from both"),
    InformationFault(
      "bernoulli_label_scalar_mi", #"{"p": 1e-400, "mean": [0, 1], "var": [1, 1]}"#, "params.p", "1e-300"),
    InformationFault(
      "bernoulli_label_scalar_mi", #"{"p": 0.5, "mean": [0, 1], "var": [1, 1e-301]}"#, "params.var[1]",
      "1e-300 to 1e300"),
    InformationFault(
      "map_bayes_error", #"{"p": 0.5, "mean": [0, 1, 2], "var": [1, 1]}"#, "params.mean", "two numbers"),
    InformationFault(
      "map_bayes_error", #"{"p": 0.5, "mean": [0, 1], "var": [1, -1]}"#, "params.var[1]", "above 0"),
    InformationFault("discrete_input_awgn_mi", #"{"M": 1, "snr_db": 0}"#, "params.M", "2 to 1024"),
    InformationFault(
      "differential_entropy_mixture",
      #"{"w": [0.5, 0.25, 0.25], "mean": [0, "100000000000000.0000000000000001", 0], "var": [1, 1, 1e30]}"#,
      "params.mean", "digits"),
    InformationFault(
      "discrete_input_awgn_mi", #"{"M": 4, "snr_db": 0, "constellation": "QAM"}"#, "params.constellation", "uniform PAM"
    ),
    InformationFault("biawgn_complement_ln2_minus_I", #"{"snr_db": 301}"#, "params.snr_db", "-300 to 300"),
    InformationFault("mmse_bpsk", #"{"snr": 0}"#, "params.snr", "1e-30"),
    InformationFault("gmm_2d_mi", #"{"w": [0.5, 0.5], "rho": [0, 1]}"#, "params.rho[1]", "between -1 and 1"),
    InformationFault("gmm_2d_mi", #"{"w": [0.5, 0.5], "rho": [0]}"#, "params", "needs 2"),
    InformationFault("binary_source_RD", #"{"p": 1.5, "D": 0}"#, "params.p", "in [0, 1]"),
    InformationFault("binary_source_RD", #"{"p": 0.5, "D": -1}"#, "params.D", "at least 0"),
    InformationFault("binary_source_DR", #"{"p": 0.5, "R_nats": -1}"#, "params.R_nats", "at least 0"),
    InformationFault("uniform_hamming_RD", #"{"n": 1, "D": 0}"#, "params.n", "2 to"),
    InformationFault("binary_symmetric_ib", #"{"p": 2, "R_nats": 0}"#, "params.p", "in [0, 1]"),
    InformationFault(
      "gaussian_reverse_waterfilling_D", #"{"eigenvalues": [1, -1], "R_nats": 0}"#, "params.eigenvalues[1]",
      "1e-300 to 1e300"),
    InformationFault("rd_3x3_lagrangian", #"{"lam": 0}"#, "params.lam", "1e-300 to 1e300"),
    InformationFault("rd_3x3_D_at_slope", #"{"lam": 1, "p": [0.5, 0.4]}"#, "params.p", "sum to 1"),
    InformationFault("rd_3x3_R_at_slope", #"{"lam": 1, "d": [[0]]}"#, "params.d", "3 rows"),
    InformationFault("gib_IXT", #"{"beta": 1}"#, "params.beta", "above 1"),
    InformationFault("gib_ITY", #"{"beta": 2, "B": [[1]]}"#, "params.B", "2 rows"),
    InformationFault("gib_critical_beta", #"{"index": 3}"#, "params.index", "1 to 2"),
    InformationFault("gaussian_vector_mi", #"{"Sn": [[1, 2], [2, 1]]}"#, "params.Sn", "definite"),
    InformationFault(
      "gaussian_entropy", #"{"covariance": [[1, 0], [0, 1]], "block": []}"#, "params.block", "at least one"),
    InformationFault(
      "finite_mutual_information", #"{"p": [[0.5, 0.25], [0, 0]]}"#, "params.p", "sum to 1", "0.75"),
    InformationFault(
      "finite_mutual_information", #"{"p": [[0.5, 0.5], [0]]}"#, "params.p[1]", "list of 2"),
    InformationFault("finite_total_correlation", #"{"p": [[1, 0], [0, "x"]]}"#, "params.p[1][1]", "fraction"),
    InformationFault(
      "finite_interaction_information", #"{"p": [[1, 0], [0, 0]]}"#, "params.given[0]", "0 to 1"),
    InformationFault(
      "finite_kl_divergence", #"{"p": [0.5, 0.5], "q": [1, 0]}"#, "params.q[1]", "infinite"),
    InformationFault("finite_renyi_divergence", #"{"p": [1], "q": [1], "order": 0}"#, "params.order", "1e-100"),
    InformationFault(
      "finite_total_variation", #"{"p": [1], "q": ["1/2", "1/2"]}"#, "params.q", "needs 1"),
    InformationFault("finite_jensen_shannon_divergence", #"{"p": [], "q": [1]}"#, "params.p", "at least one"),
    InformationFault("channel_capacity", #"{"channel": [[1, 0], [0.5, 0.4]]}"#, "params.channel[1]", "sum to 1"),
    InformationFault(
      "channel_cost_capacity", #"{"channel": [[1, 0], [0, 1]], "costs": [1, 2], "budget": 0.5}"#, "params.budget",
      "least cost"),
    InformationFault("channel_gallager_function", #"{"channel": [[1]], "rho": -1}"#, "params.rho", "1e-10"),
    InformationFault(
      "finite_source_RD", #"{"p": [0.5, 0.5], "d": [[1, 2], [2, 1]], "D": 0.5}"#, "params.D", "least one"),
    InformationFault(
      "finite_source_DR", #"{"p": [1], "d": [[1], [2]], "R_nats": 0}"#, "params.d", "1 rows"),
  ]
}

@Suite struct `An information request that fails` {
  /// Whether a call left one line that names what it must, the exit code, and nothing else.
  func isRefused(_ outcome: DINLProgram.Outcome, status: Int32, names: [String]) -> Bool {
    outcome.status == status && outcome.output.isEmpty && outcome.error.hasPrefix("error: ")
      && outcome.error.hasSuffix("\n") && !outcome.error.dropLast().contains(where: \.isNewline)
      && names.allSatisfy(outcome.error.contains)
  }

  func answer(_ text: String, _ arguments: [String] = [], in directory: URL) throws -> DINLProgram.Outcome {
    try Data(text.utf8).write(to: directory.appending(path: "asked.json"))
    return try DINLProgram.call(["information", "asked.json"] + arguments, in: directory)
  }

  @Test(arguments: InformationFault.all)
  func `names the file, the entry, the field and the remedy, and the others are answered`(
    fault: InformationFault
  ) throws {
    try withTemporaryDirectory { directory in
      let good = #"{"id": "good", "kind": "gaussian_tail_Q", "params": {"x": 1}}"#
      let text = #"[\#(good), {"id": "the bad one", "kind": "\#(fault.kind)", "params": \#(fault.parameters)}]"#
      let outcome = try answer(text, ["--output", "answers.json", "--json"], in: directory)
      let names = ["asked.json", "\"the bad one\""] + fault.names
      #expect(isRefused(outcome.without("good"), status: 65, names: names), "\(outcome)")
      let written = try Data(contentsOf: directory.appending(path: "answers.json"))
      #expect(String(decoding: written, as: UTF8.self) == outcome.output)
      let entries = try JSONDecoder().decode([Entry].self, from: written)
      #expect(entries.map(\.id) == ["good", "the bad one"])
      #expect(entries[0].value != nil && entries[0].error == nil && entries[1].value == nil)
      #expect(fault.names.filter { $0 != "data" }.allSatisfy { entries[1].error?.contains($0) ?? false })
    }
  }

  /// What stands in the place of an entry.
  struct Entry: Decodable {
    let id: String
    let value: Double?
    let error: String?
  }

  @Test func `the library's route states the most amplitudes that it takes`() throws {
    try withTemporaryDirectory { directory in
      for (count, status) in [(64, Int32(0)), (65, 65), (1000, 65)] {
        let text = #"[{"id": "a", "kind": "discrete_input_awgn_mi", "params": {"M": \#(count), "snr_db": 20}}]"#
        let outcome = try answer(text, ["--method", "gsl"], in: directory)
        #expect(outcome.status == status && (status == 0 || outcome.error.contains("2 to 64")), "\(outcome)")
      }
    }
  }

  @Test func `an entry without an id of its own costs its own answer alone`() throws {
    try withTemporaryDirectory { directory in
      let good = #"{"id": "good", "kind": "gaussian_tail_Q", "params": {"x": 1}}"#
      let outcome = try answer("[3, \(good), {}, \(good)]", ["--json"], in: directory)
      let entries = try JSONDecoder().decode([Entry].self, from: Data(outcome.output.utf8))
      #expect(outcome.status == 65 && entries.map(\.id) == ["entry 0", "good", "entry 2", "good"])
      #expect(entries.map { $0.value != nil } == [false, true, false, false])
      #expect(entries[3].error?.contains("twice") ?? false)
    }
  }

  @Test(arguments: [
    ("", "JSON"), ("[", "JSON"), ("{}", "values"), ("[]", "no requests"), ("3", "no requests"),
    (#"[{"id": "a", "kind": "gaussian_tail_Q", "params": {"x": NaN}}]"#, "NaN"),
    (#"[{"id": "a", "id": "b", "kind": "gaussian_tail_Q"}]"#, "twice"),
  ])
  func `a file that is no list of requests is refused`(text: String, name: String) throws {
    try withTemporaryDirectory { directory in
      let outcome = try answer(text, in: directory)
      #expect(isRefused(outcome, status: 65, names: ["asked.json", name]), "\(outcome)")
    }
  }

  @Test(arguments: [
    (#"[{"id": "a"}]"#, "kind"), (#"[{"id": "a", "kind": 3}]"#, "kind"), ("[3]", "entry 0"),
    (#"[{"id": "a", "kind": "gaussian_tail_Q", "x": 3}]"#, "x"),
    (#"[{"kind": "gaussian_tail_Q"}]"#, "entry 0\": id"),
    (#"[{"id": "", "kind": "gaussian_tail_Q"}]"#, "entry 0\": id"),
  ])
  func `an entry that is no request is refused`(text: String, name: String) throws {
    try withTemporaryDirectory { directory in
      let outcome = try answer(text, ["--json"], in: directory)
      #expect(
        isRefused(outcome.without("a").without("entry 0"), status: 65, names: ["asked.json", name]), "\(outcome)")
    }
  }

  @Test(
    arguments: [
      ("information none.json", 66, "none.json"), ("information", 64, "--list"),
      ("information asked.json --list", 64, "--list"), ("information --list --output x.json", 64, "--output"),
      ("information asked.json --method best", 64, "certified"),
      ("information asked.json --output none/answers.json", 73, "none/answers.json"),
    ] as [(String, Int32, String)])
  func `wrong usage and files that cannot be read have their exit codes`(
    call: String, status: Int32, name: String
  ) throws {
    try withTemporaryDirectory { directory in
      try Data(#"[{"id": "a", "kind": "gaussian_tail_Q", "params": {"x": 1}}]"#.utf8)
        .write(to: directory.appending(path: "asked.json"))
      let outcome = try DINLProgram.call(call.split(separator: " ").map(String.init), in: directory)
      #expect(isRefused(outcome, status: status, names: [name]), "\(outcome)")
    }
  }

  @Test func `control: a call that succeeds, two lines or another code are not that`() throws {
    try withTemporaryDirectory { directory in
      let good = try answer(#"[{"id": "a", "kind": "gaussian_tail_Q", "params": {"x": "1.5"}}]"#, in: directory)
      #expect(good.status == 0 && !isRefused(good, status: 0, names: []))
    }
    func holds(_ status: Int32, _ output: String, _ error: String) -> Bool {
      isRefused(DINLProgram.Outcome(status: status, output: output, error: error), status: 65, names: ["a"])
    }
    #expect(holds(65, "", "error: a\n"))
    #expect(!holds(70, "", "error: a\n") && !holds(65, "x", "error: a\n") && !holds(65, "", "error: a\nb\n"))
    #expect(!holds(65, "", "error: b\n"))
  }
}

extension DINLProgram.Outcome {
  /// The same without the answers on standard output, if one is that of an entry.
  fileprivate func without(_ id: String) -> Self {
    output.contains("\"\(id)\"") ? Self(status: status, output: "", error: error) : self
  }
}
