import Console
import FileReading
import Foundation
import JSONReading

/// The file of a part, read and found to be what was written.
package struct PartFile: Sendable {
  /// The path as the user named it, or of the file below it.
  package let path: String
  /// What the file says first.
  package let label: PartLabel
  /// The document without its checksum.
  private let body: Data

  /// Reads the part in a directory, or a part's file itself.
  ///
  /// - Throws: `PartError`.
  package init(at place: String) throws(PartError) {
    guard let kind = try Self.kind(of: place) else { throw .absent(path: place) }
    guard kind == S_IFDIR else {
      try self.init(file: place)
      return
    }
    let path = Self.path(below: place, PartLabel.fileName)
    guard let kind = try Self.kind(of: path) else { throw Self.fault(ofUnfinished: place) }
    // A pipe that nobody writes would be waited for.
    guard kind == S_IFREG else { throw .unreadable(path: path, problem: "is no regular file") }
    try self.init(file: path)
  }

  /// The kind of the file to which a path leads, or `nil` if there is none.
  private static func kind(of path: String) throws(PartError) -> mode_t? {
    var status = stat()
    if stat(path, &status) == 0 { return status.st_mode & S_IFMT }
    guard errno == ENOENT || errno == ENOTDIR else {
      throw .unreadable(path: path, problem: String(cString: strerror(errno)))
    }
    return nil
  }

  private init(file path: String) throws(PartError) {
    let data: Data
    do throws(InputFileError) { data = try InputFile.contents(of: URL(fileURLWithPath: path)) } catch {
      throw .unreadable(path: path, problem: "\(error)")
    }
    guard let body = SealedDocument.body(of: data) else {
      throw .damaged(path: path, problem: "its checksum is not that of its content")
    }
    (self.path, self.body) = (path, body)
    struct Form: Decodable { let version: Int }
    guard let form = try? JSONDecoder().decodeStrictly(Form.self, from: body) else {
      throw .otherForm(
        path: path, problem: "is no part of a run, such as reproduce, check and refute write with --shard")
    }
    guard form.version == PartLabel.version else {
      throw .otherForm(
        path: path, problem: "has version \(form.version) of the layout; this program reads \(PartLabel.version)")
    }
    label = try Self.decoded(PartLabel.self, from: body, at: path)
  }

  private static func decoded<Value: Decodable>(
    _ type: Value.Type, from body: Data, at path: String
  ) throws(PartError) -> Value {
    do { return try JSONDecoder().decodeStrictly(type, from: body) } catch {
      throw .damaged(path: path, problem: "its fields are not those of a part")
    }
  }

  /// The part in the file.
  ///
  /// - Throws: `PartError.damaged` if it is none of such a run.
  package func part<Outline: RunOutline>(of run: Outline.Type) throws(PartError) -> Part<Outline> {
    try Self.decoded(Part<Outline>.self, from: body, at: path)
  }

  private static func path(below folder: String, _ name: String) -> String {
    (folder.hasSuffix("/") ? String(folder.dropLast()) : folder) + "/" + name
  }

  /// What is wrong with a directory that holds no finished part: maybe it holds one that is not finished.
  private static func fault(ofUnfinished folder: String) -> PartError {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder).sorted() else {
      return .unreadable(path: folder, problem: "its files cannot be listed")
    }
    for name in names where name.hasPrefix(OutputDirectory.partialPrefix) {
      let work = path(below: folder, name)
      guard let head = try? PartFile(file: path(below: work, PartLabel.headName)) else { continue }
      let files = (try? FileManager.default.contentsOfDirectory(atPath: work)) ?? []
      let done = files.count { file in
        guard file.hasSuffix(".json"), let data = FileManager.default.contents(atPath: path(below: work, file)) else {
          return false
        }
        return SealedDocument.body(of: data) != nil
      }
      let (shard, all) = (head.label.shard, head.label.jobCount)
      let own = shard.share(of: Array(0..<max(0, all))).count
      return .unfinished(
        path: folder, shard: shard, left: max(0, own - done), jobs: own,
        call: head.label.call.text(shard, output: folder, more: ["--resume"]))
    }
    return .absent(path: folder)
  }
}
