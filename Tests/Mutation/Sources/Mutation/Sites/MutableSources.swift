import Foundation

/// The sources of some modules and what can be changed in them.
public struct MutableSources {
  /// All sites, in the order of files and places.
  public let sites: [Site]

  /// Reads the Swift files of modules.
  ///
  /// - Throws: ``MutationError/file(_:_:)`` if a module has no folder, or an error of the file system.
  public init(project: URL, modules: [String]) throws {
    var sites: [Site] = []
    for module in modules.sorted() {
      let folder = project.appending(path: "Sources/\(module)")
      guard let paths = try? FileManager.default.subpathsOfDirectory(atPath: folder.path(percentEncoded: false)) else {
        throw MutationError.file("Sources/\(module)", "is no folder; name a module with --module")
      }
      for path in paths.sorted() where path.hasSuffix(".swift") {
        let source = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
        sites += SiteCollector.sites(in: source, file: "Sources/\(module)/\(path)", module: module)
      }
    }
    self.sites = sites
  }
}
