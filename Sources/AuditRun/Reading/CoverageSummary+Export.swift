import FileReading
import Foundation

extension CoverageSummary {
  /// The part of an export of LLVM that counts lines; the rest is not read.
  private struct Export: Decodable {
    struct Part: Decodable { let files: [Source] }
    struct Source: Decodable {
      let filename: String
      let summary: Counts
    }
    struct Counts: Decodable { let lines: Count }
    // The decoder refuses numbers that are negative, or so great that their sum would overflow.
    struct Count: Decodable {
      let count: UInt32
      let covered: UInt32
    }

    static let form = "llvm.coverage.json.export"

    let type: String
    let data: [Part]
  }

  /// Sums up the coverage that `swift test --enable-code-coverage` exported.
  ///
  /// - Parameters:
  ///   - file: The file that `swift test --show-codecov-path` names.
  ///   - root: The project's folder.
  /// - Throws: ``AuditRunError`` if the file cannot be read or is no export of LLVM, has no file of a module that the audit
  ///   judges, or has one of them twice or with impossible counts.
  public init(exportAt file: URL, of root: URL) throws(AuditRunError) {
    let path = file.relativePath
    let data: Data
    do throws(InputFileError) {
      data = try InputFile.contents(of: file, upTo: InputFile.greatestJSONSize)
    } catch {
      throw AuditRunError(
        path: path, problem: error.advice("what swift test --show-codecov-path names"), isMissing: true)
    }
    try self.init(export: data, path: path, of: root)
  }

  /// Sums up an export.
  ///
  /// - Parameters:
  ///   - export: The document.
  ///   - path: The path to name in an error.
  ///   - root: The project's folder.
  /// - Throws: ``AuditRunError`` as above.
  /// - Complexity: O(n log n) in the length of the document.
  init(export: Data, path: String, of root: URL) throws(AuditRunError) {
    func fault(_ problem: String) -> AuditRunError { AuditRunError(path: path, problem: problem) }
    let roots = Self.ways(to: root)
    var files: [String: File] = [:]
    for source in try Self.sources(in: export, path: path) {
      guard let name = Self.path(of: source.filename, in: roots), Self.module(of: name) != nil else { continue }
      let file = File(path: name, lines: Int(source.summary.lines.count), covered: Int(source.summary.lines.covered))
      guard file.counts.areCounts else { throw fault("has \(file.covered) covered lines of \(file.lines) in \(name)") }
      guard files.updateValue(file, forKey: name) == nil else { throw fault("has \(name) twice") }
    }
    let groups = Dictionary(grouping: files.values) { Self.module(of: $0.path) }
    var modules: [String: Lines] = [:]
    for module in Self.judgedModules {
      guard let own = groups[module] else { throw fault("has no file of the project's folder Sources/\(module)") }
      modules[module] = Lines(lines: own.map(\.lines).reduce(0, +), covered: own.map(\.covered).reduce(0, +))
    }
    self.init(
      command: "swift test --enable-code-coverage", modules: modules,
      files: files.values.filter { $0.covered < $0.lines }.sorted { $0.path < $1.path })
  }

  private static func sources(in data: Data, path: String) throws(AuditRunError) -> [Export.Source] {
    // The decoder ends the program on some bytes that are not UTF-8.
    guard String(validating: data, as: UTF8.self) != nil else {
      throw AuditRunError(path: path, problem: "is not UTF-8")
    }
    let export: Export
    do { export = try JSONDecoder().decode(Export.self, from: data) } catch {
      throw AuditRunError(path: path, problem: "is no export of coverage: \(error)")
    }
    guard export.type == Export.form else {
      throw AuditRunError(path: path, problem: "is no export of coverage: its type is not \(Export.form)")
    }
    return export.data.flatMap(\.files)
  }

  /// The names on the way to a file or folder, as it is named and without symbolic links.
  private static func ways(to url: URL) -> [[Substring]] {
    let named = url.absoluteURL.standardizedFileURL
    return [named, named.resolvingSymlinksInPath()].map { $0.path.split(separator: "/") }
  }

  /// The path of a file in a folder; nil if the file lies elsewhere.
  private static func path(of file: String, in roots: [[Substring]]) -> String? {
    for way in ways(to: URL(filePath: file)) {
      for root in roots where way.starts(with: root) { return way.dropFirst(root.count).joined(separator: "/") }
    }
    return nil
  }

  /// The module that the audit judges and to which a path in the project belongs; nil if there is none.
  private static func module(of path: String) -> String? {
    judgedModules.first { path.hasPrefix("Sources/\($0)/") }
  }
}
