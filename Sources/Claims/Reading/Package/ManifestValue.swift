/// A value in a `Package.swift`, as far as it is written out.
struct ManifestValue: Sendable {
  /// An argument of a call.
  struct Argument: Sendable {
    let label: String?
    let value: ManifestValue
  }

  /// How the value is written.
  enum Form: Sendable {
    /// A string without interpolation.
    case text(String)
    /// An array.
    case list([ManifestValue])
    /// A call of a function, or a name after a dot, with the last part of the name.
    case call(String, [Argument])
    /// The literal `nil`.
    case absent
    /// Anything else.
    case unreadable
  }

  /// How deep arrays and calls may lie in one another in a value that can be read.
  static let greatestDepth = 100

  let form: Form
  /// The line on which it begins, from 1.
  let line: Int
  /// The number of values in it, itself and each use of a constant counted in full.
  let size: Int
  /// The number of values that lie in one another, itself included.
  private let depth: Int

  /// A value of a form; it is unreadable if more lies in one another than may.
  ///
  /// - Complexity: O(n) in the elements or arguments directly in it.
  init(form: Form, line: Int) {
    let parts: [ManifestValue] =
      switch form {
      case .list(let elements): elements
      case .call(_, let arguments): arguments.map(\.value)
      case .text, .absent, .unreadable: []
      }
    let depth = 1 + (parts.map(\.depth).max() ?? 0)
    let isReadable = depth <= Self.greatestDepth
    self.form = isReadable ? form : .unreadable
    self.line = line
    self.depth = isReadable ? depth : 1
    size = isReadable ? parts.reduce(1) { $0 + $1.size } : 1
  }

  /// The text of a string; nil for another value.
  var text: String? {
    guard case .text(let text) = form else { return nil }
    return text
  }

  /// The elements of an array; nil for another value.
  var elements: [ManifestValue]? {
    guard case .list(let elements) = form else { return nil }
    return elements
  }

  /// Whether it is the literal `nil`.
  var isAbsent: Bool {
    guard case .absent = form else { return false }
    return true
  }
}
