extension StatedLimit {
  private static func channel(_ kind: String, _ rest: String) -> [StatedLimit] {
    func row(_ count: Int) -> String { "[1" + String(repeating: ", 0", count: count - 1) + "]" }
    let cost = kind == "channel_cost_capacity"
    func costs(_ count: Int) -> String { cost ? #""costs": \#(list("1", count)), "budget": 1"# : rest }
    return [
      StatedLimit(
        kind: kind, name: "channel",
        words: ["1 to 64 inputs", "1 to 256 outputs", "of at least 0", "each row sums to 1"],
        inside: [
          "[[1], [1]]", #"[["1/3", "2/3"], [1, 0]]"#, "[[1, 1e-5000], [1e-320, 1]]", "[\(row(256)), \(row(256))]",
        ],
        outside: [
          "[[0.5, 0.4], [1, 0]]", "[[1.5, -0.5], [1, 0]]", "[[1, 0], [1]]", "[]", "[[], []]", "1", #"[["1/0"], [1]]"#,
          "[[1], [1, 0]]", "[\(row(257)), \(row(257))]",
        ], rest: costs(2)),
      StatedLimit(
        kind: kind, name: "channel", words: [], inside: [list("[0.5, 0.5]", 64)], outside: [], rest: costs(64)),
      StatedLimit(kind: kind, name: "channel", words: [], inside: ["[[1]]"], outside: [], rest: costs(1)),
      StatedLimit(
        kind: kind, name: "channel", words: [], inside: [], outside: [list("[0.5, 0.5]", 65)], rest: costs(65)),
    ]
  }

  private static let costs: [StatedLimit] = {
    let two = #""channel": [[0.75, 0.25], [0.25, 0.75]]"#
    return [
      StatedLimit(
        kind: "channel_cost_capacity", name: "costs", words: ["0 or 1e-300 to 1e300"],
        inside: ["[0, 1]", "[1e-300, 1e300]", "[0, 0]"],
        outside: [
          "[0]", "[0, 1, 1]", "[0, -1]", "[0, \(below1(power: "e-300"))]", "[0, \(above("1", power: "e300"))]", "[]",
        ], rest: two + #", "budget": 1"#),
      StatedLimit(
        kind: "channel_cost_capacity", name: "budget", words: ["0 or 1e-300 to 1e300", "at least the least cost"],
        inside: ["1", "1.5", "1e300"],
        outside: [#""0.999999999999999999999999""#, above("1", power: "e300"), "0", "-1"],
        rest: two + #", "costs": [1, 2]"#),
      StatedLimit(
        kind: "channel_cost_capacity", name: "budget", words: [], inside: ["0", "1e-300"],
        outside: [below1(power: "e-300"), "-1e-4000"], rest: two + #", "costs": [0, 2]"#),
      StatedLimit(
        kind: "channel_gallager_function", name: "rho", words: ["0 or 1e-10 to 1000"],
        inside: ["0", "1e-10", "1000", "0.5"], outside: [below1(power: "e-10"), above("1000"), "-1"], rest: two),
    ]
  }()

  static let channels: [StatedLimit] =
    channel("channel_capacity", "") + channel("channel_cost_capacity", "")
    + channel("channel_gallager_function", #""rho": 0.5"#) + costs
}
