import Claims

extension Fault {
  private static let proof = PlantedTree.graphProof
  private static let source = PlantedTree.graphSource
  private static let aspect = PlantedTree.aspect
  private static let command = PlantedTree.command
  private static let opening = PlantedTree.opening
  private static let manifest = PlantedTree.manifest

  static var code: [Fault] {
    [
      Fault(
        .claimWithoutCode, in: proof, "- Uses: none\n- Code: [Tree](../Sources/DINL/Tree.swift#Tree)",
        "- Uses: none\n- Code: none", line: 7, says: "GR-001 links no declaration",
        entails: [.seeAlsoWithoutCodeLink]),
      Fault(
        .claimWithoutCode, in: source, "/// - SeeAlso: GR-001,", "/// - SeeAlso:", reported: proof, line: 7,
        says: "GR-001 links no declaration", entails: [.codeLinkWithoutSeeAlso]),
      Fault(
        .codeLinkWithoutSeeAlso, in: source, ",\n///   GR-002", "", reported: proof, line: 22,
        says: "GR-002 links Sources/DINL/Tree.swift#Tree", entails: [.claimWithoutCode]),
      Fault(
        .codeLinkWithoutSymbol, in: proof, "Tree.swift#Tree)\n- Tests: [GR-001", "Tree.swift)\n- Tests: [GR-001",
        line: 7,
        says: "GR-001 links Sources/DINL/Tree.swift without naming",
        entails: [.claimWithoutCode, .seeAlsoWithoutCodeLink]),
      Fault(
        .codeLinkWithoutSymbol, in: proof, "Tree.swift#Tree)\n- Tests: [GR-001", "Tree.swift#L5)\n- Tests: [GR-001",
        line: 7, says: "GR-001 links Sources/DINL/Tree.swift#L5 without naming",
        entails: [.claimWithoutCode, .seeAlsoWithoutCodeLink]),
      Fault(
        .codeLinkWithoutSymbol, in: proof, "[Tree](../Sources/DINL/Tree.swift#Tree)\n- Tests: [GR-001",
        "[opened](../Tests/DINLTests/Opening.swift#opened)\n- Tests: [GR-001", line: 7,
        says: "GR-001 links Tests/DINLTests/Opening.swift#opened without naming",
        entails: [.claimWithoutCode, .seeAlsoWithoutCodeLink]),
      Fault(
        .seeAlsoWithoutCodeLink, in: aspect, "extension Tree", "/// - SeeAlso: GR-002\nextension Tree", line: 1,
        says: "SeeAlso names GR-002, whose proof does not link"),
      Fault(
        .tooManyCodeLinks, in: proof, "#Tree)\n- Tests: [GR-001",
        "#Tree)" + String(repeating: ", [Tree](../Sources/DINL/Tree.swift#Tree)", count: 6) + "\n- Tests: [GR-001",
        line: 7, says: "GR-001 has 7 code links"),
      Fault(
        .codeOutOfReach, in: command, "Tree().shape", "1", reported: proof, line: 22,
        says: "no command of dinl reaches a declaration that GR-002 links", entails: [.unusedDeclaration]),
      // The name is that of a variable of the example, which names the linked type.
      Fault(
        .codeOutOfReach, PlantedTree.with(command, "Tree().shape", "tree", of: PlantedTree.withExample), path: proof,
        line: 22, says: "no command of dinl reaches a declaration that GR-002 links", entails: [.unusedDeclaration]),
      Fault(
        .codeOutOfReach, in: proof, "#Tree)\n- Tests: [GR-001", "#Tree), oracle only\n- Tests: [GR-001", line: 7,
        says: "GR-001 says oracle only"),
      Fault(
        .codeOutOfReach, in: manifest, ".target(name: \"DINL\")", ".target(name: \"DINL\", exclude: [\"Tree.swift\"])",
        reported: proof, line: 7, says: "Tree.swift#Tree, which no target of Package.swift compiles"),
    ]
  }

