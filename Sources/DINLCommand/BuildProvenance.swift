import Trials
import Verification

extension Provenance.Environment {
  /// What this program was built from, and the library that it runs with; nothing of where it runs.
  static var ofThisProgram: Provenance.Environment {
    Provenance.Environment(
      sources: BuildRecord.sources, toolchain: BuildRecord.toolchain, gslVersion: GSL.version)
  }

  /// The lines of `--version`.
  var lines: String {
    let width = entries.map(\.term.count).max() ?? 0
    return entries.map { term, text in
      term + String(repeating: " ", count: width - term.count + 2) + text
    }.joined(separator: "\n")
  }
}
