import Foundation
import Testing

/// The `dinl` that was built beside the tests, run as a user would.
struct Command {
  let status: Int32
  let output: String
  let errors: String

  static var executable: URL {
    get throws {
      // The test runner is given the bundle's path on the command line on Linux; the products lie beside it.
      let candidates =
        [Bundle.main.bundleURL] + CommandLine.arguments.map { URL(filePath: $0).deletingLastPathComponent() }
        + Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent() }
      return try #require(
        candidates.map { $0.appending(path: "dinl") }.first { FileManager.default.isExecutableFile(atPath: $0.path) },
        "dinl is not beside the tests; build it with 'swift build'")
    }
  }

  static let projectRoot = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Starts the command in a folder.
  static func start(_ arguments: [String], in folder: URL) throws -> (process: Process, output: Pipe, errors: Pipe) {
    let (process, output, errors) = (Process(), Pipe(), Pipe())
    process.executableURL = try executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    (process.standardOutput, process.standardError) = (output, errors)
    try process.run()
    return (process, output, errors)
  }

  /// Runs the command in a folder to its end.
  init(_ arguments: [String], in folder: URL) throws {
    let (process, output, errors) = try Self.start(arguments, in: folder)
    self.output = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    self.errors = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    status = process.terminationStatus
  }
}

/// A folder of a test's own, which goes away with its last holder.
final class Workspace {
  let url: URL

  /// - Parameter files: names and texts of the files in it.
  init(_ files: [String: String] = [:]) throws {
    url = FileManager.default.temporaryDirectory.appending(
      path: "dinl-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, text) in files { try Data(text.utf8).write(to: url.appending(path: name)) }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The names of what lies in it, hidden files too.
  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted() }
}
