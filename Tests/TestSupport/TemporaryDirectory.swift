import Foundation

/// Runs a body with a directory of its own, which is gone afterwards.
package func withTemporaryDirectory<Value>(_ body: (URL) throws -> Value) throws -> Value {
  let directory = try makeTemporaryDirectory()
  defer { try? FileManager.default.removeItem(at: directory) }
  return try body(directory)
}

/// Runs an asynchronous body with a directory of its own, which is gone afterwards.
package func withTemporaryDirectory<Value>(_ body: (URL) async throws -> Value) async throws -> Value {
  let directory = try makeTemporaryDirectory()
  defer { try? FileManager.default.removeItem(at: directory) }
  return try await body(directory)
}

/// Runs a body with a file of its own that holds a text, which is gone afterwards.
package func withTemporaryFile<Value>(
  _ text: String, ending: String, _ body: (URL) throws -> Value
) throws -> Value {
  try withTemporaryDirectory { directory in
    let file = directory.appending(path: "file.\(ending)")
    try Data(text.utf8).write(to: file)
    return try body(file)
  }
}

private func makeTemporaryDirectory() throws -> URL {
  let directory = FileManager.default.temporaryDirectory.appending(
    path: "dinl-\(UUID().uuidString)", directoryHint: .isDirectory)
  try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
  return directory
}
