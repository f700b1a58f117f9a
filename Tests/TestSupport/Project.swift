import Foundation

/// The folders of the project that the tests were built from.
package enum Project {
  /// The top folder.
  package static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The shipped datasets, topologies and reference values.
  package static let data = folder.appending(path: "Data", directoryHint: .isDirectory)
}
