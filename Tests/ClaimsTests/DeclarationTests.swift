import Testing

@testable import Claims

@Suite struct `Reading declarations` {
  private func names(_ text: String) -> [String] {
    DeclarationReader.read(SwiftLexer(text), path: "a.swift").map(\.qualifiedName)
  }

  @Test func `every kind is found, with the types around it`() {
    let text = """
      import A
      @MainActor public final class Node<Value: Sequence>: Base where Value.Element == Int {
        private(set) var (left, right) = (1, 2)
        lazy var table: [Int] = { (0..<3).map { $0 + 1 } }()
        static let one = 1
        init?(_ text: String = "}") { self.left = 1 }
        func walk<T>(_ body: (T) throws -> Void = { _ in }) rethrows -> Int where T: Equatable {
          func inner() {}
          let local = 2
          return local
        }
        static func < (left: Node, right: Node) -> Bool { false }
        subscript(index: Int) -> Int { get { 1 } set {} }
        enum Kind { case plain, mixed(count: Int, name: String), last
          indirect case tree(Kind)
        }
        deinit {}
      }
      extension Node.Kind: Codable { var isPlain: Bool { if case .plain = self { true } else { false } } }
      protocol Shape { associatedtype Part; var parts: [Part] { get } ; func draw() }
      typealias Pair = (Int, Int)
      #if os(Linux)
        public func free() {}
      #endif
      """
    #expect(
      names(text) == [
        "Node", "Node.left", "Node.right", "Node.table", "Node.one", "Node.init", "Node.walk", "Node.<",
        "Node.subscript", "Node.Kind", "Node.Kind.plain", "Node.Kind.mixed", "Node.Kind.last", "Node.Kind.tree",
        "Node.deinit", "Node.Kind", "Node.Kind.isPlain", "Shape", "Shape.Part", "Shape.parts", "Shape.draw", "Pair",
        "free",
      ])
  }

  @Test func `access, attributes, documentation and mentions belong to their declaration`() throws {
    let text = """
      /// A tree.
      ///
      /// - SeeAlso: GR-001
      @frozen
      public struct Tree {
        /// - SeeAlso: GR-002
        package func grow(by step: Step) -> Leaf { hidden() }
        private func hidden() -> Leaf { Leaf() }
        private(set) var height = 1
      }
      """
    let found = DeclarationReader.read(SwiftLexer(text), path: "a.swift")
    #expect(found.map(\.access) == [.public, .package, .private, .internal])
    #expect(found.map { $0.references.map(\.claimText) } == [["GR-001"], ["GR-002"], [], []])
    let grow = try #require(found.dropFirst().first)
    #expect(found[0].attributes == ["frozen"] && found[0].line == 4)
    #expect(grow.mentions.isSuperset(of: ["grow", "Step", "Leaf", "hidden"]) && !grow.signature.contains("hidden"))
    #expect(grow.isNamed("Tree.grow") && grow.isNamed("grow"))
  }

  @Test func `control: another name, and the end of a name, are not the declaration`() throws {
    let grow = try #require(
      DeclarationReader.read(SwiftLexer("struct Tree { func grow() {} }"), path: "a.swift").last)
    #expect(!grow.isNamed("Tree") && !grow.isNamed("row") && !grow.isNamed("Bush.grow"))
  }

  @Test func `code reaches what it names, and what that names`() {
    let text = """
      struct Main { func run() { first() } }
      func first() { Second().third() }
      struct Second { func third() {}; func fourth() {} }
      struct Other { func third() {} }
      """
    let all = DeclarationReader.read(SwiftLexer(text), path: "a.swift")
    let reached = Reachability(of: all) { $0.name == "Main" || $0.name == "run" }.reached
    #expect(Set(reached.map(\.qualifiedName)) == ["Main", "Main.run", "first", "Second", "Second.third"])
  }

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
}
