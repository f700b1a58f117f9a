/// The files of a project, in memory: the texts that the audit reads and the paths that links may lead to.
public struct ProjectTree: Sendable {
  /// The text of each file that is read, by its path from the project's root with `/` between folders.
  public var texts: [String: String]
  /// The paths of files that exist but are not read.
  public var otherPaths: Set<String>

  /// A project with the given files.
  ///
  /// - Parameters:
  ///   - texts: The text of each file that is read, by its path from the root.
  ///   - otherPaths: The paths of files that exist but are not read.
  public init(texts: [String: String], otherPaths: Set<String> = []) {
    self.texts = texts
    self.otherPaths = otherPaths
  }

  /// The paths of all files, and of all folders that hold one.
  var paths: Set<String> {
    var paths: Set<String> = [""]
    for file in otherPaths.union(texts.keys) {
      var path = Substring(file)
      while paths.insert(String(path)).inserted, let slash = path.lastIndex(of: "/") { path = path[..<slash] }
    }
    return paths
  }

  /// The texts whose path begins and ends as given, in order of path.
  func files(under prefix: String = "", endingIn suffix: String) -> [(path: String, text: String)] {
    texts.filter { $0.key.hasPrefix(prefix) && $0.key.hasSuffix(suffix) }
      .map { (path: $0.key, text: $0.value) }
      .sorted { $0.path < $1.path }
  }
}
