import SwiftSyntax

extension MutationVisitor {
  /// The labels of arguments that widen an interval or accept a difference.
  private static let tolerances: Set<String> = [
    "operations", "condition", "scale", "within", "tolerance", "outward", "margin", "rounding", "error", "by",
  ]
  /// The labels of arguments that count.
  private static let counts: Set<String> = ["count", "degree", "nodes", "points", "order", "panels", "terms", "digits"]

  /// Two neighboring arguments of like form exchanged, but for those of a minimum or a maximum, whose order decides only
  /// about NaN and the sign of a zero; a count with one more, a stream used twice.
  func addArguments(_ node: FunctionCallExprSyntax) {
    let arguments = Array(node.arguments)
    let name = node.calledExpression.as(DeclReferenceExprSyntax.self)?.baseName.text
    for (first, second) in zip(arguments, arguments.dropFirst()) where name != "min" && name != "max" {
      let (left, right) = (first.expression, second.expression)
      guard left.trimmedDescription != right.trimmedDescription, left.kind == right.kind,
        !left.is(StringLiteralExprSyntax.self), !left.is(ClosureExprSyntax.self), left.bytes.count < 60,
        right.bytes.count < 60
      else { continue }
      let label = second.label.map { "\($0.text): " } ?? ""
      add(
        .arguments, node, range: left.bytes.lowerBound..<right.bytes.upperBound,
        by: "\(right.trimmedDescription), \(label)\(left.trimmedDescription)")
    }
    for argument in arguments {
      guard let label = argument.label?.text else { continue }
      let text = argument.expression.trimmedDescription
      if Self.counts.contains(label) {
        add(.count, node, replacing: argument.expression, by: "(\(text)) + 1")
        add(.count, node, replacing: argument.expression, by: "(\(text)) - 1")
      }
      if label == "seed" || label == "stream" || label == "child", text != "0" {
        add(.stream, node, replacing: argument.expression, by: "0")
      }
    }
  }

  /// A minimum that becomes a maximum, a root or a direction of rounding that is dropped.
  func addCalled(_ node: FunctionCallExprSyntax) {
    if let name = node.calledExpression.as(DeclReferenceExprSyntax.self)?.baseName.text {
      if name == "min" || name == "max" {
        add(.extremum, node, replacing: node.calledExpression, by: name == "min" ? "max" : "min")
        for argument in node.arguments where node.arguments.count == 2 {
          add(.extremum, node, replacing: node, by: "(\(argument.expression.trimmedDescription))")
        }
      }
    }
    if let member = node.calledExpression.as(MemberAccessExprSyntax.self), let base = member.base {
      let dropped = ["squareRoot", "clamped", "reversed", "sorted", "widened", "nextUp", "rounded"]
      if dropped.contains(member.declName.baseName.text) {
        add(.unary, node, replacing: node, by: base.trimmedDescription)
      }
      if member.declName.baseName.text == "child" || member.declName.baseName.text == "split" {
        add(.stream, node, replacing: node, by: base.trimmedDescription)
      }
    }
  }

  /// A tolerance or a part of one: ten times as wide, and zero.
  func addTolerances(_ node: FunctionCallExprSyntax) {
    for argument in node.arguments {
      guard let label = argument.label?.text, Self.tolerances.contains(label) else { continue }
      let text = argument.expression.trimmedDescription
      guard argument.expression.as(MemberAccessExprSyntax.self)?.base != nil || !text.hasPrefix(".") else { continue }
      add(.tolerance, node, replacing: argument.expression, by: "10 * (\(text))")
      add(.tolerance, node, replacing: argument.expression, by: "0 * (\(text))")
    }
  }
}
