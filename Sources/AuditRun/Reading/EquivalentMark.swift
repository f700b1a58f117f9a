import FileReading
import Foundation

/// A mutant that is marked as equal to the code in all that it does, so that no test can kill it.
public struct EquivalentMark: Codable, Equatable, Sendable {
  /// The path of the file in the project.
  public var file: String
  /// The declaration around the change.
  public var symbol: String
  /// The statement on one line.
  public var statement: String
  /// The change.
  public var change: String
  /// How many equal changes of an equal statement come before it in the declaration.
  public var occurrence: Int?
  /// Why no test can tell the mutant from the code.
  public var reason: String

  /// The path of the list in the project.
  public static let path = "Tests/Mutation/Equivalents.json"

  /// The marks of a project; none if it has no list.
  ///
  /// - Throws: ``AuditRunError`` if the file is there and no list.
  static func list(in root: URL) throws(AuditRunError) -> [EquivalentMark] {
    try ProjectDocument.read([EquivalentMark].self, at: path, in: root) ?? []
  }

  /// Why the mark says nothing of the code as it is: its file is gone, or the statement no longer stands in it; nil if
  /// it still does.
  ///
  /// - Parameter root: The project's folder.
  func staleness(in root: URL) -> String? {
    guard let data = try? InputFile.contents(of: root.appending(path: file)) else {
      return "the file \(file) is gone"
    }
    let text = Self.collapsed(String(decoding: data, as: UTF8.self))
    return text.contains(Self.collapsed(statement)) ? nil : "the statement no longer stands in \(file)"
  }

  /// A text with single spaces for all white space.
  private static func collapsed(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
