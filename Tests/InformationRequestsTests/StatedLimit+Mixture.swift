extension StatedLimit {
  /// Discrete inputs in noise.
  private static let amplitudes: [StatedLimit] = {
    let levels = (inside: ["-300", "300"], outside: [above("300"), above("-300")])
    return [
      StatedLimit(
        kind: "discrete_input_awgn_mi", name: "M", words: ["2 to 1024"], inside: ["2", "1024"],
        outside: ["1", "1025", "2.5"], rest: #""snr_db": 10"#),
      StatedLimit(
        kind: "discrete_input_awgn_mi", name: "M", words: ["2 to 64 with --method gsl"], inside: ["2", "64"],
        outside: ["1", "65"], rest: #""snr_db": 10"#, method: .gsl),
      StatedLimit(
        kind: "discrete_input_awgn_mi", name: "snr_db", words: ["-300 to 300"], inside: levels.inside,
        outside: levels.outside, rest: #""M": 4"#),
      StatedLimit(
        kind: "biawgn_complement_ln2_minus_I", name: "snr_db", words: ["-300 to 300"], inside: levels.inside,
        outside: levels.outside),
      StatedLimit(
        kind: "mmse_bpsk", name: "snr", words: ["1e-30 to 1e30"], inside: ["1e-30", "1e30"],
        outside: [below1(power: "e-30"), above("1", power: "e30"), "0", "-1"]),
    ]
  }()

  /// What holds of all weights: two of them beside the other parameters, and a sum that is 1 up to rounding.
  private static func weights(_ kind: String, _ rest: String) -> StatedLimit {
    StatedLimit(
      kind: kind, name: "w", words: ["sum to 1", "each 0 or at least 1e-300"],
      inside: ["[0.5, 0.5]", "[0, 1]", "[1, 1e-300]"],
      outside: ["[0.5, 0.4]", "[1.5, -0.5]", "[1, \(below1(power: "e-300"))]", "[1, -1e-4000]"], rest: rest)
  }

  /// Means at the greatest size; their distances do not matter.
  private static func means(_ kind: String, _ rest: String) -> StatedLimit {
    StatedLimit(
      kind: kind, name: "mean", words: ["at most 1e300 in size"],
      inside: [
        "[0, 1e300]", "[-1e300, 1e300]", "[1e300, \(below1(power: "e300"))]",
        #"[0, "100000000000000.0000000000000001"]"#, #"["0.12345678901234567890123456789", 1e14]"#,
      ], outside: ["[0, \(above("1", power: "e300"))]", "[\(above("-1", power: "e300")), 0]"], rest: rest)
  }

  private static let outsideVariances = [below1(power: "e-300"), above("1", power: "e300"), "-1"].map { "[1, \($0)]" }

  private static func mixture(_ kind: String, _ noise: String, atoms: Bool) -> [StatedLimit] {
    func others(_ count: Int) -> String { #""mean": \#(list("1", count)), "var": \#(list("1", count))"# + noise }
    let one = "[1" + String(repeating: ", 0", count: 128) + "]"
    return [
      weights(kind, #""mean": [0, 1], "var": [1, 2]"# + noise),
      StatedLimit(
        kind: kind, name: "w", words: ["1 to 128 components"], inside: [list("0.0078125", 128)], outside: [],
        rest: others(128)),
      StatedLimit(kind: kind, name: "w", words: [], inside: ["[1]"], outside: ["[]"], rest: others(1)),
      StatedLimit(kind: kind, name: "w", words: [], inside: [], outside: [one], rest: others(129)),
      StatedLimit(
        kind: kind, name: "var", words: [atoms ? "0 or 1e-300 to 1e300" : "1e-300 to 1e300"],
        inside: ["[1e-300, 1e300]", "[1e300, 1e300]"] + (atoms ? ["[0, 1e300]", "[0, 0]"] : []),
        outside: outsideVariances + (atoms ? [] : ["[1, 0]"]), rest: #""w": [0.5, 0.5], "mean": [0, 1]"# + noise),
      means(kind, #""w": [0.5, 0.5], "var": [1, 1]"# + noise),
      StatedLimit(
        kind: kind, name: "mean", words: ["exceeds 2^-10 of a standard deviation"],
        inside: ["[0, 1e10, 0]", #"[0, "0.12345678901234567890123456789", 0]"#],
        outside: [#"[0, "100000000000000.0000000000000001", 0]"#],
        rest: #""w": [0.5, 0.25, 0.25], "var": [1, 1, 1e30]"# + noise),
    ]
  }

  private static func label(_ kind: String) -> [StatedLimit] {
    let nines = String(repeating: "9", count: 300)
    return [
      StatedLimit(
        kind: kind, name: "p", words: ["0, 1, or between them, at least 1e-300 from both"],
        inside: ["0", "1", "0.5", "1e-300", "\"0.\(nines)\""],
        outside: [below1(power: "e-300"), "\"0.\(nines)9\"", above("1"), "-1e-4000", "2"],
        rest: #""mean": [0, 1], "var": [1, 2]"#),
      StatedLimit(
        kind: kind, name: "var", words: ["0 or 1e-300 to 1e300"],
        inside: ["[1e-300, 1e300]", "[0, 1e300]", "[0, 0]"], outside: outsideVariances,
        rest: #""p": 0.5, "mean": [0, 1]"#), means(kind, #""p": 0.5, "var": [1, 1e-20]"#),
    ]
  }

  private static let plane: [StatedLimit] = {
    let kind = "gmm_2d_mi"
    func nines(_ count: Int, _ sign: String = "") -> String { "\"\(sign)0.\(String(repeating: "9", count: count))\"" }
    return [
      weights(kind, #""rho": [0.5, -0.5]"#),
      StatedLimit(
        kind: kind, name: "w", words: ["1 to 6 components"], inside: ["[0.5, 0.1, 0.1, 0.1, 0.1, 0.1]"], outside: [],
        rest: #""rho": [\#((0..<6).map { nines($0 + 1, $0 % 2 == 0 ? "" : "-") }.joined(separator: ", "))]"#),
      StatedLimit(
        kind: kind, name: "w", words: ["up to 64 of correlations within -0.999 and 0.999"],
        inside: [list("0.015625", 64)], outside: [],
        rest: #""rho": [\#((["0.999", "-0.999"] + (0..<62).map { "0.\($0 + 10)" }).joined(separator: ", "))]"#),
      StatedLimit(
        kind: kind, name: "w", words: [], inside: [], outside: ["[1" + String(repeating: ", 0", count: 64) + "]"],
        rest: #""rho": \#(list("0.5", 65))"#),
      StatedLimit(
        kind: kind, name: "w", words: [], inside: [], outside: ["[1, 0, 0, 0, 0, 0, 0]"],
        rest: #""rho": [0.9990000001, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5]"#),
      StatedLimit(
        kind: kind, name: "rho", words: ["strictly between -1 and 1"],
        inside: ["[\(nines(400))]", "[\(nines(400, "-"))]"],
        outside: ["[1]", "[-1]", "[\(above("1"))]"], rest: #""w": [1]"#),
      StatedLimit(
        kind: kind, name: "rho", words: ["with other components, at least 1e-150 from both"],
        inside: ["[0.5, \(nines(150))]", "[\(nines(150, "-")), 0.5]"],
        outside: ["[0.5, \(nines(151))]", "[\(nines(151, "-")), 0.5]", "[0.5, 1]", "[\(nines(151)), \(nines(152))]"],
        rest: #""w": [0.5, 0.5]"#),
    ]
  }()

  static let mixture: [StatedLimit] =
    amplitudes + mixture("differential_entropy_mixture", "", atoms: false)
    + mixture("gmm_input_awgn_mi", #", "noise_variance": 1"#, atoms: true) + [
      StatedLimit(
        kind: "gmm_input_awgn_mi", name: "noise_variance", words: ["1e-300 to 1e300"], inside: ["1e-300", "1e300"],
        outside: [below1(power: "e-300"), above("1", power: "e300"), "0", "-1"],
        rest: #""w": [0.5, 0.5], "mean": [0, 1], "var": [1, 2]"#)
    ] + label("bernoulli_label_scalar_mi") + label("map_bayes_error") + plane
}
