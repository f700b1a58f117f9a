import Testing

@testable import Claims

@Suite struct `What is no gap` {
  private static let manifest = PlantedTree.manifest
  private static let suite = PlantedTree.graphTests

  private func gaps(_ tree: ProjectTree) -> [String] { PlantedTree.audit(tree).gaps.map(\.description) }

  @Test func `an import in a file that the target leaves out`() {
    var tree = PlantedTree.with(
      Self.manifest, ".target(name: \"DINL\")", ".target(name: \"DINL\", exclude: [\"Old.swift\"])")
    tree.texts["Sources/DINL/Old.swift"] = "import DINLCommand\n"
    #expect(gaps(tree) == [])
  }

  @Test(arguments: ["Flags.enabled", "flags().disabled", "Flags.self.enabled"])
  func `arguments of a test that have the name of a trait`(arguments: String) {
    #expect(
      gaps(PlantedTree.with(Self.suite, "@Test func `holds`()", "@Test(arguments: \(arguments)) func `holds`(a: Int)"))
        == [])
  }

  @Test(arguments: ["#if os(Linux)\nEXTENSION\n#endif", "@available(*, unavailable)\nEXTENSION"])
  func `an extension of a suite that holds no test and is not always compiled`(text: String) {
    let helpers = text.replacing("EXTENSION", with: "extension `GR-002 the certificate` { func help() {} }")
    #expect(gaps(PlantedTree.with(Self.suite, "import Testing", helpers)) == [])
  }
}
