import JSONReading

/// One parameter of a kind: its name, its shape, its meaning and its default.
public struct InformationParameter: Sendable {
  /// The values that a parameter may have.
  enum Shape: Equatable, Sendable {
    case number, integer, numbers, integers, matrix
    /// An exact number, a list of some, rows of some, or lists of lists to any depth.
    case fraction, fractions, fractionMatrix, table
    /// This text or a matrix.
    case textOrMatrix(String)
    /// Only this text, which names the model of the kind.
    case text(String)
    /// Any value; it is not used.
    case remark

    var description: String {
      switch self {
      case .number: "number"
      case .integer: "integer"
      case .numbers: "list of numbers"
      case .integers: "list of integers"
      case .matrix: "list of rows of numbers"
      case .fraction: "number or fraction"
      case .fractions: "list of numbers or fractions"
      case .fractionMatrix: "list of rows of numbers or fractions"
      case .table: "lists of numbers or fractions, nested"
      case .textOrMatrix(let text): "\"\(text)\" or list of rows of numbers"
      case .text(let text): "\"\(text)\""
      case .remark: "anything"
      }
    }
  }

  let name: String
  let shape: Shape
  let meaning: String
  /// The default as JSON; `nil` if a value must be given.
  let standard: String?

  private init(_ name: String, _ shape: Shape, _ meaning: String, _ standard: String?) {
    (self.name, self.shape, self.meaning, self.standard) = (name, shape, meaning, standard)
  }

  static func number(_ name: String, _ meaning: String, default standard: String? = nil) -> Self {
    Self(name, .number, meaning, standard)
  }

  static func integer(_ name: String, _ meaning: String, default standard: String? = nil) -> Self {
    Self(name, .integer, meaning, standard)
  }

  static func numbers(_ name: String, _ meaning: String, default standard: String? = nil) -> Self {
    Self(name, .numbers, meaning, standard)
  }

  static func integers(_ name: String, _ meaning: String, default standard: String? = nil) -> Self {
    Self(name, .integers, meaning, standard)
  }

  static func matrix(_ name: String, _ meaning: String, default standard: String? = nil) -> Self {
    Self(name, .matrix, meaning, standard)
  }

  static func fraction(_ name: String, _ meaning: String) -> Self { Self(name, .fraction, meaning, nil) }

  static func fractions(_ name: String, _ meaning: String) -> Self { Self(name, .fractions, meaning, nil) }

  static func fractionMatrix(_ name: String, _ meaning: String) -> Self { Self(name, .fractionMatrix, meaning, nil) }

  static func table(_ name: String, _ meaning: String) -> Self { Self(name, .table, meaning, nil) }

  static func textOrMatrix(_ name: String, _ text: String, _ meaning: String) -> Self {
    Self(name, .textOrMatrix(text), meaning, "\"\(text)\"")
  }

  /// A parameter that may be written for the reader, but only as this text.
  static func text(_ name: String, _ text: String, _ meaning: String) -> Self {
    Self(name, .text(text), meaning, "\"\(text.replacing("\"", with: "\\\""))\"")
  }

  /// A remark that may accompany the parameters and is not used.
  static func remark(_ name: String, _ meaning: String) -> Self { Self(name, .remark, meaning, "null") }

  /// The default, or `nil` if a value must be given.
  var standardValue: JSONValue? {
    standard.flatMap { try? JSONReader.value(of: $0) }
  }
}
