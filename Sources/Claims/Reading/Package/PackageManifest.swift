/// What a `Package.swift` says of its targets.
struct PackageManifest: Sendable {
  /// A target with sources.
  struct Target: Sendable, Equatable {
    let name: String
    /// Whether it is a target of tests.
    let isTest: Bool
    /// The folder of its sources, from the root.
    let folder: String
    /// The modules that it says it depends on, as far as they can be read.
    let dependencies: [String]
    /// Whether all of its dependencies can be read.
    let isComplete: Bool
    /// The files and folders that it leaves out, from the root.
    let excluded: [String]
    /// The files and folders to which it is limited, from the root; nil if it is not.
    let sources: [String]?
    let line: Int

    /// Whether a path lies in its folder.
    func contains(_ path: String) -> Bool { Self.holds(folder, path) }

    /// Whether it compiles a file.
    func compiles(_ path: String) -> Bool {
      contains(path) && !excluded.contains { Self.holds($0, path) }
        && sources?.contains { Self.holds($0, path) } ?? true
    }

    private static func holds(_ folder: String, _ path: String) -> Bool {
      folder.isEmpty || path == folder || path.hasPrefix(folder + "/")
    }
  }

  /// A part of the manifest in a form that cannot be read.
  struct UnreadPart: Sendable, Equatable {
    /// What it is, such as `the path of the target DINL`.
    let name: String
    let line: Int
  }

  /// The targets in order; plugins, macros, and system and binary libraries are left out.
  let targets: [Target]
  /// What cannot be read; a target whose name or path cannot is left out.
  let unreadParts: [UnreadPart]

  /// Reads a manifest.
  ///
  /// - Parameter manifest: The text; nil if the project has none.
  /// - Complexity: O(n·v) in the length of the text and the number of its values, at most ``ManifestReader/mostValues``.
  init(_ manifest: String?) {
    let reader = ManifestReader(manifest ?? "")
    var targets: [Target] = []
    var unread = reader.otherStatements.map {
      UnreadPart(name: "a statement that is neither an import nor a declaration", line: $0)
    }
    if case .call("Package", let arguments)? = reader.values["package"]?.form {
      let list = arguments.first { $0.label == "targets" }?.value
      if let list, list.elements == nil { unread.append(UnreadPart(name: "the list of targets", line: list.line)) }
      for element in list?.elements ?? [] {
        switch element.form {
        case .call(let kind, let arguments) where Self.kinds.contains(kind):
          if let target = Self.target(kind, arguments, line: element.line, unread: &unread) { targets.append(target) }
        case .call(let kind, _) where Self.otherKinds.contains(kind):
          continue
        default:
          unread.append(UnreadPart(name: "a target", line: element.line))
        }
      }
    } else if manifest != nil {
      unread.append(UnreadPart(name: "the constant 'package'", line: reader.values["package"]?.line ?? 1))
    }
    self.targets = targets
    unreadParts = unread
  }

  /// Whether a target compiles a file; so are all files if there is no target or some part cannot be read.
  func compiles(_ path: String, asTest: Bool) -> Bool {
    targets.isEmpty || !unreadParts.isEmpty || targets.contains { $0.isTest == asTest && $0.compiles(path) }
  }

  private static let kinds: Set = ["target", "executableTarget", "testTarget"]
  private static let otherKinds: Set = ["plugin", "macro", "systemLibrary", "binaryTarget"]

  private static func target(
    _ kind: String, _ arguments: [ManifestValue.Argument], line: Int, unread: inout [UnreadPart]
  ) -> Target? {
    func argument(_ label: String) -> ManifestValue? {
      arguments.first { $0.label == label && !$0.value.isAbsent }?.value
    }
    guard let name = argument("name")?.text else {
      unread.append(UnreadPart(name: "the name of a target", line: line))
      return nil
    }
    let path = argument("path")
    if let path, path.text == nil {
      unread.append(UnreadPart(name: "the path of the target \(name)", line: path.line))
      return nil
    }
    let isTest = kind == "testTarget"
    let folder = normalized(path?.text ?? (isTest ? "Tests/" : "Sources/") + name)

    func paths(_ label: String) -> [String]? {
      guard let value = argument(label) else { return nil }
      let texts = (value.elements ?? []).compactMap(\.text)
      if texts.count == value.elements?.count { return texts.map { normalized(folder + "/" + $0) } }
      unread.append(UnreadPart(name: "the argument '\(label)' of the target \(name)", line: value.line))
      return nil
    }
    let excluded = paths("exclude") ?? []
    let sources = paths("sources")

    var dependencies: [String?] = []
    if let list = argument("dependencies") {
      dependencies = list.elements?.map(dependency) ?? [nil]
      if dependencies.contains(nil) {
        unread.append(UnreadPart(name: "the dependencies of the target \(name)", line: list.line))
      }
    }
    return Target(
      name: name, isTest: isTest, folder: folder, dependencies: dependencies.compactMap { $0 },
      isComplete: !dependencies.contains(nil), excluded: excluded, sources: sources, line: line)
  }

  /// The module that a dependency names; nil if it cannot be read.
  private static func dependency(_ value: ManifestValue) -> String? {
    switch value.form {
    case .text(let name):
      return name
    case .call("target", let arguments), .call("product", let arguments), .call("byName", let arguments):
      return arguments.first { $0.label == "name" }?.value.text
    default:
      return nil
    }
  }

  /// The path without dots that stand for the same folder and without slashes at its ends.
  private static func normalized(_ path: String) -> String {
    path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
  }
}
