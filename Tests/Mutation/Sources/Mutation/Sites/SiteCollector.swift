import SwiftOperators
import SwiftParser
import SwiftSyntax

/// Collects the sites of a file.
public struct SiteCollector {
  /// The sites of a source text, in the order of the text.
  ///
  /// - Parameters:
  ///   - source: the text of the file.
  ///   - file: its path in the package.
  ///   - module: the module that it belongs to.
  public static func sites(in source: String, file: String, module: String) -> [Site] {
    let parsed = Parser.parse(source: source)
    let folded = OperatorTable.standardOperators.foldAll(parsed) { _ in }
    let visitor = MutationVisitor(viewMode: .sourceAccurate)
    visitor.walk(folded)
    let converter = SourceLocationConverter(fileName: file, tree: folded)
    let bytes = Array(source.utf8)
    var seen: [String: Int] = [:]
    return visitor.found.compactMap { found in
      guard let slot = Slot(around: found.node) else { return nil }
      let mutation = found.mutation(in: bytes)
      guard slot.range.contains(mutation.range.lowerBound), mutation.range.upperBound <= slot.range.upperBound else {
        return nil
      }
      let start = converter.location(for: AbsolutePosition(utf8Offset: mutation.range.lowerBound))
      let end = converter.location(for: AbsolutePosition(utf8Offset: mutation.range.upperBound))
      var site = Site(
        file: file, module: module, symbol: found.node.symbol, line: start.line, column: start.column,
        endLine: end.line, endColumn: end.column,
        statement: Site.oneLine(String(decoding: bytes[slot.range], as: UTF8.self)), mutation: mutation, slot: slot)
      let key = "\(site.symbol)\n\(site.statement)\n\(site.change)"
      site.occurrence = seen[key, default: 0]
      seen[key, default: 0] += 1
      return site
    }
  }
}

/// A change and the node that it belongs to.
struct FoundMutation {
  let kind: MutationKind
  let node: Syntax
  let range: Range<Int>
  let replacement: String

  func mutation(in bytes: [UInt8]) -> Mutation {
    Mutation(
      kind: kind, range: range, original: String(decoding: bytes[range], as: UTF8.self), replacement: replacement)
  }
}

extension SyntaxProtocol {
  /// The bytes of the node without the white space and comments around it.
  var bytes: Range<Int> {
    positionAfterSkippingLeadingTrivia.utf8Offset..<endPositionBeforeTrailingTrivia.utf8Offset
  }

  /// Whether the innermost function around the node is an initializer.
  var isInInitializer: Bool {
    for node in sequence(first: Syntax(self), next: \.parent) {
      if node.is(InitializerDeclSyntax.self) { return true }
      if node.is(FunctionDeclSyntax.self) || node.is(ClosureExprSyntax.self) { return false }
    }
    return false
  }

  /// The declaration around the node: names of types and the last function, initializer or variable.
  var symbol: String {
    var names: [String] = []
    for node in sequence(first: Syntax(self), next: \.parent) {
      if let name = node.declaredName { names.append(name) }
    }
    return names.reversed().joined(separator: ".")
  }

  private var declaredName: String? {
    switch Syntax(self).as(SyntaxEnum.self) {
    case .functionDecl(let node): node.name.text
    case .initializerDecl: "init"
    case .subscriptDecl: "subscript"
    case .structDecl(let node): node.name.text
    case .classDecl(let node): node.name.text
    case .enumDecl(let node): node.name.text
    case .actorDecl(let node): node.name.text
    case .protocolDecl(let node): node.name.text
    case .extensionDecl(let node): node.extendedType.trimmedDescription
    case .patternBinding(let node) where parent?.parent?.parent?.is(MemberBlockItemSyntax.self) == true:
      node.pattern.trimmedDescription
    default: nil
    }
  }
}
