import Testing

@testable import Claims

@Suite struct `Reading manifests` {
  @Test func `targets, their folders and their dependencies are read from a manifest`() {
    let text = """
      let package = Package(
        targets: [
          .systemLibrary(name: "CGSL"),
          .target(
            name: "A", dependencies: ["B", .product(name: "C", package: "p"), .target(name: "D")], path: "Sources/X"),
          .executableTarget(name: "E", dependencies: ["A"].map { .target(name: $0) }),
          .testTarget(name: "ATests"),
        ])
      """
    let targets = PackageManifest(text).targets
    #expect(targets.map(\.name).contains("A") && targets.map(\.name).contains("E"))
    let byName = Dictionary(targets.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    #expect(byName["A"]?.folder == "Sources/X" && byName["A"]?.dependencies == ["B", "C", "D"])
    #expect(byName["E"]?.dependencies == ["A"] && byName["ATests"]?.folder == "Tests/ATests")
  }

  @Test func `a dependency or a comment is not read as a target`() {
    let text = """
      let package = Package(
        targets: [
          // .target(name: "Old", dependencies: ["Gone"]), (
          .target(
            name: "A",
            dependencies: [.target(name: "D"), .target(name: "F", condition: .when(traits: ["x", "y"]))],
            path: "./Sources/X/", linkerSettings: [.linkedLibrary("(")]),
          .target(name: "D", dependencies: ["F"]),
        ])
      """
    let targets = PackageManifest(text).targets
    #expect(targets.map(\.name) == ["A", "D"])
    #expect(targets.map(\.dependencies) == [["D", "F"], ["F"]])
    #expect(targets.map(\.folder) == ["Sources/X", "Sources/D"])
    #expect(targets.map(\.line) == [4, 8])
  }

  @Test func `comments, constants and joined lists are read as the compiler reads them`() {
    let text = """
      // swift-tools-version: 6.2
      @preconcurrency import PackageDescription
      /* let common = ["Gone"] /* nested */ */
      let common: [Target.Dependency] = ["B", /* "Gone", */ .product(name: "C", package: "c//d")]  // ["Gone"]
      private let folder = "Sources/X", names = ["E", "F"]
      let core: Target = .target(name: "A", dependencies: common + ["D"] + names.map { .byName(name: $0) }, path: folder)
      let targets = [core, Target.target(name: #"B"#, dependencies: nil)]
      func unused() -> [String] { ["}"] }
      let package = Package(name: "p", targets: targets + [.testTarget(name: "ATests", exclude: ["Fixtures/"])])
      """
    let manifest = PackageManifest(text)
    #expect(manifest.unreadParts == [])
    #expect(manifest.targets.map(\.name) == ["A", "B", "ATests"])
    #expect(manifest.targets.map(\.folder) == ["Sources/X", "Sources/B", "Tests/ATests"])
    #expect(manifest.targets.map(\.dependencies) == [["B", "C", "D", "E", "F"], [], []])
    #expect(manifest.targets.map(\.isTest) == [false, false, true])
  }

  @Test func `a target compiles what lies in its folder and is neither excluded nor left out`() {
    let text = """
      let package = Package(targets: [
        .target(name: "A", exclude: ["Old", "./Notes.swift"]), .target(name: "B", path: "./B/", sources: ["Kept"]),
        .target(name: "C", path: "."),
      ])
      """
    let targets = PackageManifest(text).targets
    let paths = [
      "Sources/A/Tree.swift", "Sources/A/Old/Tree.swift", "Sources/A/Notes.swift", "Sources/AB/Tree.swift",
      "B/Kept/Tree.swift", "B/Tree.swift",
    ]
    #expect(paths.filter(targets[0].compiles) == [paths[0]])
    #expect(paths.filter(targets[1].compiles) == [paths[4]])
    #expect(paths.filter(targets[2].compiles) == paths)
  }

  /// Each text holds one part that cannot be read, on its last line.
  @Test(arguments: [
    ("let package = make()", "the constant 'package'"),
    ("let package = Package(targets: make())", "the list of targets"),
    ("let package = Package(targets: names.map { .target(name: $0) })", "the list of targets"),
    ("let package = Package(targets: [make()])", "a target"),
    ("let package = Package(targets: [.target(name: \"\\(prefix)A\")])", "the name of a target"),
    ("let package = Package(targets: [.target(name: \"A\", path: folder)])", "the path of the target A"),
    ("let package = Package(targets: [.target(name: \"A\", exclude: old)])", "the argument 'exclude' of the target A"),
    ("let package = Package(targets: [.target(name: \"A\", dependencies: [b])])", "the dependencies of the target A"),
    (
      "let package = Package(targets: [.target(name: \"A\", dependencies: isOn ? [\"B\"] : [])])",
      "the dependencies of the target A"
    ),
    (
      "let b = [\"B\"].dropLast(); let package = Package(targets: [.target(name: \"A\", dependencies: b)])",
      "the dependencies of the target A"
    ),
    (
      "let package = Package(targets: [])\npackage.targets += [.target(name: \"A\")]",
      "a statement that is neither an import nor a declaration"
    ),
    (
      "let package = Package(targets: [])\nfor target in package.targets {\n  target.path = \"A\"\n}",
      "a statement that is neither an import nor a declaration"
    ),
    ("", "the constant 'package'"),
  ])
  func `what cannot be read is named`(text: String, name: String) {
    let unread = PackageManifest(text).unreadParts
    #expect(unread.map(\.name) == [name])
    #expect(unread.map(\.line) == [text.contains("\n") ? 2 : 1])
  }

  @Test func `declarations of every kind are no statements that change the package`() {
    let text = """
      typealias Name = String
      final class A { let b = 1 }
      open class B {}
      indirect enum C { case d(C) }
      precedencegroup Joining { associativity: left }
      infix operator +++: Joining
      prefix operator --- ; postfix operator ***
      public prefix func --- (list: [Name]) -> [Name] { list }
      let package = Package(targets: [.target(name: "A")])
      """
    let manifest = PackageManifest(text)
    #expect(manifest.unreadParts == [])
    #expect(manifest.targets.map(\.name) == ["A"])
  }

  @Test(arguments: ["open(file)", "prefix.append(\"A\")"])
  func `control: a call of the name of a modifier is a statement`(call: String) {
    let manifest = PackageManifest("let package = Package(targets: [])\n\(call)")
    #expect(manifest.unreadParts.map(\.line) == [2])
  }

  @Test func `a list under a condition is noted once, and read`() {
    let text = """
      #if os(Linux)
        let common: [Target.Dependency] = ["B"]
      #else
        let common: [Target.Dependency] = ["B"]
      #endif
      let package = Package(targets: [.target(name: "A", dependencies: common)])
      """
    let manifest = PackageManifest(text)
    #expect(manifest.unreadParts.map(\.line) == [1])
    #expect(manifest.targets.map(\.dependencies) == [["B"]])
  }

  @Test(arguments: [
    "let", "let package", "let package = Package(targets: [", "let a = .", "#", "@", "}", ")", "let a: [", "let a = $",
  ])
  func `an unfinished manifest is read as far as it goes`(text: String) {
    #expect(PackageManifest(text).targets == [])
  }

  /// A manifest of constants and one target with dependencies.
  private func manifest(_ constants: [String] = [], dependencies: String) -> PackageManifest {
    let package = "let package = Package(targets: [.target(name: \"A\", dependencies: \(dependencies))])"
    return PackageManifest((constants + [package]).joined(separator: "\n"))
  }

  @Test func `values are read up to a number, in which each use of a constant counts`() {
    let doubled = ["let a0 = [\"B\"]"] + (1...40).map { "let a\($0) = a\($0 - 1) + a\($0 - 1)" }
    let read = manifest(doubled, dependencies: "a8")
    #expect(read.unreadParts == [])
    #expect(read.targets.first?.dependencies.count == 256)
    let nested = String(repeating: "a2.map { ", count: 40) + "\"C\"" + String(repeating: " }", count: 40)
    for unreadable in ["a40", nested] {
      #expect(
        manifest(doubled, dependencies: unreadable).unreadParts.map(\.name) == ["the dependencies of the target A"])
    }
  }

