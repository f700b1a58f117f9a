extension StatedLimit {
  /// What holds of every law: the number of its numbers, their sign and their sum.
  private static let laws = [
    "[1]", "[0.5, 0.5]", "[1, 0]", "[1, 1e-5000]", #"["1/3", "2/3"]"#, #"["0.3333333333333333", "2/3"]"#,
  ]
  private static let noLaws = [
    "[]", "0.5", "[0.5, 0.4]", "[1.5, -0.5]", "[1, -1e-4999]", #"["1/3", "1/3"]"#, #"["1/0", 1]"#, "[true]",
    list("0", 16385), #"["1/10000000000000000000000000000000000000001", 1]"#,
  ]
  /// Many numbers that sum to 1, and more than there may be.
  private static let most = "[1" + String(repeating: ", 0", count: 16383) + "]"

  private static func table(_ kind: String, _ rest: String, inside: [String], outside: [String]) -> StatedLimit {
    StatedLimit(
      kind: kind, name: "p", words: ["1 to 16384 of at least 0", "sum to 1", "1 to 16 variables"], inside: inside,
      outside: outside + ["0.5", "[]", "[[0.5, 0.5], [0]]", "[[0.5, 0.5], 0]", "[[]]", "[[[]]]"], rest: rest)
  }

  /// A law of so many variables of one value each.
  private static func nested(_ depth: Int) -> String {
    String(repeating: "[", count: depth) + "1" + String(repeating: "]", count: depth)
  }

  private static let tables: [StatedLimit] = {
    let fair = #""p": [[[0.25, 0.25], [0, 0.25]], [[0, 0], [0, 0.25]]]"#
    let outside = [
      "[[0.5, 0.4]]", "[[1.5, -0.5]]", #"[["1/3", "1/3"]]"#, nested(17), #"[["1/0", 1]]"#, "[\(list("0", 16385))]",
    ]
    let positions = ["finite_mutual_information", "finite_interaction_information"].flatMap { kind in
      [("first", "[0]", #""second": [1], "given": [2]"#), ("second", "[1]", #""first": [0], "given": [2]"#)].map {
        StatedLimit(
          kind: kind, name: $0.0, words: $0.0 == "first" ? ["from 0"] : [], inside: [$0.1],
          outside: ["[3]", "[-1]", "[0.5]", "[]", "0"], rest: "\(fair), \($0.2)")
      }
    }
    return positions + [
      StatedLimit(
        kind: "finite_mutual_information", name: "given", words: [], inside: ["[]", "[2]"],
        outside: ["[3]", "[-1]", "[0]", "[1]"], rest: fair),
      StatedLimit(
        kind: "finite_interaction_information", name: "given", words: [], inside: ["[2]"],
        outside: ["[]", "[3]", "[-1]", "[0]", "[1]"], rest: fair),
      table(
        "finite_mutual_information", "",
        inside: [nested(2), nested(16), "[[0.5, 0], [1e-400, 0.5]]", #"[["1/3"], ["2/3"]]"#, "[\(most)]"],
        outside: outside),
      table(
        "finite_interaction_information", "", inside: [nested(3), nested(16), "[[\(most)]]"],
        outside: outside.map { "[\($0)]" }),
      table(
        "finite_total_correlation", "", inside: ["[1]", nested(16), most, "[[0.5, 0], [1e-400, 0.5]]"],
        outside: outside),
    ]
  }()

  private static func divergence(_ kind: String, _ rest: String = "") -> [StatedLimit] {
    let more = rest.isEmpty ? "" : ", \(rest)"
    return [
      StatedLimit(
        kind: kind, name: "p", words: ["1 to 16384 of at least 0", "sum to 1"], inside: laws.filter { $0 != "[1]" },
        outside: noLaws, rest: #""q": [0.75, 0.25]"# + more),
      StatedLimit(
        kind: kind, name: "q", words: ["of at least 0", "sum to 1"], inside: laws.filter { $0 != "[1]" },
        outside: noLaws + ["[1]", "[0.5, 0.5, 0]"], rest: #""p": [1, 0]"# + more),
      StatedLimit(
        kind: kind, name: "p", words: [], inside: [most], outside: [], rest: #""q": \#(most)"# + more),
    ]
  }

  private static let infinite = ["finite_kl_divergence", "finite_renyi_divergence"].map {
    StatedLimit(
      kind: $0, name: "q", words: [], inside: ["[0.5, 0.5]", "[1e-5000, 1]"], outside: ["[0, 1]", "[1, 0]"],
      rest: #""p": [0.5, 0.5]"# + ($0 == "finite_kl_divergence" ? "" : #", "order": 2"#))
  }

  private static let orders = StatedLimit(
    kind: "finite_renyi_divergence", name: "order", words: ["1e-100 to 1e100", "1 or more than 1e-100 away from it"],
    inside: ["1e-100", "1e100", "1", #""1/3""#, #""0.\#(String(repeating: "9", count: 99))""#],
    outside: [
      below1(power: "e-100"), above("1", power: "e100"), "0", "-2", #""1/0""#, "true", "[2]",
      #""1.\#(String(repeating: "0", count: 99))1""#, #""0.\#(String(repeating: "9", count: 100))""#,
    ], rest: #""p": [0.5, 0.5, 0], "q": [0.25, 0.25, 0.5]"#)

  static let finite: [StatedLimit] =
    tables + divergence("finite_kl_divergence") + divergence("finite_jensen_shannon_divergence")
    + divergence("finite_total_variation") + divergence("finite_renyi_divergence", #""order": 0.5"#) + infinite
    + [orders]
}
