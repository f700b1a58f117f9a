import DINL
import Testing

@Suite struct `A list of column names in one line` {
  @Test(arguments: [
    ("", []), ("  \t", []), ("x", ["x"]), (" x ", ["x"]), ("x y", ["x y"]), ("x,y", ["x", "y"]),
    (" x , y ", ["x", "y"]), (#""x""#, ["x"]), (#"  "x" , "y",z"#, ["x", "y", "z"]), (#"" x ""#, [" x "]),
    (#""a,b",c"#, ["a,b", "c"]), (#""a""b""#, ["a\"b"]), ("\"\"\"\"", ["\""]),
  ])
  func `is read`(text: String, names: [String]) {
    #expect(ColumnList.names(in: text) == names)
  }

  @Test(arguments: [
    ",", "x,", ",x", "x,,y", "x, ,y", "\"\"", #""x"#, #""x"y"#, #"x"y""#, #"x"y"#, #""x" y"#, #""a""b"#,
    "x,\"\"",
  ])
  func `control: is refused where a name is empty or quotes do not close it`(text: String) {
    #expect(ColumnList.names(in: text) == nil)
  }
}