  static var structure: [Fault] {
    var moved = PlantedTree.clean
    moved.texts["Sources/DINL/Far/Tree+Shape.swift"] = moved.texts.removeValue(forKey: aspect)
    return [
      Fault(
        .misplacedAspect, moved, path: "Sources/DINL/Far/Tree+Shape.swift", line: 1,
        says: "does not lie beside Tree.swift"),
      Fault(.misplacedAspect, in: aspect, "extension Tree", "extension Int", line: 1, says: "extends Int"),
      Fault(
        .misplacedAspect, in: aspect, "extension Tree", "extension Int: Marked {}\n\nextension Tree", line: 1,
        says: "extends Int"),
      Fault(
        .misplacedAspect, in: aspect, "extension Tree", "public struct Leaf {}\n\nextension Tree", line: 1,
        says: "declares the public type Leaf", entails: [.unusedDeclaration]),
      Fault(
        .publicPointer, in: aspect, "Int {", "UnsafePointer<Int>? {", line: 2,
        says: "the public Tree.shape exposes UnsafePointer"),
      Fault(
        .publicPointer, in: source, "init() {} }", "init() {} }\npublic typealias Leaf = OpaquePointer", line: 6,
        says: "the public Leaf exposes OpaquePointer", entails: [.unusedDeclaration]),
      Fault(
        .unusedDeclaration, in: aspect, "  public", "  func grow() -> Int { 1 }\n  public", line: 2,
        says: "nothing uses Tree.grow"),
    ]
  }

  static var manifests: [Fault] {
    let targets = """
      .target(name: "DINL"), .executableTarget(name: "DINLCommand", dependencies: common),
      .testTarget(name: "DINLTests", dependencies: ["DINL"])
      """
    var listed = PlantedTree.clean
    listed.texts[manifest] = """
      let common: [Target.Dependency] = ["DINL", "Claims"]
      let targets: [Target] = [
        \(targets)
      ]
      let package = Package(targets: targets)
      """
    var computed = listed
    computed.texts[manifest] = listed.texts[manifest]?.replacing("= [\"DINL\", \"Claims\"]", with: "= modules()")
    var excluded = PlantedTree.with(
      manifest, "\"DINLCommand\", dependencies: [\"DINL\"]",
      "\"DINLCommand\", dependencies: [\"DINL\", \"Claims\"], exclude: [\"Old\"]")
    excluded.texts["Sources/DINLCommand/Old/Old.swift"] = "import Claims\n"
    return [
      Fault(
        .unusedDependency, in: manifest, "\"DINLCommand\", dependencies: [",
        "\"DINLCommand\", dependencies: [\"Claims\", ",
        line: 4, says: "DINLCommand depends on Claims"),
      Fault(.unusedDependency, excluded, path: manifest, line: 4, says: "DINLCommand depends on Claims"),
      Fault(.unusedDependency, listed, path: manifest, line: 3, says: "DINLCommand depends on Claims"),
      Fault(
        .undeclaredDependency, in: manifest, "\"DINLCommand\", dependencies: [\"DINL\"]", "\"DINLCommand\"",
        reported: command, line: 1, says: "DINLCommand imports DINL"),
      Fault(
        .undeclaredDependency, in: manifest, "\"DINLCommand\", dependencies: [\"DINL\"]",
        "\"DINLCommand\", dependencies: [/* \"DINL\" /* nested */, \"DINL\" */]", reported: command, line: 1,
        says: "DINLCommand imports DINL"),
      Fault(
        .unreadableManifest, computed, path: manifest, line: 3,
        says: "cannot read the dependencies of the target DINLCommand"),
      Fault(
        .unreadableManifest, in: manifest, "  ])", "  ])\npackage.targets.append(.target(name: \"Claims\"))", line: 7,
        says: "cannot read a statement"),
      Fault(
        .needlessTestable, in: opening, "Tree().text", "Tree()", line: 1, says: "opens DINL and names nothing internal"),
    ]
  }
}
