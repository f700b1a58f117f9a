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

  let form: Form
  /// The line on which it begins, from 1.
  let line: Int

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
