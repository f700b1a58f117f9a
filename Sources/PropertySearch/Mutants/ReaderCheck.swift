/// The requirement on a reader for any input: a value, or an error of its own type with a suitable message.
public enum ReaderCheck {
  /// The greatest length of a message, in bytes of UTF-8.
  public static let mostBytes = 2000

  /// What is wrong with the result of a reader; `nil` if it returns a value or throws a suitable error.
  ///
  /// A reader that traps ends the process and the run.
  ///
  /// - Parameters:
  ///   - type: the type of the reader's errors.
  ///   - read: the reader.
  public static func fault<Failure: Error>(
    of type: Failure.Type, _ text: MutatedText, _ read: ([UInt8]) throws -> Void
  ) -> String? {
    do {
      try read(text.bytes)
      return nil
    } catch let error as Failure {
      return messageFault("\(error)")
    } catch {
      return "an error of type \(Swift.type(of: error)): \(error)"
    }
  }

  /// What is wrong with a message; `nil` if it is one line, not empty, not too long and without characters that do not
  /// print.
  public static func messageFault(_ message: String) -> String? {
    if message.isEmpty { return "an empty message" }
    if message.utf8.count > mostBytes { return "a message of \(message.utf8.count) bytes" }
    let raw = message.unicodeScalars.first { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: true
      default: false
      }
    }
    return raw.map { "a message with the raw character U+\(String($0.value, radix: 16, uppercase: true))" }
  }
}
