import Foundation
import PropertySearch

/// The files in which failing inputs are kept: `Replays` beside the tests of a module.
struct ReplayStore: Sendable {
  /// The folder; `nil` if the source file is not below a folder `Tests`.
  let folder: String?

  /// - Parameter sourceFile: Path of the file that holds the test.
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

  /// The path below `Tests`, as a reader finds it.
  func shownPath(of identity: TestIdentity) -> String? {
    path(of: identity).map { path in
      path.range(of: "/Tests/", options: .backwards).map { String(path[path.index(after: $0.lowerBound)...]) } ?? path
    }
  }

  /// What is kept of a test.
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

  /// Writes a replay whole, or not at all.
  func keep(_ replay: Replay, for identity: TestIdentity) throws {
    guard let folder, let path = path(of: identity) else { return }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try encoder.encode(replay).write(to: URL(fileURLWithPath: path), options: .atomic)
  }
}
