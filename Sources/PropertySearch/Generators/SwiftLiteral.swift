/// A type that defines how its values are written in Swift.
public protocol SwiftLiteralConvertible {
  /// The value as a Swift expression, to be pasted into a test.
  var swiftLiteral: String { get }
}

/// A value as a Swift expression, to be pasted into a test.
///
/// Numbers, text, collections, tuples, optionals, enumerations and structures with a memberwise initializer are written
/// so that they compile; other types are described.
public func swiftLiteral(of value: Any) -> String {
  switch value {
  case let value as any SwiftLiteralConvertible: return value.swiftLiteral
  case let value as Double: return number(value, "Double")
  case let value as Float: return number(Double(value), "Float")
  case let value as String: return value.debugDescription
  case let value as Character: return String(value).debugDescription
  case let value as Bool: return "\(value)"
  case let value as any BinaryInteger: return "\(value)"
  default: return composite(value)
  }
}

private func number(_ value: Double, _ type: String) -> String {
  if value.isNaN { return "\(type).nan" }
  if value.isInfinite { return value == .infinity ? "\(type).infinity" : "-\(type).infinity" }
  return type == "Float" ? "\(Float(value))" : "\(value)"
}

private func composite(_ value: Any) -> String {
  let mirror = Mirror(reflecting: value)
  let children = Array(mirror.children)
  func arguments() -> String {
    children.map { child in
      let label = child.label.flatMap { $0.hasPrefix(".") ? nil : "\($0): " } ?? ""
      return label + swiftLiteral(of: child.value)
    }.joined(separator: ", ")
  }
  switch mirror.displayStyle {
  case .optional: return children.isEmpty ? "nil" : swiftLiteral(of: children[0].value)
  case .collection: return "[\(children.map { swiftLiteral(of: $0.value) }.joined(separator: ", "))]"
  case .set: return "[\(children.map { swiftLiteral(of: $0.value) }.sorted().joined(separator: ", "))]"
  case .dictionary:
    let pairs = children.map { child in
      let pair = Array(Mirror(reflecting: child.value).children)
      return "\(swiftLiteral(of: pair[0].value)): \(swiftLiteral(of: pair[1].value))"
    }
    return pairs.isEmpty ? "[:]" : "[\(pairs.sorted().joined(separator: ", "))]"
  case .tuple: return "(\(arguments()))"
  case .struct: return "\(type(of: value))(\(arguments()))"
  case .enum:
    guard !children.isEmpty else { return ".\(value)" }
    let child = children[0]
    let payload = Mirror(reflecting: child.value)
    let inside =
      payload.displayStyle == .tuple ? composite(child.value) : "(\(swiftLiteral(of: child.value)))"
    return ".\(child.label ?? "\(value)")\(inside)"
  default: return "\(value)"
  }
}
