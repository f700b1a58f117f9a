import Claims
import Console
import FileReading
import Foundation

/// A file of data with the checksum that the table beside it states, and the one that it has.
public struct DatasetChecksum: Codable, Equatable, Sendable {
  /// The path of the file in the project.
  public var file: String
  /// The SHA-256 checksum that the table states.
  public var stated: String
  /// The SHA-256 checksum of the file; nil if it cannot be read.
  public var found: String?

  /// Whether the file is the one that the table means.
  public var isRight: Bool { found == stated }

  /// The files in the tables of `Data/*/README.md` that have the columns `file` and `sha256`, in order of path.
  ///
  /// - Parameters:
  ///   - tree: The texts of the project.
  ///   - root: The project's folder.
  static func all(in tree: ProjectTree, root: URL) -> [DatasetChecksum] {
    tree.texts.keys.filter { path in
      let parts = path.split(separator: "/", omittingEmptySubsequences: false)
      return parts.count == 3 && parts[0] == "Data" && !parts[1].isEmpty && parts[2] == "README.md"
    }.sorted().flatMap { path in
      let folder = path.dropLast("README.md".count)
      return MarkdownDocument(tree.texts[path] ?? "", path: path).tables.flatMap { table -> [DatasetChecksum] in
        guard let file = table.column("file"), let checksum = table.column("sha256") else { return [] }
        return table.rows.compactMap { row in
          guard max(file, checksum) < row.cells.count else { return nil }
          let name = folder + row.cells[file].replacing("`", with: "")
          let data = try? InputFile.contents(of: root.appending(path: name))
          return DatasetChecksum(
            file: String(name), stated: row.cells[checksum].replacing("`", with: ""), found: data.map(sha256))
        }
      }
    }
  }
}
