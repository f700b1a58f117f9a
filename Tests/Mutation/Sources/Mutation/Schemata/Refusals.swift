import Foundation

/// The mutants that a compiler has refused before, kept beside the copy so that a repeated run need not try them.
struct Refusals {
  private let file: URL
  private var reasons: [String: String] = [:]

  init(in folder: URL) {
    file = folder.appending(path: "refusals.json")
    if let data = try? Data(contentsOf: file), let found = try? JSONDecoder().decode([String: String].self, from: data)
    {
      reasons = found
    }
  }

  /// Why a mutant was refused in a form, if it was.
  func reason(for mutant: InstrumentedFile.Mutant) -> String? { reasons[key(of: mutant)] }

  mutating func add(_ mutant: InstrumentedFile.Mutant, reason: String) { reasons[key(of: mutant)] = reason }

  /// - Throws: an error of the file system.
  func save() throws { try JSONEncoder().encode(reasons).write(to: file) }

  private func key(of mutant: InstrumentedFile.Mutant) -> String {
    (mutant.site.identity + ["\(mutant.form)"]).joined(separator: "\n")
  }
}
