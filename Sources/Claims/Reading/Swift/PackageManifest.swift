/// What a `Package.swift` says of its targets.
struct PackageManifest: Sendable {
  /// A target with sources.
  struct Target: Sendable, Equatable {
    let name: String
    /// The folder of its sources, from the root.
    let folder: String
    /// The modules that it says it depends on.
    let dependencies: [String]
    let line: Int
  }

  /// The targets in order; plugins, macros, and system and binary libraries are left out.
  let targets: [Target]

  /// Reads a manifest.
  ///
  /// - Complexity: O(n·t) in the length of the text and the number of targets.
  init(_ manifest: String) {
    let text = Self.withoutComments(manifest)
    var targets: [Target] = []
    var end = text.startIndex
    for match in text.matches(of: #/\.(target|executableTarget|testTarget)\(\s*name:\s*"([^"]+)"/#) {
      // A target within another one is a dependency of it.
      guard match.range.lowerBound >= end else { continue }
      let (kind, name) = (match.1, String(match.2))
      let body = Self.arguments(in: text[match.range.lowerBound...])
      end = body.endIndex
      let folder = body.firstMatch(of: #/path:\s*"(?:\./)?([^"]+?)/?"/#).map { String($0.1) }
      var dependencies: [String] = []
      if let start = body.firstMatch(of: #/dependencies:\s*\[/#) {
        let list = Self.arguments(in: body[start.range.lowerBound...], brackets: ("[", "]"))
        let written = list.replacing(#/package:\s*"[^"]*"/#, with: "").replacing(
          #/(?:traits|moduleAliases):\s*\[[^\]]*\]/#, with: "")
        dependencies = written.matches(of: #/"([^"]+)"/#).map { String($0.1) }
      }
      targets.append(
        Target(
          name: name, folder: folder ?? (kind == "testTarget" ? "Tests/" : "Sources/") + name,
          dependencies: dependencies, line: text[..<match.range.lowerBound].count(where: { $0 == "\n" }) + 1))
    }
    self.targets = targets
  }

  /// The text without the comments that begin with two slashes outside of a string.
  private static func withoutComments(_ text: String) -> String {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { line -> String in
      var isQuoted = false
      for index in line.indices {
        if line[index] == "\"" { isQuoted.toggle() }
        if !isQuoted, line[index...].hasPrefix("//") { return String(line[..<index]) }
      }
      return String(line)
    }.joined(separator: "\n")
  }

  /// The text from a bracket to the one that closes it, brackets in strings left out.
  private static func arguments(
    in text: Substring, brackets: (open: Character, close: Character) = ("(", ")")
  ) -> Substring {
    var depth = 0
    var isQuoted = false
    for index in text.indices {
      if text[index] == "\"" { isQuoted.toggle() }
      if isQuoted { continue }
      if text[index] == brackets.open { depth += 1 }
      if text[index] == brackets.close {
        depth -= 1
        if depth == 0 { return text[...index] }
      }
    }
    return text
  }
}
