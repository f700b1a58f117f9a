extension StatedLimit {
  private static func probability(_ kind: String, _ words: String, _ rest: String) -> StatedLimit {
    StatedLimit(
      kind: kind, name: "p", words: [words], inside: ["0", "1", "0.5", "1e-4000"],
      outside: [#""-1e-30""#, #""1.00000000000000000000000001""#, "-1e-4000"], rest: rest)
  }

  private static func atLeast0(_ kind: String, _ name: String, _ rest: String) -> StatedLimit {
    StatedLimit(
      kind: kind, name: name, words: ["at least 0"], inside: ["0", "1e300", "1e-4000"],
      outside: ["-1e-300", "-1e-4000"],
      rest: rest)
  }

  private static let sources: [StatedLimit] = [
    probability("binary_source_RD", "0 to 1", #""D": 0"#), atLeast0("binary_source_RD", "D", #""p": 0.5"#),
    probability("binary_source_DR", "0 to 1", #""R_nats": 0"#), atLeast0("binary_source_DR", "R_nats", #""p": 0.5"#),
    probability("binary_symmetric_ib", "0 to 1", #""R_nats": 1"#),
    atLeast0("binary_symmetric_ib", "R_nats", #""p": 0.25"#),
    StatedLimit(
      kind: "uniform_hamming_RD", name: "n", words: ["2 to 2^20"], inside: ["2", "1048576"],
      outside: ["1", "1048577", "2.5"], rest: #""D": 0.1"#),
    atLeast0("uniform_hamming_RD", "D", #""n": 3"#),
    StatedLimit(
      kind: "gaussian_reverse_waterfilling_D", name: "eigenvalues",
      words: ["1 to 1000 eigenvalues", "each 0 or 1e-300 to 1e300"],
      inside: ["[0, 1e-300, 1e300]", list("1", 1000)],
      outside: ["[\(below1(power: "e-300"))]", "[\(above("1", power: "e300"))]", "[-1]", "[]", list("1", 1001)],
      rest: #""R_nats": 9"#),
    atLeast0("gaussian_reverse_waterfilling_D", "R_nats", #""eigenvalues": [2, 1]"#),
  ]

  /// A law of so many symbols of which the first is certain.
  private static func law(_ symbols: Int) -> String { "[1" + String(repeating: ", 0", count: symbols - 1) + "]" }

  private static func slope(_ kind: String) -> [StatedLimit] {
    let range = [below1(power: "e-300"), above("1", power: "e300")]
    return [
      StatedLimit(
        kind: kind, name: "lam", words: ["1e-300 to 1e300"], inside: ["1e-300", "1e300"], outside: range + ["0", "-1"]),
      StatedLimit(
        kind: kind, name: "p", words: ["1 to 64 symbols", "each 0 or at least 1e-300", "sum to 1"],
        inside: ["[1]", "[0, 1e-300, 1]", list("0.015625", 64)],
        outside: ["[]", "[\(below1(power: "e-300")), 1]", "[0.5, 0.4]", "[1.5, -0.5]", law(65)], rest: #""lam": 1"#),
      StatedLimit(
        kind: kind, name: "d", words: ["1 to 64 reproductions", "each 0 or 1e-300 to 1e300"],
        inside: ["[[0]]", "[[1e-300]]", "[[1e300]]", "[\(list("1", 64))]"],
        outside: range.map { "[[\($0)]]" } + ["[[-1]]", "[[]]", "[\(list("1", 65))]", "[[1], [1]]"],
        rest: #""lam": 1, "p": [1]"#),
    ]
  }

  /// The matrices of a channel, one of them with the most rows beside a row of the other.
  private static func channel(_ kind: String, _ field: String) -> [StatedLimit] {
    let words = ["at most 100 rows", "symmetric positive definite", large]
    let indefinite = "[[1, 2], [2, 1]]"
    let isFirst = kind == "gaussian_vector_mi"
    func rest(_ fields: String) -> String { field.isEmpty ? fields : "\(field), \(fields)" }
    return [
      StatedLimit(
        kind: kind, name: "Sx", words: words, inside: ["[[1]]"], outside: [identity(101), "[[0]]", "[[-1]]"],
        rest: rest(#""B": [[1]], "Sn": [[1]]"#)),
      StatedLimit(
        kind: kind, name: "Sn", words: words, inside: ["[[1]]"], outside: [identity(101), "[[0]]", "[[-1]]"],
        rest: rest(#""B": [[1]], "Sx": [[1]]"#)),
      StatedLimit(
        kind: kind, name: "Sx", words: [], inside: [identity(isFirst ? 100 : 20)], outside: [],
        rest: rest(#""B": [\#(list("1", isFirst ? 100 : 20))], "Sn": [[1]]"#)),
      StatedLimit(
        kind: kind, name: "Sn", words: [], inside: [identity(isFirst ? 100 : 20)], outside: [],
        rest: rest(#""B": \#(list("[1]", isFirst ? 100 : 20)), "Sx": [[1]]"#)),
      StatedLimit(
        kind: kind, name: "Sx", words: [], inside: [], outside: [indefinite],
        rest: rest(#""B": [[1, 1]], "Sn": [[1]]"#)),
      StatedLimit(
        kind: kind, name: "Sn", words: [], inside: [], outside: [indefinite],
        rest: rest(#""B": [[1], [1]], "Sx": [[1]]"#)),
      StatedLimit(
        kind: kind, name: "B", words: [], inside: ["[[0.5]]", "[[2e154]]"], outside: ["[[1, 1]]", "[[1], [1]]"],
        rest: rest(#""Sx": [[1]], "Sn": [[1]]"#)),
    ]
  }

  private static let bottlenecks: [StatedLimit] =
    channel("gaussian_vector_mi", "") + channel("gib_eigenvalue", "") + channel("gib_critical_beta", "")
    + ["gib_eigenvalue", "gib_critical_beta"].map {
      StatedLimit(
        kind: $0, name: "index", words: ["from 1"], inside: ["1", "2"], outside: ["0", "3", "1.5", "-1"])
    }
    + ["gib_IXT", "gib_ITY"].flatMap {
      channel($0, #""beta": 2"#) + [
        StatedLimit(
          kind: $0, name: "beta", words: ["above 1"], inside: [#""1.0000000000000000000000001""#, "1e300"],
          outside: ["1", "0.5", #""0.9999999999999999999999999999""#])
      ]
    }

  static let rateDistortion: [StatedLimit] =
    sources + slope("rd_3x3_D_at_slope") + slope("rd_3x3_R_at_slope") + slope("rd_3x3_lagrangian") + bottlenecks
}
