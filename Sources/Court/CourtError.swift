/// Why a program cannot be judged.
package enum CourtError: Error, CustomStringConvertible {
  /// An option does not fit; the text names it.
  case usage(String)
  /// The program cannot be started; the text names it and the reason.
  case notStarted(String)
  /// The program gives no number on a sample that belongs to no law's plan; the text says what it did instead.
  case noNumber(String)

  package var description: String {
    switch self {
    case .usage(let text), .notStarted(let text), .noNumber(let text): text
    }
  }
}
