/// The functions that check something, by which tests do so without an expectation of their own.
///
/// They are known by name. A target of tests has its own, which hold an expectation or call what does, through any
/// number of functions; all targets have those that `Tests/TestSupport` and the sources, such as of properties, show.
struct CheckingFunctions {
  /// The names by the folder of the target.
  private let names: [String: Set<String>]
  /// The names that all targets have.
  private let common: Set<String>

  private static let support = "Tests/TestSupport"

  /// Finds them among declarations.
  ///
  /// - Parameters:
  ///   - tests: The declarations of the test files.
  ///   - sources: Those of the sources that import the testing library, of which a function must hold the expectation
  ///     itself: what it calls may check its own arguments only.
  /// - Complexity: O(d·r) in the declarations and the longest chain of calls.
  init(ofTests tests: [Declaration], sources: [Declaration]) {
    let ofSources = Self.names(of: sources.filter { $0.access.isShared && $0.body.checks })
    let targets = Dictionary(grouping: tests.filter { !$0.attributes.contains("Test") }) { Self.folder(of: $0.path) }
    let ofSupport = Self.checking(targets[Self.support] ?? [], calling: ofSources).filter(\.access.isShared)
    let common = ofSources.union(Self.names(of: ofSupport))
    self.common = common
    names = targets.mapValues { Self.names(of: Self.checking($0, calling: common)) }
  }

  /// Whether one of them is among the functions that are called in a file.
  func areAmong(_ calls: Set<String>, in path: String) -> Bool {
    !calls.isDisjoint(with: common) || !calls.isDisjoint(with: names[Self.folder(of: path)] ?? [])
  }

  private static func folder(of path: String) -> String { path.split(separator: "/").prefix(2).joined(separator: "/") }

  private static func names(of declarations: [Declaration]) -> Set<String> { Set(declarations.compactMap(name)) }

  /// The name by which a function or an initializer is called; nil for another declaration.
  private static func name(of declaration: Declaration) -> String? {
    switch declaration.kind {
    case .function: declaration.name
    case .initializer: declaration.enclosing.last
    default: nil
    }
  }

  /// Those of some declarations that check something, or call one of them or of the names that are given.
  private static func checking(_ declarations: [Declaration], calling known: Set<String>) -> [Declaration] {
    var checking: [Declaration] = []
    var names = known
    var waiting = declarations
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      waiting = waiting.filter { declaration in
        guard declaration.body.checks || !declaration.body.calls.isDisjoint(with: names) else { return true }
        checking.append(declaration)
        if let name = name(of: declaration) { names.insert(name) }
        isGrowing = true
        return false
      }
    }
    return checking
  }
}
