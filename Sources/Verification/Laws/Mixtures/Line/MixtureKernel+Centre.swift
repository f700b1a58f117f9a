/// The centre of a mixture that is its own mirror image.
extension MixtureKernel {
  /// Where the centre lies among the components, named by the first of each mean.
  enum Centre: Equatable {
    case at(Int)
    case between(Int, Int)

    /// Whether a component gives the place.
    func names(_ component: Int) -> Bool {
      switch self {
      case .at(let own): own == component
      case .between(let left, let right): left == component || right == component
      }
    }
  }

  /// The centre, if the mixture, with what it is not known to, is mirrored to the last bit and an exact place halves it.
  ///
  /// Nothing but the mean may differ: excesses that vanish in rounded variances still tell two components apart.
  var centre: Centre? {
    let mirrored = components.sorted { ($0.mean, $1.excess) > ($1.mean, $0.excess) }
    let whole = ExactSum(components[0].mean, mirrored[0].mean)
    for (own, other) in zip(components, mirrored) {
      guard own == other.moved(to: own.mean), ExactSum(own.mean, other.mean) == whole else { return nil }
    }
    let firsts = components.indices.filter { $0 == 0 || components[$0].mean > components[$0 - 1].mean }
    let middle = firsts.count / 2
    if firsts.count % 2 == 1 { return .at(firsts[middle]) }
    let (left, right) = (firsts[middle - 1], firsts[middle])
    return ExactSum(components[right].mean, -components[left].mean).rest == 0 ? .between(left, right) : nil
  }
}

/// The sum of two numbers without rounding: its nearest number and the rest.
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
