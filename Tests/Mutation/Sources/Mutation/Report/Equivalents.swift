import Foundation

/// A mutant that no test can kill, with the reason.
public struct Equivalent: Codable, Sendable {
  /// The path of the file in the package.
  public let file: String
  /// The declaration around the change.
  public let symbol: String
  /// The statement on one line.
  public let statement: String
  /// The change, as ``Site/change`` names it.
  public let change: String
  /// How many equal changes of an equal statement come before it in the declaration.
  public let occurrence: Int?
  /// Why no test can tell the mutant from the code.
  public let reason: String

  /// A mark with the reason for it.
  public init(file: String, symbol: String, statement: String, change: String, occurrence: Int?, reason: String) {
    (self.file, self.symbol, self.statement) = (file, symbol, statement)
    (self.change, self.occurrence, self.reason) = (change, occurrence, reason)
  }

  /// Whether its file belongs to a module.
  public func isOf(module: String) -> Bool { file.hasPrefix("Sources/\(module)/") }

  /// Whether this names a site.
  func names(_ site: Site) -> Bool {
    [file, symbol, statement, change, String(occurrence ?? 0)] == site.identity
  }

  /// The list of a file.
  ///
  /// - Throws: ``MutationError/file(_:_:)`` if it is not such a list.
  public static func list(at url: URL) throws -> [Equivalent] {
    do { return try JSONDecoder().decode([Equivalent].self, from: Data(contentsOf: url)) } catch {
      throw MutationError.file(url.lastPathComponent, "is no list of equivalent mutants: \(error)")
    }
  }

  /// The sites that each entry names, without those that name exactly one.
  public static func stale(_ list: [Equivalent], sites: [Site]) -> [Equivalent] {
    let groups = Dictionary(grouping: sites, by: \.file)
    return list.filter { entry in groups[entry.file, default: []].filter(entry.names).count != 1 }
  }
}

extension [Equivalent] {
  /// Why a site is marked as equivalent, if it is.
  public func reason(for site: Site) -> String? { first { $0.names(site) }?.reason }
}
