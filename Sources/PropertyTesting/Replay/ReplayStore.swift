import Foundation
import PropertySearch

/// The files that keep failing inputs, in the folder `Replays` beside the tests of a module.
struct ReplayStore: Sendable {
  /// The folder; `nil` if the source file is not in a folder below `Tests`.
  let folder: String?

  /// - Parameter sourceFile: The path of the file that contains the test.
  init(sourceFile: String) {
    let parts = sourceFile.split(separator: "/", omittingEmptySubsequences: false)
    guard let tests = parts.lastIndex(of: "Tests"), tests + 1 < parts.count - 1 else {
      folder = nil
      return
    }
    folder = (parts[...(tests + 1)] + ["Replays"]).joined(separator: "/")
  }

  init(folder: String) {
    self.folder = folder
  }

  func path(of identity: TestIdentity) -> String? {
    folder.map { "\($0)/\(identity.fileName)" }
  }

  /// The path from `Tests` on, to be shown to people.
  func shownPath(of identity: TestIdentity) -> String? {
    path(of: identity).map { path in
      path.range(of: "/Tests/", options: .backwards).map { String(path[path.index(after: $0.lowerBound)...]) } ?? path
    }
  }

  /// The content of the file of a test.
  enum Content {
    case none
    case replay(Replay, choices: [Choice])
    case unreadable(String)
  }

  func content(for identity: TestIdentity) -> Content {
    guard let path = path(of: identity), let data = FileManager.default.contents(atPath: path) else { return .none }
    do throws(ReplayError) {
      let replay = try Replay(json: data)
      return .replay(replay, choices: replay.recorded ?? [])
    } catch {
      return .unreadable("\(error)")
    }
  }

  /// Writes a replay completely, or not at all.
  func keep(_ replay: Replay, for identity: TestIdentity) throws {
    guard let folder, let path = path(of: identity) else { return }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try encoder.encode(replay).write(to: URL(fileURLWithPath: path), options: .atomic)
  }
}
