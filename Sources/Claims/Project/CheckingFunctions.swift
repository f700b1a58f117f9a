/// The functions that hold an expectation, by which tests check something without one of their own.
///
/// They are known by name: in each target of tests its own, and in all of them those of sources, such as of properties.
struct CheckingFunctions {
  /// The names by the folder of the target; those of sources under `Sources`.
  private let names: [String: Set<String>]

  /// Finds them among declarations.
  ///
  /// - Parameter declarations: Those of the test files, and of the sources that import the testing library.
  init(of declarations: [Declaration]) {
    names = declarations.reduce(into: [:]) { found, declaration in
      guard !declaration.attributes.contains("Test"), Self.holdsExpectation(declaration) else { return }
      switch declaration.kind {
      case .function: found[Self.folder(of: declaration.path), default: []].insert(declaration.name)
      case .initializer:
        // An initializer is called by its type's name.
        guard let type = declaration.enclosing.last else { return }
        found[Self.folder(of: declaration.path), default: []].insert(type)
      default: return
      }
    }
  }

  /// Whether one of them is among the functions that are called in a file.
  func areAmong(_ calls: Set<String>, in path: String) -> Bool {
    [Self.folder(of: path), "Sources"].contains { !calls.isDisjoint(with: names[$0] ?? []) }
  }

  private static func folder(of path: String) -> String {
    let parts = path.split(separator: "/").prefix(2)
    return parts.first == "Sources" ? "Sources" : parts.joined(separator: "/")
  }

  private static func holdsExpectation(_ declaration: Declaration) -> Bool {
    !declaration.mentions.isDisjoint(with: ["expect", "require", "confirmation"])
      || declaration.mentions.isSuperset(of: ["Issue", "record"])
  }
}
