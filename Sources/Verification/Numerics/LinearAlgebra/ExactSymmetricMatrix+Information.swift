import BigInt

// Entropies and informations of a joint normal law whose covariance is exact and positive definite.

extension ExactSymmetricMatrix {
  /// I(A;B|C) = ½ ln(det Σ_AC det Σ_BC/(det Σ_ABC det Σ_C)) in nats, with a relative error of a few roundings.
  ///
  /// The powers of ten cancel, which leaves a quotient of whole numbers.
  ///
  /// - SeeAlso: RT-007
  func information(_ first: [Int], _ second: [Int], given condition: [Int]) -> Estimate {
    // One elimination gives the determinants of C, of C and A, and of all variables.
    let minors = [BigInt(1)] + leadingMinors(of: condition + first + second)
    let beside = (leadingMinors(of: condition + second).last ?? 1) * minors[condition.count + first.count]
    let logarithm = Estimate.logarithm(of: beside, over: minors[minors.count - 1] * minors[condition.count])
    return (Estimate(exactly: 0.5) * logarithm).clamped(atLeast: 0)
  }

  /// h(A|C) = ½ ln((2πe)^|A| det Σ_AC/det Σ_C) in nats, with an error of a few roundings of the greater of its two
  /// parts.
  func entropy(of block: [Int], given condition: [Int]) -> Estimate {
    let minors = [BigInt(1)] + leadingMinors(of: condition + block)
    let power = 2 * block.map { tens[$0] }.reduce(0, +)
    let (above, below) = (PowerTable.ten[max(0, -power)], PowerTable.ten[max(0, power)])
    let logarithm = Estimate.logarithm(
      of: minors[minors.count - 1] * above, over: minors[condition.count] * below)
    let size = Estimate(exactly: Double(block.count))
    let constant = size * (Estimate(exactly: 1) + Estimate.log(Estimate.twoPi))
    return Estimate(exactly: 0.5) * (constant + logarithm)
  }
}
