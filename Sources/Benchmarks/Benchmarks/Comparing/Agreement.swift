import Console

/// How the results of two sides must relate, so that their times can be compared.
enum Agreement {
  /// The same numbers, to the bit.
  case equal
  /// Pairs of a value and its error: values must not differ by more than both errors, and no error may exceed a limit.
  case withinErrors(upTo: Double)
  /// Other work, which the words say; only the times are compared.
  case otherWork(String)

  /// What is wrong with a result; nil if it agrees.
  func disagreement(of other: [Double], with own: [Double]) -> String? {
    if case .otherWork = self { return nil }
    guard own.count == other.count, !own.isEmpty else {
      return "has \(other.count) numbers where dinl has \(own.count)"
    }
    switch self {
    case .otherWork: return nil
    case .equal:
      guard let place = own.indices.first(where: { own[$0] != other[$0] }) else { return nil }
      return "has \(other[place]) as number \(place) where dinl has \(own[place])"
    case .withinErrors(let limit):
      for place in stride(from: 0, to: own.count - 1, by: 2) {
        for error in [own[place + 1], other[place + 1]] where !(0...limit ~= error) {
          return "states the error \(short(error)) of number \(place / 2); more than \(short(limit)) says nothing"
        }
        let (difference, allowed) = ((own[place] - other[place]).magnitude, own[place + 1] + other[place + 1])
        if !(difference <= allowed) {
          return "has \(other[place]) as number \(place / 2) where dinl has \(own[place]); both errors are "
            + "\(short(allowed)) together"
        }
      }
      return nil
    }
  }
}
