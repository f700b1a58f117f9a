/// What code reaches by name, starting from some declarations.
///
/// A name stands for every declaration of that name whose type is reached; initializers, subscripts and operators are
/// reached with their type. So more may be called reached than is, and less only of what no code names: what the
/// standard library calls, cases that come from raw values, and what statements outside of declarations name.
struct Reachability {
  private(set) var reached: Set<Declaration> = []

  /// Follows the names that declarations mention.
  ///
  /// - Parameters:
  ///   - declarations: What may be reached.
  ///   - ownTypes: The names of the types that they declare.
  ///   - isStart: Whether a declaration is reached without being named.
  /// - Complexity: O(d·r) in the declarations and the rounds, in practice fewer than twenty.
  init(of declarations: [Declaration], ownTypes: Set<String>, from isStart: (Declaration) -> Bool) {
    var names: Set<String> = []
    var types: Set<String> = []
    func isReached(_ declaration: Declaration) -> Bool {
      let type = declaration.enclosing.last.map { !ownTypes.contains($0) || types.contains($0) } ?? true
      switch declaration.kind {
      case .typeExtension:
        let extended = declaration.name.split(separator: ".").last.map(String.init) ?? ""
        return types.contains(extended) || !ownTypes.contains(extended) && names.contains(extended)
      case .function where declaration.isOperator: return type
      case .initializer, .deinitializer, .subscripting: return type
      case .structure, .classType, .enumeration, .protocolType, .actorType, .alias:
        return names.contains(declaration.name)
      default: return type && names.contains(declaration.name)
      }
    }
    var waiting = declarations
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      waiting = waiting.filter { declaration in
        guard isStart(declaration) || isReached(declaration) else { return true }
        reached.insert(declaration)
        names.formUnion(declaration.mentions)
        if declaration.kind.isNewType { types.insert(declaration.name) }
        isGrowing = true
        return false
      }
    }
  }
}
