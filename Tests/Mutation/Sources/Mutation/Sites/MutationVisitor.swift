import SwiftSyntax

/// Finds the changes that a source file admits.
final class MutationVisitor: SyntaxVisitor {
  private(set) var found: [FoundMutation] = []

  func add(_ kind: MutationKind, _ node: some SyntaxProtocol, replacing: some SyntaxProtocol, by replacement: String) {
    add(kind, node, range: replacing.bytes, by: replacement)
  }

  func add(_ kind: MutationKind, _ node: some SyntaxProtocol, range: Range<Int>, by replacement: String) {
    found.append(FoundMutation(kind: kind, node: Syntax(node), range: range, replacement: replacement))
  }

  // A check of misuse says what a caller must do; its text and its cost do not matter.
  override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
    let name = node.calledExpression.trimmedDescription
    if ["assert", "assertionFailure", "preconditionFailure", "reserveCapacity"].contains(where: name.hasSuffix) {
      return .skipChildren
    }
    addArguments(node)
    addCalled(node)
    addTolerances(node)
    return .visitChildren
  }

  override func visit(_ node: InfixOperatorExprSyntax) -> SyntaxVisitorContinueKind {
    addOperator(node)
    addOperands(node)
    return .visitChildren
  }

  override func visit(_ node: PrefixOperatorExprSyntax) -> SyntaxVisitorContinueKind {
    switch node.operator.text {
    case "!": add(.logic, node, replacing: node, by: node.expression.trimmedDescription)
    case "-": add(.unary, node, replacing: node, by: node.expression.trimmedDescription)
    default: break
    }
    return .visitChildren
  }

  override func visit(_ node: TernaryExprSyntax) -> SyntaxVisitorContinueKind {
    let (first, second) = (node.thenExpression.trimmedDescription, node.elseExpression.trimmedDescription)
    add(.branches, node, replacing: node, by: "\(node.condition.trimmedDescription) ? \(second) : \(first)")
    return .visitChildren
  }

  override func visit(_ node: IntegerLiteralExprSyntax) -> SyntaxVisitorContinueKind {
    let text = node.literal.text.replacing("_", with: "")
    if let value = Int(text) {
      add(.constant, node, replacing: node, by: value == 1 ? "2" : String(value + 1))
      if value > 1 { add(.constant, node, replacing: node, by: String(value - 1)) }
      if value == 1 { add(.constant, node, replacing: node, by: "0") }
    }
    return .visitChildren
  }

  override func visit(_ node: FloatLiteralExprSyntax) -> SyntaxVisitorContinueKind {
    // Twice and half of 0 is 0.
    if Double(node.literal.text.replacing("_", with: "")) == 0 {
      add(.constant, node, replacing: node, by: "1.0")
    } else {
      add(.constant, node, replacing: node, by: "(2 * \(node.literal.text))")
      add(.constant, node, replacing: node, by: "(\(node.literal.text) / 2)")
    }
    if node.literal.text.hasPrefix("0x1p-") {
      add(.tolerance, node, replacing: node, by: "(0 * \(node.literal.text))")
    }
    return .visitChildren
  }

  override func visit(_ node: BooleanLiteralExprSyntax) -> SyntaxVisitorContinueKind {
    add(.constant, node, replacing: node, by: node.literal.text == "true" ? "false" : "true")
    return .visitChildren
  }

  override func visit(_ node: MemberAccessExprSyntax) -> SyntaxVisitorContinueKind {
    addMember(node)
    return .visitChildren
  }

  override func visit(_ node: ConditionElementSyntax) -> SyntaxVisitorContinueKind {
    if let condition = node.condition.as(ExprSyntax.self), !condition.is(BooleanLiteralExprSyntax.self) {
      let text = condition.trimmedDescription
      // A loop whose condition is always true does not end: it says nothing.
      if node.parent?.parent?.is(WhileStmtSyntax.self) != true {
        add(.condition, condition, replacing: condition, by: "true")
      }
      add(.condition, condition, replacing: condition, by: "false")
      if !text.contains("try"), !text.contains("await") {
        add(.condition, condition, replacing: condition, by: "!(\(text))")
      }
    }
    return .visitChildren
  }

  override func visit(_ node: CodeBlockItemSyntax) -> SyntaxVisitorContinueKind {
    if let list = node.parent?.as(CodeBlockItemListSyntax.self), let expression = node.item.as(ExprSyntax.self),
      isDroppable(expression, alone: list.count == 1)
    {
      add(.statement, expression, replacing: expression, by: "()")
    }
    return .visitChildren
  }

  // Nothing that is not code of a function, and no text.
  override func visit(_ node: StringLiteralExprSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: AttributeSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: ImportDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: EnumCaseDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }

  private func isDroppable(_ expression: ExprSyntax, alone: Bool) -> Bool {
    var inner = expression
    while let attempt = inner.as(TryExprSyntax.self) { inner = attempt.expression }
    if let operation = inner.as(InfixOperatorExprSyntax.self) {
      let symbol = operation.operator.trimmedDescription
      // An initializer that leaves a property without a value is no program.
      if symbol == "=", expression.isInInitializer { return false }
      return symbol.hasSuffix("=") && !["==", "<=", ">=", "!="].contains(symbol)
    }
    if let call = inner.as(FunctionCallExprSyntax.self) {
      let name = call.calledExpression.trimmedDescription
      return !alone && !name.hasPrefix("precondition") && !name.hasSuffix("reserveCapacity")
    }
    return false
  }
}
