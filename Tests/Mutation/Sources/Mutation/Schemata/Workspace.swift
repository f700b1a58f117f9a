import Foundation

/// A copy of the package in which mutants are built and run.
public struct Workspace: Sendable {
  /// The folder of the project.
  public let project: URL
  /// The folder of the copy.
  public let copy: URL
  /// The folder of its products.
  public let products: URL

  /// The files of the package as they were at the beginning, without what is built, by path.
  public let snapshot: [String: Data]

  /// Reads the package.
  ///
  /// - Parameters:
  ///   - project: the folder of the package that is mutated.
  ///   - folder: where the copy and what is built of it are kept.
  /// - Throws: an error of the file system.
  public init(project: URL, folder: URL) throws {
    self.project = project
    copy = folder.appending(path: "package")
    products = folder.appending(path: "products")
    var snapshot: [String: Data] = [:]
    let names = [
      "Sources", "Tests", "Proofs", "Data", "Package.swift", "README.md", "LICENSE", ".gitignore", ".ci",
      ".swift-format",
    ]
    for path in try names.flatMap({ try Self.paths(below: $0, in: project) }) {
      snapshot[path] = try Data(contentsOf: project.appending(path: path))
    }
    self.snapshot = snapshot
  }

  /// The text of a source file.
  ///
  /// - Throws: ``MutationError/file(_:_:)`` if the package has no such file in UTF-8.
  public func source(_ path: String) throws -> String {
    guard let data = snapshot[path], let text = String(data: data, encoding: .utf8) else {
      throw MutationError.file(path, "is no file in UTF-8")
    }
    return text
  }

  /// The program that runs the tests.
  public var testRunner: URL { products.appending(path: "debug/dinlPackageTests.xctest") }

  /// Writes the package into the copy, with some files replaced.
  ///
  /// Files that have not changed keep their times, so that only what changed is compiled again.
  ///
  /// - Throws: an error of the file system.
  public func write(files: [String: String], mutatedModules: [String]) throws {
    let manager = FileManager.default
    var contents = snapshot.merging(files.mapValues { Data($0.utf8) }) { $1 }
    contents.merge(Self.runtime.mapValues { Data($0.utf8) }) { $1 }
    contents["Package.swift"]? += packageEnding(mutatedModules: mutatedModules)
    for (path, data) in contents { try write(data, to: path) }
    let folder = copy.path(percentEncoded: false)
    for path in try manager.subpathsOfDirectory(atPath: folder)
    where contents[path] == nil && path != "Package.resolved" {
      var isFolder: ObjCBool = false
      let url = copy.appending(path: path)
      if manager.fileExists(atPath: url.path(percentEncoded: false), isDirectory: &isFolder), !isFolder.boolValue {
        try manager.removeItem(at: url)
      }
    }
  }

  private static func paths(below name: String, in project: URL) throws -> [String] {
    let url = project.appending(path: name)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path(percentEncoded: false), isDirectory: &isFolder) else {
      return []
    }
    guard isFolder.boolValue else { return [name] }
    return try FileManager.default.subpathsOfDirectory(atPath: url.path(percentEncoded: false)).sorted().compactMap {
      path in
      let full = name + "/" + path
      var isFolder: ObjCBool = false
      guard !full.contains("/.build"),
        FileManager.default.fileExists(
          atPath: project.appending(path: full).path(percentEncoded: false), isDirectory: &isFolder),
        !isFolder.boolValue
      else { return nil }
      return full
    }
  }

  private func write(_ data: Data, to path: String) throws {
    let url = copy.appending(path: path)
    if let present = try? Data(contentsOf: url), present == data { return }
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
    let source = project.appending(path: path).path(percentEncoded: false)
    guard let permissions = try? FileManager.default.attributesOfItem(atPath: source)[.posixPermissions] else { return }
    try FileManager.default.setAttributes(
      [.posixPermissions: permissions], ofItemAtPath: url.path(percentEncoded: false))
  }

  private func packageEnding(mutatedModules: [String]) -> Data {
    let modules = mutatedModules.map { "\"\($0)\"" }.joined(separator: ", ")
    return Data(
      """

      package.targets.append(.target(name: "CMutation", path: "Sources/CMutation"))
      for target in package.targets where [\(modules)].contains(target.name) {
        target.dependencies.append("CMutation")
      }

      """.utf8)
  }
}
