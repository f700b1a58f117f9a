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
    let reached = Reachability(of: all, ownTypes: all.typeNames) { $0.name == "Main" || $0.name == "run" }.reached
    #expect(Set(reached.map(\.qualifiedName)) == ["Main", "Main.run", "first", "Second", "Second.third"])
  }

  @Test(arguments: [
    "struct", "extension A.", "extension [", "struct A: B", "@", "public", "func", "func <", "let (", "enum A { case",
    "enum A { case a,", "import", "init", "typealias", "#", "private(", "}",
  ])
  func `unfinished text is read as far as it goes`(text: String) {
    #expect(names(text).count <= 2)
  }

  @Test func `what stands around a declaration, or breaks its lines, does not hide it`() {
    let text = """
      import struct A.B
      struct Tree {
        #make(1) {
          2
        }
        func grow(by step: Step)
          async throws -> Leaf
        {
          hidden()
        }
        let sum =
          prefix + suffix
        /// - SeeAlso: GR-001
        // A note.

        let last = 1
      }
      enum Kind {
        case one, two,
          three,
          four
      }
      extension [Tree] { var total: Int { 1 } }
      struct Range { static func ..< (left: Range, right: Range) {} }
      """
    #expect(
      names(text) == [
        "Tree", "Tree.grow", "Tree.sum", "Tree.last", "Kind", "Kind.one", "Kind.two", "Kind.three", "Kind.four",
        "Array", "Array.total", "Range", "Range...<",
      ])
    let found = DeclarationReader.read(SwiftLexer(text), path: "a.swift")
    #expect(found[1].mentions.contains("hidden") && found[2].mentions.contains("suffix"))
    #expect(found[3].references.map(\.claimText) == ["GR-001"])
  }

  @Test func `a declaration with attributes after a value that is a string is read`() {
    let text = """
      struct Tree {
        let text = "a"
        @Test(arguments: [1]) @MainActor
        func grow() {}
        let body:
          @Sendable () -> Void = {}
      }
      """
    #expect(names(text) == ["Tree", "Tree.text", "Tree.grow", "Tree.body"])
  }

  @Test func `a declaration without access has that which its type implies`() {
    let text = """
      public enum A { case b(OpaquePointer) }
      public protocol P { func q() }
      private struct S { let t: Int }
      fileprivate extension Int { func u() {} }
      extension P { func v() where T == OpaquePointer {} }
      """
    let found = DeclarationReader.read(SwiftLexer(text), path: "a.swift")
    #expect(found.map(\.name) == ["A", "b", "P", "q", "S", "t", "Int", "u", "P", "v"])
    #expect(
      found.map(\.access) == [
        .public, .public, .public, .public, .private, .fileprivate, .fileprivate, .fileprivate, .internal, .internal,
      ])
    #expect(found.last?.signature.contains("OpaquePointer") == true)
  }

  @Test func `operators are reached with their type`() {
    let text = """
      struct Main { func run() { print(Tree() < Tree()) } }
      struct Tree { static func < (left: Tree, right: Tree) -> Bool { rank() } }
      func rank() -> Bool { true }
      struct Bush { static func < (left: Bush, right: Bush) -> Bool { true } }
      """
    let all = DeclarationReader.read(SwiftLexer(text), path: "a.swift")
    let reached = Reachability(of: all, ownTypes: all.typeNames) { $0.name == "Main" || $0.name == "run" }.reached
    #expect(Set(reached.map(\.qualifiedName)) == ["Main", "Main.run", "Tree", "Tree.<", "rank"])
  }

  @Test func `imports are read with their attributes and the kind of what they import`() {
    let text = "import struct A.B\n@testable @preconcurrency import C\n@testable import D; import E"
    let imports = ImportStatement.read(SwiftLexer(text).tokens, path: "a.swift")
    #expect(imports.map(\.module) == ["A", "C", "D", "E"])
    #expect(imports.map(\.isTestable) == [false, true, true, false])
  }

  @Test func `a test may open a module for an implicit initializer, which is internal`() {
    var tree = PlantedTree.with(PlantedTree.graphSource, "; public init() {}", "")
    tree.texts[PlantedTree.opening]?.replace("Tree().text", with: "Tree()")
    #expect(PlantedTree.audit(tree).gaps.map(\.description) == [])
  }

  @Test(arguments: ["#GR-001%20the%20tree", "#control:%20a%20forged%20tree%20is%20refuted", "#L4-L6"])
  func `a proof may link a suite, a test or lines by a symbol`(symbol: String) {
    let tree = PlantedTree.with(
      PlantedTree.graphProof, "[GR-001 the tree](../Tests/DINLTests/TreeTests.swift)",
      "[GR-001 the tree](../Tests/DINLTests/TreeTests.swift\(symbol))")
    #expect(PlantedTree.audit(tree).gaps.map(\.description) == [])
  }

  @Test func `a mention of something else that looks like an id is no gap`() {
    let tree = PlantedTree.with(PlantedTree.graphSource, "GR-002", "GR-002, CC-0, AB-12 and EN-50128")
    #expect(PlantedTree.audit(tree).gaps.map(\.description) == [])
  }

  @Test func `long lines of code and of displayed formulas are no gaps`() {
    let long = String(repeating: "x", count: 121)
    let tree = PlantedTree.with(
      PlantedTree.graphProof, "# Graph\n",
      "# Graph\n\n$$\n\(long)\n$$\n\n```\n\(long)\n```\n\n[a]: ../LICENSE \"\(long)\"\n")
    #expect(PlantedTree.audit(tree).gaps.map(\.description) == [])
  }
}
