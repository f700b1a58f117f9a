import Foundation

/// The files that implement each claim, as the proofs name them.
public struct ClaimFiles: Sendable {
  /// The files by claim.
  public let files: [String: Set<String>]

  /// Reads the `Code` links of the proofs.
  ///
  /// - Throws: an error of the file system.
  public init(project: URL) throws {
    var files: [String: Set<String>] = [:]
    let folder = project.appending(path: "Proofs")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)).sorted()
    where name.hasSuffix(".md") {
      var claim: String?
      for line in try String(contentsOf: folder.appending(path: name), encoding: .utf8).split(separator: "\n") {
        if let match = line.prefixMatch(of: /##+ ([A-Z]{2}-[0-9]{3})/) { claim = String(match.1) }
        guard let claim, line.hasPrefix("- Code:") else { continue }
        for link in line.matches(of: /\]\(\.\.\/(Sources\/[^)#]+)/) { files[claim, default: []].insert(String(link.1)) }
      }
    }
    self.files = files
  }

  /// The claims that name a file.
  public func claims(naming file: String) -> Set<String> { Set(files.filter { $0.value.contains(file) }.keys) }
}
