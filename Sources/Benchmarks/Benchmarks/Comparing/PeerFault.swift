/// Why a peer cannot be compared.
enum PeerFault: Error, CustomStringConvertible {
  /// It is not installed, or does not compile; the words say what helps.
  case missing(remedy: String)
  /// Its process ended, or said what is not understood.
  case stopped(String)

  /// One line.
  var description: String {
    switch self {
    case .missing(let remedy): "is not installed: \(remedy)"
    case .stopped(let words): "stopped: \(words)"
    }
  }
}
