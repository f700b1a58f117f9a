/// Components of a decimal mixture with variances of similar scale, or one atom.
///
/// Means are relative to that of the narrowest component and variances to the least one, both exactly. A power of ten
/// makes the differences whole numbers if possible; those that double precision cannot hold are intervals.
///
/// - SeeAlso: RT-010
struct MixturePart {
  /// The greatest ratio of variances of T within one part.
  static let greatestRatio = MixtureKernel.greatestRatio
  /// The greatest gap between adjacent means, in units of the largest deviation; across it nothing of a component is
  /// left.
  static let greatestGap = 0x1p12

  /// The indices of the part's components in the mixture; none has weight 0.
  let members: [Int]
  /// The law of the label within the part.
  let law: LabelLaw
  /// The components; nil if they are one atom.
  let kernel: MixtureKernel?
  /// Lengths are in units of 10^−power.
  let power: Int

  /// The part with some components of a mixture.
  ///
  /// - Throws: `.invalidInput` if the means lie too far apart.
  init(
    _ members: [Int], weights: [DecimalNumeral], means: [DecimalNumeral], variances: [DecimalNumeral],
    noiseVariance: DecimalNumeral
  ) throws(VerificationError) {
    self.members = members
    law = LabelLaw(weights: members.map { weights[$0] })
    let zero = DecimalNumeral(exactly: 0)
    let least = members.map { variances[$0] }.min() ?? zero
    let common = least + noiseVariance
    guard common > zero else {
      (kernel, power) = (nil, 0)
      return
    }
    let narrowest = members.first { variances[$0] == least } ?? 0
    let offsets = members.map { means[$0] - means[narrowest] }
    let excesses = members.map { variances[$0] - least }
    let largest = (excesses.max() ?? zero) + common
    power = Self.power(offsets, excesses, largest)
    let (length, area) = (DecimalNumeral(tenTo: power), DecimalNumeral(tenTo: 2 * power))
    kernel = try MixtureKernel(
      law: law, means: offsets.map { ($0 * length).estimate }, excesses: excesses.map { ($0 * area).estimate },
      common: (common * area).estimate)
  }

  /// The least k for which 10^k times the offsets and 10^(2k) times the excesses are whole numbers below 2⁵³; if there
  /// is none, the k that brings the largest variance near 1.
  private static func power(_ offsets: [DecimalNumeral], _ excesses: [DecimalNumeral], _ largest: DecimalNumeral) -> Int
  {
    let power = max(offsets.map(\.decimals).max() ?? 0, excesses.map { ($0.decimals + 1) / 2 }.max() ?? 0)
    if power <= 150, offsets.allSatisfy({ $0.whole(timesTenTo: power) != nil }),
      excesses.allSatisfy({ $0.whole(timesTenTo: 2 * power) != nil }),
      (largest * DecimalNumeral(tenTo: 2 * power)) < DecimalMixture.variances.upperBound
    {
      return power
    }
    return -(("\(largest.significand)".utf8.count + largest.exponent) / 2)
  }

  /// The information between the label and T within the part.
  func labelInformation(_ method: IntegrationMethod) throws(VerificationError) -> Estimate {
    guard let kernel else { return Estimate(exactly: 0) }
    guard method == .certified else { return try MixtureIntegral.value(of: .information, kernel, by: method) }
    return MixtureIntegral.information(kernel, entropy: law.entropy)
  }

  /// The error probability of the best guess of the label within the part.
  var bayesError: Estimate { kernel.map { LabelDecision($0).error } ?? law.errorOfBlindGuess }

  /// Divides components into parts: first the atoms, one part per place. The others are divided into runs of variances
  /// of similar scale, cut where adjacent variances differ by the largest factor; the runs are cut at wide gaps between
  /// means.
  static func members(
    of present: [Int], means: [DecimalNumeral], variances: [DecimalNumeral], noiseVariance: DecimalNumeral
  ) -> [[Int]] {
    let zero = DecimalNumeral(exactly: 0)
    var atoms: [[Int]] = []
    var spread: [(index: Int, root: Double)] = []
    for index in present {
      let variance = variances[index] + noiseVariance
      if variance > zero {
        // Square roots have finite quotients.
        spread.append((index, variance.nearest.squareRoot()))
      } else if let place = atoms.firstIndex(where: { means[$0[0]] == means[index] }) {
        atoms[place].append(index)
      } else {
        atoms.append([index])
      }
    }
    spread.sort { ($0.root, $0.index) < ($1.root, $1.index) }
    let limit = greatestRatio.squareRoot() / 2
    func runs(_ run: ArraySlice<(index: Int, root: Double)>) -> [[Int]] {
      guard let first = run.first, let last = run.last else { return [] }
      guard last.root / first.root > limit else { return [run.map(\.index).sorted()] }
      let cut = run.indices.dropFirst().max {
        run[$0].root / run[$0 - 1].root < run[$1].root / run[$1 - 1].root
      }
      return runs(run[..<(cut ?? run.endIndex)]) + runs(run[(cut ?? run.endIndex)...])
    }
    return atoms
      + runs(spread[...]).flatMap { run in
        let roots = spread.filter { run.contains($0.index) }
        return clusters(run.sorted { means[$0] < means[$1] }[...], means: means, roots: roots)
      }
  }

  /// Divides components in the order of their means at the largest gap while it is too wide.
  private static func clusters(
    _ run: ArraySlice<Int>, means: [DecimalNumeral], roots: [(index: Int, root: Double)]
  ) -> [[Int]] {
    let largest = roots.lazy.filter { run.contains($0.index) }.map(\.root).max() ?? 0
    let gaps = run.indices.dropFirst().map { (place: $0, width: (means[run[$0]] - means[run[$0 - 1]]).nearest) }
    guard let widest = gaps.max(by: { $0.width < $1.width }), widest.width > greatestGap * largest else {
      return [run.sorted()]
    }
    let cut = widest.place
    return clusters(run[..<cut], means: means, roots: roots) + clusters(run[cut...], means: means, roots: roots)
  }
}
