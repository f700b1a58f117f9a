import PropertySearch
import Testing

/// The name of a test, which does not change when lines move, and the command that runs the test alone.
struct TestIdentity: Sendable {
  /// The module, the suites and the function, then the part of the test if it checks several properties.
  var name: String
  /// The name without the part.
  var path: String
  /// Whether the test is a negative control: its name begins with `control:`.
  var isControl: Bool

  /// - Parameters:
  ///   - test: The running test, if any.
  ///   - part: Distinguishes several properties of one test, or the arguments of a parameterized test.
  init(test: Test?, part: String?, sourceLocation: SourceLocation) {
    let described = test.map { String(describing: $0.id) } ?? sourceLocation.fileID
    // The identity ends in the file, line and column, which edits move.
    let components = described.split(separator: "/")
    let isPlaced = components.count > 1 && components.last!.contains(".swift:")
    let path = (isPlaced ? components.dropLast() : components[...]).joined(separator: "/")
    self.path = path
    isControl = test?.name.drop { $0 == "`" }.hasPrefix("control:") ?? false
    name = part.map { "\(path)#\($0)" } ?? path
  }

  /// The name of a file: letters, digits and dots, dashes for all else, and a fingerprint that distinguishes names.
  var fileName: String {
    let readable = String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") ? $0 : "-" }.suffix(80))
    return "\(readable)-\(String(CaseRandom.testSeed(suite: 0, test: name), radix: 16)).json"
  }

  /// A regular expression that matches only this test; filters see the name of a test with its file, line and column.
  var filter: String {
    let special: Set<Character> = ["(", ")", "[", "]", "{", "}", ".", "*", "+", "?", "^", "$", "|", "\\"]
    return path.map { special.contains($0) ? "\\\($0)" : String($0) }.joined()
      .replacing("'", with: ".") + "(/|$)"
  }

  func command(seed: UInt64, caseIndex: Int?) -> String {
    let chosen = caseIndex.map { " DINL_CASE=\($0)" } ?? ""
    return "DINL_SEED=\(hexadecimal(seed))\(chosen) swift test --filter '\(filter)'"
  }
}
