/// Reads numbers of JSON in double precision.
enum JSONDouble {
  /// The `Double` nearest to the text of a JSON number; nil beyond the range of `Double`, and for a number that is not 0
  /// but has 0 as nearest `Double`.
  static func nearest(to number: String) -> Double? {
    guard let double = Double(number), double.isFinite, double != 0 || JSONWhole(number) == .whole(0) else {
      return nil
    }
    return double
  }
}
