extension StatedLimit {
  private static func source(_ kind: String, _ place: String) -> [StatedLimit] {
    func law(_ symbols: Int) -> String { "[1" + String(repeating: ", 0", count: symbols - 1) + "]" }
    func costs(_ symbols: Int) -> String { list("[0, 1]", symbols) }
    let range = [below1(power: "e-300"), above("1", power: "e300")]
    return [
      StatedLimit(
        kind: kind, name: "p", words: ["1 to 64 symbols", "each 0 or at least 1e-300", "sum to 1"],
        inside: ["[0, 1e-300, 1]", "[0.5, 0.25, 0.25]"],
        outside: ["[]", "[\(below1(power: "e-300")), 1, 0]", "[0.5, 0.4, 0]", "[1.5, -0.5, 0]"],
        rest: #""d": [[0, 1], [1, 0], [1, 1]], \#(place)"#),
      StatedLimit(
        kind: kind, name: "p", words: [], inside: [law(64), list("0.015625", 64)], outside: [],
        rest: #""d": \#(costs(64)), \#(place)"#),
      StatedLimit(
        kind: kind, name: "p", words: [], inside: ["[1]"], outside: [], rest: #""d": [[0, 1]], \#(place)"#),
      StatedLimit(
        kind: kind, name: "p", words: [], inside: [], outside: [law(65)], rest: #""d": \#(costs(65)), \#(place)"#),
      StatedLimit(
        kind: kind, name: "d", words: ["1 to 64 reproductions", "each 0 or 1e-300 to 1e300"],
        inside: [
          "[[0], [0]]", "[[1e-300, 1], [1, 0]]", "[[1e300, 0], [0, 1]]", "[\(list("0", 64)), \(list("0", 64))]",
        ],
        outside: range.map { "[[0, \($0)], [1, 0]]" } + [
          "[[0, -1], [1, 0]]", "[[], []]", "[\(list("0", 65)), \(list("0", 65))]", "[[0], [1], [1]]", "[[0, 1], [1]]",
        ], rest: #""p": [0.5, 0.5], \#(place)"#),
    ]
  }

  private static let places: [StatedLimit] = [
    StatedLimit(
      kind: "finite_source_RD", name: "D", words: ["at least the least possible one"],
      inside: ["0.5", "1", #""0.50000000000000000000000000001""#, "1e300"],
      outside: ["0", "-1", #""0.4999999999999999999999999999""#],
      rest: #""p": [0.5, 0.5], "d": [[0.5, 1], [1, 0.5]]"#),
    StatedLimit(
      kind: "finite_source_DR", name: "R_nats", words: ["at least 0"], inside: ["0", "1e300", "1e-4000", "0.5"],
      outside: ["-1e-300", "-1e-4000"], rest: #""p": [0.5, 0.5], "d": [[0, 1], [1, 0]]"#),
  ]

  static let curves: [StatedLimit] =
    source("finite_source_RD", #""D": 1"#) + source("finite_source_DR", #""R_nats": 0.25"#) + places
}
