import Claims
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

  /// The marks that say nothing of the code as it is, each with the reason: its file or its declaration is gone, the
  /// statement no longer stands in the declaration, or what is changed does not stand in the statement.
  ///
  /// Whether the mutation tool still makes that change is for the tool to say.
  ///
  /// - Complexity: O(n + m·k) for files of n characters in all and m marks in files of at most k.
  static func stale(_ marks: [EquivalentMark], in tree: ProjectTree) -> [(mark: EquivalentMark, why: String)] {
    let files = Set(marks.map(\.file))
    let finders = tree.texts.filter { files.contains($0.key) }.mapValues { StatementFinder($0) }
    return marks.compactMap { mark in
      guard let finder = finders[mark.file] else { return (mark, "the file \(mark.file) is gone") }
      return mark.fault(in: finder).map { (mark, $0) }
    }
  }

  /// Why it says nothing of a file; nil if it does.
  private func fault(in finder: StatementFinder) -> String? {
    guard let statements = finder.count(of: statement, in: symbol) else { return "\(file) has no \(symbol)" }
    guard statements > 0 else { return "the statement no longer stands in \(symbol) of \(file)" }
    guard let original = change.wholeMatch(of: /`(.+)` → `.*`/)?.1 else {
      return "the change has not the form `a` → `b`"
    }
    let places = statements * StatementFinder.places(of: String(original), in: statement)
    return places > occurrence ?? 0 ? nil : "the statement of \(symbol) holds `\(original)` \(places) times only"
  }
}