  @Test func `values are read down to a depth, as they are written and as constants stand in one another`() {
    func inParentheses(_ count: Int) -> String {
      "[" + String(repeating: "(", count: count) + "\"B\"" + String(repeating: ")", count: count) + "]"
    }
    #expect(manifest(dependencies: inParentheses(50)).targets.map(\.dependencies) == [["B"]])
    for count in [100, 100_000] {
      #expect(
        manifest(dependencies: inParentheses(count)).unreadParts.map(\.name) == ["the dependencies of the target A"])
    }
    for open in ["[", "(", "f(", "[1].map { "] {
      #expect(PackageManifest("let package = " + String(repeating: open, count: 10_000)).targets == [])
    }
    func chain(_ count: Int) -> String {
      (["let a0 = [\"B\"]"] + (1...count).map { "let a\($0) = [a\($0 - 1)]" }).joined(separator: "\n")
    }
    let values = ManifestReader(chain(100)).values
    #expect(values["a98"]?.elements?.count == 1)
    #expect(values["a99"]?.elements?.count == nil)
    #expect(PackageManifest(chain(20_000)).unreadParts.map(\.name) == ["the constant 'package'"])
  }

  @Test func `a project without a manifest has nothing unread`() {
    #expect(PackageManifest(nil).unreadParts == [])
  }
}
