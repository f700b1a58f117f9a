import Foundation

extension ProjectTree {
  /// Whether a build or a run creates what has this name: a link into it leads nowhere in a fresh clone.
  private static func isGenerated(_ name: Substring) -> Bool {
    name.hasPrefix(".build") || name.hasSuffix(".profraw")
      || [".git", ".swiftpm", "results", "Package.resolved", ".DS_Store"].contains(name)
  }

  /// Reads a project from disk: the text of its Markdown and Swift files, and the paths of all other files.
  ///
  /// - Parameter root: The project's folder, which holds the folder `Proofs`.
  /// - Throws: ``ProjectTreeError/noProofs(root:)`` if it does not, ``ProjectTreeError/unreadable(path:)`` for a file
  ///   that cannot be read as UTF-8.
  public init(contentsOf root: URL) throws(ProjectTreeError) {
    var isFolder: ObjCBool = false
    let proofs = root.appending(path: "Proofs").path
    guard FileManager.default.fileExists(atPath: proofs, isDirectory: &isFolder), isFolder.boolValue,
      let entries = FileManager.default.enumerator(atPath: root.path)
    else { throw .noProofs(root: root.path) }
    self.init(texts: [:])
    while let path = entries.nextObject() as? String {
      let isGenerated = Self.isGenerated(path.split(separator: "/").last ?? "")
      switch entries.fileAttributes?[.type] as? FileAttributeType {
      case .typeDirectory:
        if isGenerated { entries.skipDescendants() }
      case _ where isGenerated:
        // A link, or a single file.
        continue
      case .typeRegular where path.hasSuffix(".md") || path.hasSuffix(".swift"):
        guard let text = try? String(contentsOf: root.appending(path: path), encoding: .utf8) else {
          throw .unreadable(path: path)
        }
        texts[path] = text
      default:
        otherPaths.insert(path)
      }
    }
  }
}
