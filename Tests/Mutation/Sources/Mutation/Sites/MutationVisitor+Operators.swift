import SwiftSyntax

extension MutationVisitor {
  /// An operator that becomes another of its precedence.
  func addOperator(_ node: InfixOperatorExprSyntax) {
    let text = node.operator.trimmedDescription
    let changes: [(MutationKind, String)] =
      switch text {
      case "<": [(.boundary, "<="), (.relation, ">=")]
      case "<=": [(.boundary, "<"), (.relation, ">")]
      case ">": [(.boundary, ">="), (.relation, "<=")]
      case ">=": [(.boundary, ">"), (.relation, "<")]
      case "==": [(.relation, "!=")]
      case "!=": [(.relation, "==")]
      case "&&": [(.logic, "||")]
      case "||": [(.logic, "&&")]
      case "+": [(.arithmetic, "-")]
      case "-": [(.arithmetic, "+")]
      case "*": [(.arithmetic, "/")]
      case "/", "%": [(.arithmetic, "*")]
      case "+=": [(.arithmetic, "-=")]
      case "-=": [(.arithmetic, "+=")]
      case "*=": [(.arithmetic, "/=")]
      case "/=": [(.arithmetic, "*=")]
      case "&+": [(.arithmetic, "&-")]
      case "&-": [(.arithmetic, "&+")]
      case "<<": [(.arithmetic, ">>")]
      case ">>": [(.arithmetic, "<<")]
      case "&": [(.arithmetic, "|")]
      case "|", "^": [(.arithmetic, "&")]
      default: []
      }
    for (kind, replacement) in changes { add(kind, node, replacing: node.operator, by: replacement) }
  }

  /// A term or a factor that is dropped, and a range that has one element less.
  func addOperands(_ node: InfixOperatorExprSyntax) {
    let (left, right) = (node.leftOperand.trimmedDescription, node.rightOperand.trimmedDescription)
    switch node.operator.trimmedDescription {
    case "+", "-":
      add(.term, node, replacing: node, by: left)
      if node.operator.trimmedDescription == "+" { add(.term, node, replacing: node, by: right) }
    case "*":
      add(.factor, node, replacing: node, by: left)
      add(.factor, node, replacing: node, by: right)
    case "/": add(.factor, node, replacing: node, by: left)
    case "??": add(.branches, node, replacing: node, by: "(\(right))")
    case "..<", "...":
      add(.count, node, replacing: node.rightOperand, by: "(\(right) - 1)")
      add(.count, node, replacing: node.leftOperand, by: "(\(left) + 1)")
    case "&&":
      add(.condition, node, replacing: node, by: left)
      add(.condition, node, replacing: node, by: right)
    case "||":
      add(.condition, node, replacing: node, by: left)
      add(.condition, node, replacing: node, by: right)
    default: break
    }
  }

  /// An end, a direction of rounding or an absolute value that is another.
  func addMember(_ node: MemberAccessExprSyntax) {
    let name = node.declName.baseName.text
    let changes: [(MutationKind, String)] =
      switch name {
      case "lower": [(.interval, "upper")]
      case "upper": [(.interval, "lower")]
      case "nextUp": [(.rounding, "nextDown")]
      case "nextDown": [(.rounding, "nextUp")]
      case "up": [(.rounding, "down")]
      case "down": [(.rounding, "up")]
      case "min": [(.extremum, "max")]
      case "max": [(.extremum, "min")]
      case "first": [(.extremum, "last")]
      case "last": [(.extremum, "first")]
      case "lowerBound": [(.interval, "upperBound")]
      case "upperBound": [(.interval, "lowerBound")]
      case "log": [(.unit, "log2")]
      case "infinity" where node.base != nil: [(.constant, "greatestFiniteMagnitude")]
      case "rows": [(.count, "columns")]
      case "columns": [(.count, "rows")]
      default: []
      }
    for (kind, replacement) in changes { add(kind, node, replacing: node.declName, by: replacement) }
    guard let base = node.base else { return }
    if name == "magnitude" || name == "nextUp" || name == "nextDown" {
      add(name == "magnitude" ? .unary : .rounding, node, replacing: node, by: base.trimmedDescription)
    }
  }
}
