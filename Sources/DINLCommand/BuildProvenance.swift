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
    "dinl\nsources, SHA-256  \(sources)\ntoolchain         \(toolchain)\nGSL               \(gslVersion)"
  }
}
