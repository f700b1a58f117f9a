import Console
import TestEvidence

/// A comparison of numbers in words.
struct DeviationWords {
  private let deviation: Deviation

  init(_ deviation: Deviation) { self.deviation = deviation }

  /// How near the comparison came to the other answer, with its numbers and the reason for what is allowed.
  var sentence: String {
    let numbers = "\(exactly(deviation.first)) and \(exactly(deviation.second))"
    guard deviation.form != .order else {
      let distance = short((deviation.slack ?? 0).magnitude)
      return deviation.holds
        ? "The nearest pair in order, \(numbers), leaves a slack of \(distance)."
        : "Of the pairs out of order, the nearest is \(numbers), by \(distance)."
    }
    let allowed = deviation.form == .tolerance ? "the tolerance" : "what the errors explain,"
    let reason = deviation.origin.isEmpty ? "" : " (\(deviation.origin))"
    return deviation.holds
      ? "The greatest distance is \(multiple) \(allowed) \(short(deviation.allowed))\(reason): \(numbers)."
      : "The least distance that is too great is \(multiple) \(allowed) \(short(deviation.allowed))\(reason): \(numbers)."
  }

  private var multiple: String {
    guard let multiple = deviation.share, multiple.isFinite else { return "more than any multiple of" }
    return multiple > 10 ? "\(short(multiple)) times" : "\(share(multiple, digits: 2)) of"
  }

  /// Of the comparisons that hold, the nearest of each form: distances, intervals and orders cannot be compared.
  static func nearest(of deviations: [Deviation]) -> [Deviation] {
    let forms: [Deviation.Form] = [.tolerance, .intervals, .order]
    return forms.compactMap { form in
      deviations.filter { $0.form == form && $0.holds }.max { $0.nearness < $1.nearness }
    }
  }
}
