// What targets say that they need, and what tests open of them.
extension ProjectReading {
  func packageGaps() -> [Gap] { dependencyGaps() + testableGaps() }

  /// The dependencies of targets that none of their files imports, and the imports of targets that are no dependency.
  private func dependencyGaps() -> [Gap] {
    let ownModules = Set(manifest.targets.map(\.name))
    return manifest.targets.flatMap { target in
      let own = imports.filter { $0.location.path.hasPrefix(target.folder + "/") }
      let undeclared = own.filter { ownModules.contains($0.module) && !target.dependencies.contains($0.module) }.map {
        Gap(
          kind: .undeclaredDependency, claim: nil, location: $0.location,
          message: "the target \(target.name) imports \($0.module), on which it does not say that it depends",
          remedy: "add the dependency to the target in Package.swift")
      }
      let imported = Set(own.map(\.module))
      return undeclared
        + target.dependencies.filter { !imported.contains($0) }.map { dependency in
          Gap(
            kind: .unusedDependency, claim: nil, location: Location(path: "Package.swift", line: target.line),
            message: "the target \(target.name) depends on \(dependency), which none of its files imports",
            remedy: "drop the dependency")
        }
    }
  }

  /// The test files that open a module and name nothing of its inside.
  private func testableGaps() -> [Gap] {
    var inside: [String: Set<String>] = [:]
    for declaration in declarations where declaration.access == .internal && declaration.kind != .typeExtension {
      let module = declaration.path.split(separator: "/").dropFirst().first.map(String.init) ?? ""
      // An initializer is called by its type's name, or by none.
      let isUnnamed = declaration.kind == .initializer || declaration.kind == .subscripting
      inside[module, default: []].insert(isUnnamed ? declaration.enclosing.last ?? "" : declaration.name)
    }
    return imports.filter(\.isTestable).compactMap { statement in
      guard let names = inside[statement.module], let used = namesByTestFile[statement.location.path],
        names.isDisjoint(with: used)
      else { return nil }
      return Gap(
        kind: .needlessTestable, claim: nil, location: statement.location,
        message: "the file opens \(statement.module) and names nothing internal of it",
        remedy: "write 'import \(statement.module)'")
    }
  }
}
