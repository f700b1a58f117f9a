import Foundation

extension ProjectTree {
  /// Folders that a build or a run creates: a link into one leads nowhere in a fresh clone.
  private static let generatedFolders: Set = [".git", ".swiftpm", "results"]

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
      switch entries.fileAttributes?[.type] as? FileAttributeType {
      case .typeDirectory:
        let name = path.split(separator: "/").last.map(String.init) ?? path
        if name.hasPrefix(".build") || Self.generatedFolders.contains(name) { entries.skipDescendants() }
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
