import Console
import TestEvidence

/// A comparison of numbers in words.
struct DeviationWords {
  private let deviation: Deviation

  init(_ deviation: Deviation) { self.deviation = deviation }

  /// How near the comparison came to failing, with its numbers and the reason for the tolerance.
  var sentence: String {
    let numbers = "\(exactly(deviation.first)) and \(exactly(deviation.second))"
    let share = deviation.share.isFinite ? percent(deviation.share, digits: 2) : "more than all"
    return "The greatest deviation is \(share) of the tolerance \(short(deviation.tolerance)) (\(deviation.origin)): "
      + "\(numbers)."
  }

  /// The comparison that came nearest to failing.
  static func nearest(of deviations: [Deviation]) -> Deviation? { deviations.max { $0.share < $1.share } }
}
