/// A declaration of a Swift file, at file scope or directly in a type; two are equal if they stand in the same place.
struct Declaration: Hashable, Sendable {
  /// What it declares.
  enum Kind: String, Sendable {
    case structure = "struct"
    case classType = "class"
    case enumeration = "enum"
    case protocolType = "protocol"
    case actorType = "actor"
    case typeExtension = "extension"
    case function = "func"
    case variable = "var"
    case constant = "let"
    case initializer = "init"
    case deinitializer = "deinit"
    case subscripting = "subscript"
    case enumerationCase = "case"
    case alias = "typealias"
    case associatedType = "associatedtype"

    /// Whether it has members.
    var isType: Bool {
      switch self {
      case .structure, .classType, .enumeration, .protocolType, .actorType, .typeExtension: true
      default: false
      }
    }

    /// Whether it makes a new type, unlike an extension.
    var isNewType: Bool { isType && self != .typeExtension }
  }

  /// Who may name it, as written or as its type implies.
  enum Access: String, Sendable {
    case open, `public`, package, `internal`, `fileprivate`, `private`

    /// Whether other packages see it.
    var isPublic: Bool { self == .open || self == .public }
    /// Whether other targets of the package see it.
    var isShared: Bool { isPublic || self == .package }
    /// Whether only its own file sees it.
    var isOfOneFile: Bool { self == .fileprivate || self == .private }
  }

  let kind: Kind
  /// The simple name; of an extension the type's name as written.
  let name: String
  /// The names of the types around it, an extension's being the type that it extends.
  let enclosing: [String]
  let access: Access
  /// The attributes without `@`, such as `main`.
  let attributes: Set<String>
  let path: String
  let line: Int
  /// Its tokens in those of the file; of a type those before its members.
  let tokens: Range<Int>
  /// The claims that its documentation names, with the text as written.
  let references: [CodeReference]
  /// The identifiers that it names, its members' left out.
  let mentions: Set<String>
  /// The identifiers of its signature: of all before its body or value.
  let signature: Set<String>
  /// Its body or value; that of a type is empty.
  let body: FunctionBody

  static func == (left: Declaration, right: Declaration) -> Bool {
    left.line == right.line && left.name == right.name && left.path == right.path && left.kind == right.kind
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(line)
    hasher.combine(name)
  }

  /// Whether it is called by symbols, which are not among the names that declarations mention.
  var isOperator: Bool { kind == .function && name.allSatisfy { !$0.isLetter && !$0.isNumber && $0 != "_" } }

  /// The name with those of the types around it, such as `HeapQueue.pop`.
  var qualifiedName: String { (enclosing + [name]).joined(separator: ".") }

  /// Whether a link's symbol names it: its name, with some or all of the types around it.
  func isNamed(_ symbol: String) -> Bool { qualifiedName == symbol || qualifiedName.hasSuffix("." + symbol) }
}

extension [Declaration] {
  /// The names of the types that they declare, not of those that they only extend.
  var typeNames: Set<String> { Set(filter(\.kind.isNewType).map(\.name)) }
}
