import Foundation

/// A copy of the package in which mutants are built and run.
public struct Workspace: Sendable {
  /// The folder of the project.
  public let project: URL
  /// The folder of the copy.
  public let copy: URL
  /// The folder of its products.
  public let products: URL

  /// - Parameters:
  ///   - project: the folder of the package that is mutated.
  ///   - folder: where the copy and what is built of it are kept.
  public init(project: URL, folder: URL) {
    self.project = project
    copy = folder.appending(path: "package")
    products = folder.appending(path: "products")
  }

  /// The program that runs the tests.
  public var testRunner: URL { products.appending(path: "release/dinlPackageTests.xctest") }

  /// Copies the package as it stands, without what is built, and writes files in place of some of it.
  ///
  /// Files that have not changed keep their times, so that only what changed is compiled again.
  ///
  /// - Throws: an error of the file system.
  public func prepare(files: [String: String], mutatedModules: [String]) throws {
    let manager = FileManager.default
    var kept: Set<String> = []
    for name in [
      "Sources", "Tests", "Proofs", "Data", "Package.swift", "README.md", "LICENSE", ".gitignore", ".ci",
      ".swift-format",
    ] {
      for path in try paths(below: name) {
        kept.insert(path)
        let data = try files[path].map { Data($0.utf8) } ?? Data(contentsOf: project.appending(path: path))
        try write(path == "Package.swift" ? package(data, mutatedModules: mutatedModules) : data, to: path)
      }
    }
    for (path, text) in Self.runtime {
      kept.insert(path)
      try write(Data(text.utf8), to: path)
    }
    let root = copy.standardizedFileURL.path() + (copy.path().hasSuffix("/") ? "" : "/")
    for case let url as URL in manager.enumerator(at: copy, includingPropertiesForKeys: [.isRegularFileKey]) ?? .init()
    {
      let path = String(url.standardizedFileURL.path(percentEncoded: false).dropFirst(root.count))
      guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true, path != "Package.resolved"
      else {
        continue
      }
      if !kept.contains(path) { try manager.removeItem(at: url) }
    }
  }

  private func paths(below name: String) throws -> [String] {
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
      guard !full.hasPrefix("Tests/Mutation/.build"),
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

  private func package(_ data: Data, mutatedModules: [String]) -> Data {
    let modules = mutatedModules.map { "\"\($0)\"" }.joined(separator: ", ")
    return data
      + Data(
        """

        package.targets.append(.target(name: "CMutation", path: "Sources/CMutation"))
        for target in package.targets where [\(modules)].contains(target.name) {
          target.dependencies.append("CMutation")
        }

        """.utf8)
  }
}
