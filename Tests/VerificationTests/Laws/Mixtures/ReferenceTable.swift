import Foundation

/// The tables in the folder `Reference`.
enum ReferenceTable {
  /// The cells of each line that is no comment; none if the file cannot be read.
  static func rows(_ name: String) -> [[Substring]] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Reference/\(name)")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { $0.split(separator: "\t") }
  }
}
