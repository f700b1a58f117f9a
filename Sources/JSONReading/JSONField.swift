import PlainText

/// A value with its place in the document, to be read as the type that a format requires there.
public struct JSONField: Sendable {
  /// The value at the place.
  public let value: JSONValue
  private let place: Place

  /// A place as the path to it; its text is made only for an error.
  private indirect enum Place: Sendable {
    case document
    case member(Place, String)
    case element(Place, Int)

    var path: String {
      switch self {
      case .document: ""
      case .member(let outer, let name):
        outer.path + (outer.path.isEmpty ? "" : ".") + name.plain(upTo: 40)
      case .element(let outer, let index): "\(outer.path)[\(index)]"
      }
    }
  }

  /// The field of a whole document.
  public init(_ document: JSONValue) { (value, place) = (document, .document) }

  /// The field of an element of a list, which is a member of a document that is read by a ``JSONCursor``.
  public init(_ value: JSONValue, at index: Int, of list: String) {
    self.init(value, .element(.member(.document, list), index))
  }

  private init(_ value: JSONValue, _ place: Place) { (self.value, self.place) = (value, place) }

  /// The place of the value, such as "edges[3].width"; empty for the whole document.
  public var path: String { place.path }

  /// An error at this place.
  public func fault(_ problem: String) -> JSONFieldError { JSONFieldError(field: path, problem: problem) }

  private func mismatch(_ requirement: String) -> JSONFieldError {
    fault("is \(value.shown); it must be \(requirement)")
  }

  /// The member with a name.
  ///
  /// - Throws: if the value is not an object or has no such member, or if the member is null.
  public func member(_ name: String) throws(JSONFieldError) -> JSONField {
    guard let member = try optionalMember(name) else {
      throw JSONField(.null, .member(place, name)).fault("is missing; add it")
    }
    return member
  }

  /// The member with a name, or `nil` if there is none or it is null.
  ///
  /// - Throws: if the value is not an object.
  public func optionalMember(_ name: String) throws(JSONFieldError) -> JSONField? {
    guard case .object(let members) = value else { throw mismatch("an object") }
    guard let member = members[name], member != .null else { return nil }
    return JSONField(member, .member(place, name))
  }

  /// The names of an object's members, in alphabetical order; empty for another value.
  ///
  /// - Complexity: O(n log n) for n members.
  public var memberNames: [String] {
    if case .object(let members) = value { members.keys.sorted() } else { [] }
  }

  /// Refuses members with names that are not in a list.
  ///
  /// - Throws: an error that names the first such member in alphabetical order; or if the value is not an object.
  public func requireMembers(among names: [String], of what: String) throws(JSONFieldError) {
    guard case .object(let members) = value else { throw mismatch("an object") }
    guard let unknown = members.keys.filter({ !names.contains($0) }).min() else { return }
    throw JSONField(.null, .member(place, unknown)).fault(
      "is no field of \(what); the fields are \(names.joined(separator: ", "))")
  }

  /// The elements of a list.
  ///
  /// - Throws: if the value is not a list.
  public func elements() throws(JSONFieldError) -> [JSONField] {
    guard case .array(let values) = value else { throw mismatch("a list") }
    return values.enumerated().map { JSONField($1, .element(place, $0)) }
  }

  /// The value as a text.
  ///
  /// - Throws: if the value is not a text.
  public func text() throws(JSONFieldError) -> String {
    guard case .text(let text) = value else { throw mismatch("a text") }
    return text
  }

  /// The value as true or false.
  ///
  /// - Throws: if the value is neither.
  public func boolean() throws(JSONFieldError) -> Bool {
    guard case .boolean(let boolean) = value else { throw mismatch("true or false") }
    return boolean
  }

  /// The value as a whole number, exactly as it is written.
  ///
  /// - Throws: if the value is not a whole number, or is beyond the range of `Int`.
  public func integer() throws(JSONFieldError) -> Int {
    guard case .number(let text) = value else { throw mismatch("a whole number") }
    switch JSONWhole(text) {
    case .whole(let integer): return integer
    case .beyondRange: throw mismatch("a whole number from \(Int.min) to \(Int.max)")
    case .fraction: throw mismatch("a whole number")
    }
  }

  /// The `Double` nearest to the value.
  ///
  /// - Throws: if the value is not a number, or is beyond the range of `Double`, or is not 0 but has 0 as nearest
  ///   `Double`.
  public func double() throws(JSONFieldError) -> Double {
    guard case .number(let text) = value, let number = Double(text) else { throw mismatch("a number") }
    guard number.isFinite else { throw mismatch("at most \(Double.greatestFiniteMagnitude) in magnitude") }
    guard JSONDouble.nearest(to: text) != nil else {
      throw mismatch("0, or at least \(Double.leastNonzeroMagnitude) in magnitude")
    }
    return number
  }
}

/// A place where a document is not what its format requires, and what is wrong there.
public struct JSONFieldError: Error, Equatable, Sendable {
  /// The place of the fault, such as "edges[3].width"; empty for the document as a whole.
  public let field: String
  /// What is wrong there, and what should be there.
  public let problem: String

  /// A fault at a place.
  ///
  /// - Parameters:
  ///   - field: the place, such as "edges[3].width"; empty for the document as a whole.
  ///   - problem: what is wrong there, and what should be there.
  public init(field: String, problem: String) { (self.field, self.problem) = (field, problem) }
}
