/// The center of a mirror-symmetric mixture.
extension MixtureKernel {
  /// The position of the center among the components; each mean is represented by its first component.
  enum Center: Equatable {
    case at(Int)
    case between(Int, Int)

    /// Whether a component determines the center.
    func names(_ component: Int) -> Bool {
      switch self {
      case .at(let own): own == component
      case .between(let left, let right): left == component || right == component
      }
    }
  }

  /// The center, if the mixture and its uncertainties are mirror-symmetric to the last bit and the center is exact.
  ///
  /// Only the means may differ: excesses that disappear in rounded variances still distinguish two components.
  var center: Center? {
    let last = components.count - 1
    guard components.indices.dropFirst().contains(where: { components[$0].mean == components[$0 - 1].mean }) else {
      // Where all means differ, the mirror image is in reverse order.
      let whole = ExactSum(components[0].mean, components[last].mean)
      for index in 0...last {
        let (own, other) = (components[index], components[last - index])
        guard own == other.moved(to: own.mean), ExactSum(own.mean, other.mean) == whole else { return nil }
      }
      return center(between: last / 2, last - last / 2)
    }
    let mirrored = components.sorted { ($0.mean, $1.excess) > ($1.mean, $0.excess) }
    let whole = ExactSum(components[0].mean, mirrored[0].mean)
    for (own, other) in zip(components, mirrored) {
      guard own == other.moved(to: own.mean), ExactSum(own.mean, other.mean) == whole else { return nil }
    }
    let firsts = components.indices.filter { $0 == 0 || components[$0].mean > components[$0 - 1].mean }
    let middle = firsts.count / 2
    return center(between: firsts[(firsts.count - 1) / 2], firsts[middle])
  }

  /// The center between two components, or at a component that is named twice; nil if their distance is not exact.
  private func center(between left: Int, _ right: Int) -> Center? {
    if left == right { return .at(left) }
    return ExactSum(components[right].mean, -components[left].mean).rest == 0 ? .between(left, right) : nil
  }
}

/// The exact sum of two numbers: the nearest number in double precision, and the rest.
///
/// Source: O. Møller, D. Knuth, "The Art of Computer Programming", volume 2, section 4.2.2, theorem B.
private struct ExactSum: Equatable {
  let nearest: Double
  let rest: Double

  init(_ left: Double, _ right: Double) {
    nearest = left + right
    let added = nearest - left
    rest = (left - (nearest - added)) + (right - added)
  }
}
