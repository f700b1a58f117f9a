// Rules for sources: where aspects of a type lie, what public declarations expose, what nothing uses.
extension ProjectReading {
  func structureGaps() -> [Gap] { aspectGaps() + pointerGaps() + unusedGaps() }

  private func gap(_ kind: Gap.Kind, _ declaration: Declaration, _ message: String, remedy: String) -> Gap {
    Gap(
      kind: kind, claim: nil, location: Location(path: declaration.path, line: declaration.line), message: message,
      remedy: remedy)
  }

  /// The files `Type+Aspect.swift` that do not lie beside `Type.swift`, extend another type or declare a public one.
  private func aspectGaps() -> [Gap] {
    Dictionary(grouping: declarations, by: \.path).flatMap { path, members -> [Gap] in
      let parts = path.split(separator: "/").map(String.init)
      guard let file = parts.last, let plus = file.firstIndex(of: "+") else { return [] }
      let type = String(file[..<plus])
      // A type of another package has no file here.
      guard ownTypes.contains(type) else { return [] }
      var gaps: [Gap] = []
      let home = (parts.dropLast() + ["\(type).swift"]).joined(separator: "/")
      if !paths.contains(home) {
        gaps.append(
          Gap(
            kind: .misplacedAspect, claim: nil, location: Location(path: path, line: 1),
            message: "\(file) does not lie beside \(type).swift",
            remedy: "move it there, or give it a name without '+'"))
      }
      for member in members where member.enclosing.isEmpty {
        let own = members.filter { $0.enclosing.joined(separator: ".") == member.name }
        if member.kind == .typeExtension, !member.name.split(separator: ".").contains(Substring(type)),
          own.isEmpty || !own.allSatisfy(\.access.isOfOneFile)
        {
          gaps.append(
            gap(
              .misplacedAspect, member, "\(file) extends \(member.name)",
              remedy: "move it to a file of its type, or mark its members fileprivate"))
        }
        if member.kind.isNewType, member.access.isPublic {
          gaps.append(
            gap(
              .misplacedAspect, member, "\(file) declares the public type \(member.name)",
              remedy: "give it a file of its own"))
        }
      }
      return gaps
    }
  }

  private static let pointers: Set = [
    "UnsafePointer", "UnsafeMutablePointer", "UnsafeRawPointer", "UnsafeMutableRawPointer", "UnsafeBufferPointer",
    "UnsafeMutableBufferPointer", "UnsafeRawBufferPointer", "UnsafeMutableRawBufferPointer", "OpaquePointer",
  ]

  /// The public declarations whose signature shows a raw pointer.
  private func pointerGaps() -> [Gap] {
    let types = Dictionary(
      declarations.filter(\.kind.isNewType).map { ($0.name, $0.access) },
      uniquingKeysWith: { $0.isPublic ? $0 : $1 })
    return declarations.compactMap { declaration in
      guard !declaration.attributes.contains("_cdecl"), declaration.access.isPublic,
        declaration.enclosing.allSatisfy({ types[$0]?.isPublic ?? true }),
        let pointer = declaration.signature.intersection(Self.pointers).min()
      else { return nil }
      return gap(
        .publicPointer, declaration, "the public \(declaration.qualifiedName) exposes \(pointer)",
        remedy: "make it package, or take and give values")
    }
  }

  /// What the standard library, the argument parser or Swift Testing calls by a name that need not stand elsewhere.
  private static let calledFromOutside: Set = [
    "main", "description", "debugDescription", "hash", "encode", "next", "makeIterator", "configuration", "validate",
    "run", "allValueStrings", "defaultValueDescription", "callAsFunction", "evaluate", "prepare", "provideScope",
    "scopeProvider", "isRecursive", "createBuildCommands", "parser", "CodingKeys", "startIndex", "endIndex",
    "underestimatedCount", "makeAsyncIterator", "errorDescription", "customMirror", "wrappedValue", "projectedValue",
    "Element", "Index", "Iterator",
  ]

  /// The declarations that nothing names, neither sources nor tests; cases, associated types, operators, what has no
  /// name and what is declared among the statements of a program are not judged.
  private func unusedGaps() -> [Gap] {
    var mentions: [String: Int] = [:]
    var declared: [String: Int] = [:]
    for declaration in declarations {
      for name in declaration.mentions { mentions[name, default: 0] += 1 }
      // An extension is no use of the types that it names, as in `Outer.Inner`.
      for name in Set(declaration.name.split(separator: ".").map(String.init)).intersection(declaration.mentions) {
        declared[name, default: 0] += 1
      }
    }
    let wrapped: Set = ["Option", "Flag", "Argument", "OptionGroup", "main", "_cdecl", "Suite", "Test"]
    return declarations.compactMap { declaration in
      switch declaration.kind {
      case .typeExtension, .initializer, .deinitializer, .subscripting, .enumerationCase, .associatedType: return nil
      default: break
      }
      guard let first = declaration.name.first, first.isLetter, declaration.attributes.isDisjoint(with: wrapped),
        !Self.calledFromOutside.contains(declaration.name), !testNames.contains(declaration.name),
        !declaration.path.hasSuffix("/main.swift"),
        mentions[declaration.name, default: 0] <= declared[declaration.name, default: 0]
      else { return nil }
      return gap(
        .unusedDeclaration, declaration, "nothing uses \(declaration.qualifiedName)", remedy: "delete it")
    }
  }
}
