// What targets say that they need, and what tests open of them.
extension ProjectReading {
  func packageGaps() -> [Gap] { manifestGaps() + dependencyGaps() + testableGaps() }

  /// The parts of the manifest that cannot be read, so that what they say is not checked.
  private func manifestGaps() -> [Gap] {
    manifest.unreadParts.map { part in
      Gap(
        kind: .unreadableManifest, claim: nil, location: Location(path: "Package.swift", line: part.line),
        message: "the audit cannot read \(part.name)",
        remedy: "write it as literals or as constants that are literals, and leave out other statements")
    }
  }

  /// The dependencies of targets that no Swift file that they compile imports, and the imports of targets, or of what
  /// another target depends on, that are no dependency, if all dependencies can be read; what a target of C needs is not
  /// seen.
  private func dependencyGaps() -> [Gap] {
    let modules = Set(manifest.targets.flatMap { $0.dependencies + [$0.name] })
    return manifest.targets.flatMap { target -> [Gap] in
      let own = imports.filter { target.compiles($0.location.path) }
      let known = Set(target.dependencies + [target.name])
      let undeclared = own.filter {
        target.isComplete && modules.contains($0.module) && !known.contains($0.module)
      }.map {
        Gap(
          kind: .undeclaredDependency, claim: nil, location: $0.location,
          message: "the target \(target.name) imports \($0.module), on which it does not say that it depends",
          remedy: "add the dependency to the target in Package.swift")
      }
      let hasSwift = paths.contains { target.compiles($0) && $0.hasSuffix(".swift") }
      guard hasSwift else { return undeclared }
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
    var inside = Dictionary(manifest.targets.map { ($0.name, Set<String>()) }, uniquingKeysWith: { first, _ in first })
    let initialized = Set(declarations.filter { $0.kind == .initializer }.map { $0.enclosing.joined(separator: ".") })
    for (path, members) in declarationsByFile {
      let targets = manifest.targets.filter { $0.contains(path) }
      guard let module = targets.max(by: { $0.folder.count < $1.folder.count })?.name else { continue }
      for declaration in members {
        switch declaration.kind {
        case .structure, .classType, .actorType:
          // Without an initializer of its own, it has one that is internal.
          let isImplicit = !initialized.contains(declaration.qualifiedName) && !declaration.access.isOfOneFile
          if isImplicit || declaration.access == .internal { inside[module]?.insert(declaration.name) }
        case .typeExtension, .deinitializer: break
        case .initializer, .subscripting:
          // An initializer is called by its type's name or by `init`, a subscript by none.
          guard declaration.access == .internal else { break }
          inside[module]?.formUnion([declaration.enclosing.last ?? "", "init"])
        default: if declaration.access == .internal { inside[module]?.insert(declaration.name) }
        }
      }
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
