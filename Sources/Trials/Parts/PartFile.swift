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
    switch Self.contents(of: place, acceptsPipes: true) {
    case .success(let data): try self.init(data, at: place)
    case .failure(.missing): throw .absent(path: place)
    case .failure(.folder):
      let path = Self.path(below: place, PartLabel.fileName)
      // A pipe that nobody writes would be waited for.
      switch Self.contents(of: path, acceptsPipes: false) {
      case .success(let data): try self.init(data, at: path)
      case .failure(.missing): throw Self.fault(ofUnfinished: place)
      case .failure(let reason): throw .unreadable(path: path, reason: reason)
      }
    case .failure(let reason): throw .unreadable(path: place, reason: reason)
    }
  }

  private static func contents(of path: String, acceptsPipes: Bool) -> Result<Data, InputFileError> {
    Result { () throws(InputFileError) in
      try InputFile.contents(of: URL(fileURLWithPath: path), acceptsPipes: acceptsPipes)
    }
  }

  /// The part in the bytes of a file.
  ///
  /// - Throws: `PartError.damaged` or `PartError.otherForm`.
  package init(_ data: Data, at path: String) throws(PartError) {
    guard let body = SealedDocument.body(of: data) else {
      throw .damaged(path: path, problem: "its checksum is not that of its content")
    }
    (self.path, self.body) = (path, body)
    struct Form: Decodable { let version: Int }
    guard let form = try? JSONDecoder().decodeStrictly(Form.self, from: body) else {
      throw .otherForm(
        path: path, problem: "is no part of a run, such as reproduce, sweep, check and refute write with --shard")
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
      return .unreadable(path: folder, reason: .forbidden)
    }
    for name in names where name.hasPrefix(OutputDirectory.partialPrefix) {
      let work = path(below: folder, name)
      func contents(_ name: String) -> Data? {
        try? Self.contents(of: path(below: work, name), acceptsPipes: false).get()
      }
      guard let head = contents(PartLabel.headName).flatMap({ try? PartFile($0, at: work) }) else { continue }
      let files = (try? FileManager.default.contentsOfDirectory(atPath: work)) ?? []
      let done = files.count { $0.hasSuffix(".json") && contents($0).flatMap(SealedDocument.body) != nil }
      let shard = head.label.shard
      let own = shard.share(of: head.label.jobCount)
      return .unfinished(
        path: folder, shard: shard, left: max(0, own - done), jobs: own,
        call: head.label.call.text(shard, output: folder, more: ["--resume"]))
    }
    return .absent(path: folder)
  }
}
