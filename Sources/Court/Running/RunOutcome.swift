import Foundation
import PlainText

/// What a run of a program gave.
package enum RunOutcome: Equatable, Sendable {
  /// A finite number.
  case number(Double)
  /// No number, for a reason.
  case nothing(Fault)

  /// Why a run gave no number.
  package struct Fault: Equatable, Sendable {
    /// The kinds of faults, by the words in which they are counted.
    package enum Kind: String, CaseIterable, Codable, Sendable {
      case timeLimit = "time limit"
      case output = "too much output"
      case signal = "ended by a signal"
      case exitCode = "exit code"
      case notFinite = "not finite"
      case noNumber = "no number"
    }

    package let kind: Kind
    /// What happened, in words that fit on a line.
    package let text: String
  }

  /// The number, if there is one.
  package var number: Double? {
    if case .number(let number) = self { number } else { nil }
  }

  /// The outcome of a run that ended by itself.
  ///
  /// - Parameters:
  ///   - status: what `waitpid` says of its end.
  ///   - output: all that it wrote to standard output.
  ///   - error: the end of what it wrote to standard error.
  init(status: Int32, output: [UInt8], error: [UInt8]) {
    let last = String(decoding: error, as: UTF8.self).split(whereSeparator: \.isNewline).last
    let hint = last.map { "; its last line on standard error: \(String($0).plain(upTo: 200))" } ?? ""
    let (signal, code) = (status & 0x7F, status >> 8 & 0xFF)
    if signal != 0 {
      self = .nothing(Fault(kind: .signal, text: "it was ended by signal \(signal)\(hint)"))
    } else if code != 0 {
      self = .nothing(Fault(kind: .exitCode, text: "it ended with exit code \(code)\(hint)"))
    } else {
      self.init(answer: output, hint: hint)
    }
  }

  /// The outcome of an answer on standard output: one number as programs write it, and nothing but blanks around it.
  private init(answer: [UInt8], hint: String) {
    let text = String(decoding: answer, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    // Letters are those of an exponent, and of what is not finite; without them "0x1p3" is no number.
    let isPlain = text.utf8.allSatisfy { "+-.0123456789eE".utf8.contains($0) }
    if isPlain, let number = Double(text), number.isFinite {
      self = .number(number)
    } else if let number = Double(text), isPlain || ["nan", "inf", "infinity"].contains(Self.word(text)) {
      self = .nothing(Fault(kind: .notFinite, text: "it printed \(number), which is not finite\(hint)"))
    } else {
      let shown = text.isEmpty ? "nothing" : "\"\(text.plain())\""
      self = .nothing(
        Fault(kind: .noNumber, text: "it printed \(shown) instead of one number in nats on standard output\(hint)"))
    }
  }

  private static func word(_ text: String) -> String {
    String(text.lowercased().drop { $0 == "-" || $0 == "+" })
  }
}
