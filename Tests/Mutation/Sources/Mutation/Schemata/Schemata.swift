/// The mutants of one instrumented build.
public struct Schemata {
  /// The mutants that were built, by number.
  public private(set) var built: [InstrumentedFile.Mutant]
  /// The mutants that the compiler refuses, and what it says.
  public private(set) var refused: [(mutant: InstrumentedFile.Mutant, reason: String)] = []

  /// Writes the mutants into the copy and builds it, again without those that do not compile until it builds.
  ///
  /// The mutated modules come first, and the tests once these compile.
  ///
  /// - Parameters:
  ///   - sites: the sites, with disjoint slots.
  ///   - workspace: where to build.
  ///   - report: takes a line on the progress.
  /// - Throws: ``MutationError``, or an error of the file system.
  public init(building sites: [Site], in workspace: Workspace, report: (String) -> Void) throws {
    built = sites.enumerated().map { InstrumentedFile.Mutant(number: $0, site: $1, form: $1.slot.forms[0]) }
    let modules = Set(sites.map(\.module)).sorted()
    var refusals = Refusals(in: workspace.products.deletingLastPathComponent())
    built = built.compactMap { admitted($0, refusals) }
    for attempt in 1... {
      var files: [String: InstrumentedFile] = [:]
      for (file, mutants) in Dictionary(grouping: built, by: \.site.file) {
        files[file] = InstrumentedFile(source: try workspace.source(file), mutants: mutants)
      }
      try workspace.write(files: files.mapValues(\.text), mutatedModules: modules)
      report("build \(attempt): \(built.count) mutants, \(refused.count) refused by the compiler")
      var errors = try modules.flatMap { try workspace.build($0) }
      if errors.isEmpty { errors = try workspace.build() }
      if errors.isEmpty { return }
      var failing: [Int: String] = [:]
      for error in errors {
        guard let number = files[error.file]?.mutant(atLine: error.line) else {
          throw MutationError.build("\(error.file):\(error.line): \(error.text)")
        }
        failing[number] = error.text
      }
      for mutant in built {
        if let reason = failing[mutant.number] { refusals.add(mutant, reason: reason) }
      }
      try refusals.save()
      built = built.compactMap { admitted($0, refusals) }
    }
  }

  /// The mutant in the first of its forms that was not refused; nil, and noted, if all were.
  private mutating func admitted(
    _ mutant: InstrumentedFile.Mutant, _ refusals: Refusals
  ) -> InstrumentedFile.Mutant? {
    let tried = mutant.site.slot.forms.map {
      InstrumentedFile.Mutant(number: mutant.number, site: mutant.site, form: $0)
    }
    if let first = tried.first(where: { refusals.reason(for: $0) == nil }) { return first }
    refused.append((mutant, refusals.reason(for: tried[0])!))
    return nil
  }
}
