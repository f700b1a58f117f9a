import Console

/// A count with commas between thousands, as in "12,000".
func grouped(_ count: Int) -> String {
  let digits = String(count.magnitude)
  let groups = stride(from: digits.count, to: 0, by: -3).map { end in
    String(digits.prefix(end).suffix(3))
  }
  return (count < 0 ? "−" : "") + groups.reversed().joined(separator: ",")
}

/// A count with its noun, as in "1 claim" and "2 claims".
func counted(_ count: Int, _ one: String, _ several: String) -> String {
  "\(grouped(count)) \(count == 1 ? one : several)"
}

/// A duration, as in "0.52 s", with hard spaces.
func duration(_ seconds: Double?) -> String {
  guard let seconds else { return "–" }
  if seconds < 0.01 { return "<\u{A0}0.01\u{A0}s" }
  if seconds < 60 { return "\(short(seconds, digits: seconds < 10 ? 2 : 3))\u{A0}s" }
  return "\(Int(seconds) / 60)\u{A0}min \(Int(seconds) % 60)\u{A0}s"
}

/// A share in percent, as in "87.5 %", with a hard space.
func share(_ share: Double, digits: Int = 1) -> String {
  percent(share, digits: digits).replacing(" ", with: "\u{A0}")
}

/// The share of mutants that is killed.
func killRate(_ rate: Double?) -> String { rate.map { share($0) } ?? "no mutants" }

/// Names in a row, as in "a, b and c".
func listed(_ names: [String]) -> String {
  guard names.count > 1, let last = names.last else { return names.first ?? "" }
  return "\(names.dropLast().joined(separator: ", ")) and \(last)"
}
