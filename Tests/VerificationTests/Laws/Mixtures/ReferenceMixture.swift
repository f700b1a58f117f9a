@testable import Verification

/// A mixture with the values that an independent interval arithmetic found for it.
struct ReferenceMixture: CustomStringConvertible {
  let name: String
  let mixture: GaussianMixture?
  let constellation: Constellation?
  let noiseVariance: Estimate
  let information: Double
  let equivocation: Double
  let squaredError: Double
  let differentialEntropy: Double
  let bayesError: Double

  var description: String { name }

  static let all = ReferenceTable.rows("mixtures.tsv").compactMap { ReferenceMixture(cells: $0) }

  private init?(cells: [Substring]) {
    let columns = cells.map { $0.split(separator: ",").compactMap { Double($0) } }
    guard columns.count == 10, columns.dropFirst(4).allSatisfy({ $0.count == 1 }) else { return nil }
    name = String(cells[0])
    noiseVariance = Estimate(exactly: columns[4][0])
    // Variances of 0 behind noise are a constellation.
    let isConstellation = columns[3].allSatisfy { $0 == 0 }
    mixture =
      isConstellation ? nil : try? GaussianMixture(weights: columns[1], means: columns[2], variances: columns[3])
    constellation = isConstellation ? try? Constellation(points: columns[2], prior: columns[1]) : nil
    guard mixture != nil || constellation != nil else { return nil }
    (information, equivocation, squaredError) = (columns[5][0], columns[6][0], columns[7][0])
    (differentialEntropy, bayesError) = (columns[8][0], columns[9][0])
  }

  func kernel() throws -> MixtureKernel {
    try mixture?.kernel(noiseVariance: noiseVariance) ?? constellation!.kernel(noiseVariance)
  }
}
