import SwiftSyntax

extension Slot {
  /// The smallest piece around a node that can be written twice. Nil where there is none, as in a pattern or a type.
  init?(around node: Syntax) {
    var child = node
    while let parent = child.parent {
      if let found = Self.slot(of: child, in: parent) {
        self = found
        return
      }
      if child.is(MemberBlockItemSyntax.self) || child.is(AttributeSyntax.self) || child.is(TypeSyntax.self) {
        return nil
      }
      child = parent
    }
    return nil
  }

  private static func slot(of child: Syntax, in parent: Syntax) -> Slot? {
    switch parent.as(SyntaxEnum.self) {
    case .codeBlockItem(let item):
      guard !item.item.is(DeclSyntax.self) else { return nil }
      let body = item.parent?.as(CodeBlockItemListSyntax.self)
      let isClosureValue = body?.count == 1 && body?.parent?.is(ClosureExprSyntax.self) == true
      if let expression = item.item.as(ExprSyntax.self) {
        guard !expression.is(IfExprSyntax.self), !expression.is(SwitchExprSyntax.self) else { return nil }
        return Slot(range: item.item.bytes, forms: isClosureValue ? [.ternary, .value] : [.statement])
      }
      guard item.item.is(ReturnStmtSyntax.self) || item.item.is(ThrowStmtSyntax.self) else { return nil }
      return Slot(range: item.item.bytes, forms: [.statement])
    case .initializerClause(let clause) where child.id == clause.value.id:
      if clause.parent?.is(FunctionParameterSyntax.self) == true { return Slot(range: child.bytes, forms: [.ternary]) }
      guard
        clause.parent?.is(PatternBindingSyntax.self) == true
          || clause.parent?.is(OptionalBindingConditionSyntax.self) == true
      else { return nil }
      let isCondition = clause.parent?.is(OptionalBindingConditionSyntax.self) == true
      return Slot(range: child.bytes, forms: isCondition ? [.ternary] : [.value, .ternary])
    case .conditionElement where child.is(ExprSyntax.self): return Slot(range: child.bytes, forms: [.ternary])
    case .forStmt(let loop) where child.id == loop.sequence.id: return Slot(range: child.bytes, forms: [.ternary])
    case .whereClause(let clause) where child.id == clause.condition.id:
      return Slot(range: child.bytes, forms: [.ternary])
    case .repeatStmt(let loop) where child.id == loop.condition.id: return Slot(range: child.bytes, forms: [.ternary])
    case .switchExpr(let choice) where child.id == choice.subject.id:
      return Slot(range: child.bytes, forms: [.ternary])
    default: return nil
    }
  }
}
