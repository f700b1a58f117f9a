import Testing

@testable import Claims

@Suite struct `What is no gap` {
  private static let manifest = PlantedTree.manifest

  private func gaps(_ tree: ProjectTree) -> [String] { PlantedTree.audit(tree).gaps.map(\.description) }

  @Test func `an import in a file that the target leaves out`() {
    var tree = PlantedTree.with(
      Self.manifest, ".target(name: \"DINL\")", ".target(name: \"DINL\", exclude: [\"Old.swift\"])")
    tree.texts["Sources/DINL/Old.swift"] = "import DINLCommand\n"
    #expect(gaps(tree) == [])
  }
}
