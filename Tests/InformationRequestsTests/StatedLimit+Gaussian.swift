extension StatedLimit {
  private static let least = ["1e-4999", "5e-324", "1e-310", "1.7976931348623157e308"]
  private static let nearOne = ["0.9999999999999999999999999", "-0.9999999999999999", "0", "1e-4999"]
  private static let one = ["1", "-1", "1.00000000000000000000000001", "1e300"]
  private static let levels = ["300.0000000000000000000001", "-300.0000000000000000000001"]

  /// Those of blocks of normal variables: a matrix and lists of its rows.
  private static let blocks: [StatedLimit] = {
    let rows = ["at most 100", "symmetric positive definite", large]
    let indefinite = "[[1, 2], [2, 1]]"
    let three = #""covariance": \#(identity(3))"#
    let indices = [("first", "second"), ("second", "first")].map { name, other in
      StatedLimit(
        kind: "gaussian_block_mi", name: name, words: name == "first" ? ["from 0"] : [],
        inside: ["[0]", "[2]", "[0, 2]"],
        outside: ["[-1]", "[3]", "[0.5]"], rest: three + #", "\#(other)": [1]"#)
    }
    return indices + [
      StatedLimit(
        kind: "gaussian_block_mi", name: "covariance", words: rows,
        inside: [identity(2), identity(100), nearlySingular(20)],
        outside: [identity(101), indefinite, nearlySingular(100), "[[1, 0], [0.1, 1]]"],
        rest: #""first": [0], "second": [1]"#),
      StatedLimit(
        kind: "gaussian_block_mi", name: "given", words: [], inside: ["[]", "[2]"], outside: ["[-1]", "[3]"],
        rest: three + #", "first": [0], "second": [1]"#),
      StatedLimit(
        kind: "gaussian_entropy", name: "covariance", words: rows, inside: [identity(1), identity(100)],
        outside: [identity(101), indefinite], rest: #""block": [0]"#),
      StatedLimit(
        kind: "gaussian_entropy", name: "block", words: ["from 0"], inside: ["[0]", "[2]"], outside: ["[-1]", "[3]"],
        rest: three),
      StatedLimit(
        kind: "gaussian_entropy", name: "given", words: [], inside: ["[]", "[2]"], outside: ["[-1]", "[3]"],
        rest: three + #", "block": [0]"#),
    ]
  }()

  private static let laws: [StatedLimit] = [
    StatedLimit(
      kind: "bivariate_normal_mi", name: "rho", words: ["strictly between -1 and 1"], inside: nearOne, outside: one),
    StatedLimit(
      kind: "bivariate_student_mi", name: "rho", words: ["strictly between -1 and 1"], inside: nearOne, outside: one,
      rest: #""dof": 3"#),
    StatedLimit(
      kind: "bivariate_student_mi", name: "dof", words: ["above 0"], inside: least, outside: ["0", "-1e-4999"],
      rest: #""rho": 0.5"#),
    StatedLimit(
      kind: "multivariate_student_mi", name: "dof", words: ["above 0"], inside: least, outside: ["0", "-1e-4999"],
      rest: #""dim_x": 2, "dim_y": 3"#),
    StatedLimit(
      kind: "multivariate_student_mi", name: "dim_x", words: ["1 to 1000"], inside: ["1", "1000"],
      outside: ["0", "1001", "1.5"], rest: #""dim_y": 1000, "dof": 3"#),
    StatedLimit(
      kind: "multivariate_student_mi", name: "dim_y", words: ["1 to 1000"], inside: ["1", "1000"],
      outside: ["0", "1001", "-1"], rest: #""dim_x": 1000, "dof": 3"#),
    StatedLimit(
      kind: "multivariate_student_mi", name: "dispersion",
      words: ["at most 100 rows", "symmetric positive definite", large],
      inside: [identity(100), #""identity""#], outside: [identity(99), "[[1, 2], [2, 1]]"],
      rest: #""dim_x": 50, "dim_y": 50, "dof": 3"#),
    StatedLimit(
      kind: "multivariate_student_mi", name: "dispersion", words: ["at most 100 rows"], inside: [],
      outside: [identity(101)], rest: #""dim_x": 50, "dim_y": 51, "dof": 3"#),
    StatedLimit(
      kind: "additive_uniform_noise_mi", name: "eps", words: ["above 0"], inside: least, outside: ["0", "-1e-4999"]),
    StatedLimit(
      kind: "gaussian_tail_Q", name: "x", words: ["at most 1e150 in size"], inside: ["1e150", "-1e150", "0"],
      outside: ["1.0000000000000000000001e150", "-1.1e150"]),
    StatedLimit(
      kind: "gaussian_tail_log_Q", name: "x", words: ["at most 1e150 in size"], inside: ["1e150", "-1e150", "0"],
      outside: ["1.0000000000000000000001e150", "-1.1e150"]),
    StatedLimit(
      kind: "pam_symbol_error_rate", name: "M", words: ["2 to 2^20"], inside: ["2", "1048576"],
      outside: ["1", "1048577", "2.5"], rest: #""snr_db": 10"#),
    StatedLimit(
      kind: "pam_symbol_error_rate", name: "snr_db", words: ["-300 to 300"], inside: ["-300", "300"], outside: levels,
      rest: #""M": 4"#),
  ]

  static let gaussian = blocks + laws
}
