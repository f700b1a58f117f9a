/// The sources of some modules and what can be changed in them.
public struct MutableSources {
  /// All sites, in the order of files and places.
  public let sites: [Site]

  /// Reads the Swift files of modules.
  ///
  /// - Throws: ``MutationError/file(_:_:)`` if a module has none.
  public init(_ workspace: Workspace, modules: [String]) throws {
    var sites: [Site] = []
    for module in modules.sorted() {
      let files = workspace.snapshot.keys.sorted().filter {
        $0.hasPrefix("Sources/\(module)/") && $0.hasSuffix(".swift")
      }
      if files.isEmpty {
        throw MutationError.file("Sources/\(module)", "has no Swift file; name a module with --module")
      }
      for file in files { sites += SiteCollector.sites(in: try workspace.source(file), file: file, module: module) }
    }
    self.sites = sites
  }
}
