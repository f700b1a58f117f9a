import Console

// What reports say of where results come from, as terms and texts.

extension Provenance.DataSource {
  /// Name and file, checksum and size of the dataset, and what a reader should know of it.
  package var entries: [(term: String, text: String)] {
    [
      ("dataset", "\(name) (\(file))"), ("SHA-256", sha256),
      ("samples", "\(samples) of \(features) features in \(classes) classes"), ("label", label),
    ] + notices.map { ("note", $0) }
  }
}

extension Provenance.Environment {
  /// The version, the sources' checksum, the compiler and the library.
  package var entries: [(term: String, text: String)] {
    [("dinl", version), ("sources, SHA-256", sources), ("toolchain", toolchain), ("GSL", gslVersion)]
  }
}
