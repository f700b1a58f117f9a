import PropertyTesting
import RealModule
import Testing
import Verification

@Suite struct `RT-011 the information of a mixture in the plane lies in its interval`: MixtureChecks {
  @Test func `the standard case is certified to twelve digits, and the library's rule agrees`() throws {
    let value = try #require(StandardCases.values["crossed correlations of 0.9"])
    let mixture = try StandardCases.crossed(0.9)
    let (estimate, library) = (try mixture.mutualInformation(), try mixture.mutualInformation(method: .qagp))
    #expect(certifiesStandard(estimate, value), "\(estimate)")
    #expect(agrees(library, Estimate(exactly: value), scale: 1), "\(library)")
  }

  @Test func `eight evaluations at once agree with one`() async throws {
    let mixture = try StandardCases.crossed(0.9)
    let once = try mixture.mutualInformation()
    let agreeing = try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 { group.addTask { try mixture.mutualInformation() == once } }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(agreeing == 8)
  }

  /// A drawn mixture in the plane.
  struct DrawnPlane: Sendable, CustomStringConvertible {
    let components: [MixtureComponent]
    let factors: [CovarianceFactor]
    let means: [Double]

    var description: String { "\(components) \(factors) \(means)" }

    /// The mixture, or what it becomes when the coordinates change places.
    func mixture(swapped: Bool = false) throws -> BivariateMixture {
      let total = components.reduce(0) { $0 + $1.weight }
      return try BivariateMixture(
        weights: components.map { Double($0.weight) / Double(total) },
        means: zip(components, means).map { swapped ? [$1, $0.mean] : [$0.mean, $1] },
        covariances: factors.map { factor in
          let matrix = factor.matrix
          return swapped
            ? .init(first: matrix[1][1], mixed: matrix[0][1], second: matrix[0][0])
            : .init(first: matrix[0][0], mixed: matrix[0][1], second: matrix[1][1])
        })
    }

    static let all = Generator<DrawnPlane> { source throws(Discard) in
      let components = try source.draw(.gaussianMixture(components: 2...3, scale: 2))
      var (factors, means) = ([CovarianceFactor](), [Double]())
      for _ in components {
        factors.append(try source.draw(.covariance(dimension: 2...2, scale: 2)))
        means.append(try source.double(in: -2...2))
      }
      return DrawnPlane(components: components, factors: factors, means: means)
    }
  }

  @Test(.property(cases: 4)) func `information between coordinates is symmetric, and one tells no more than both`() {
    checkProperty(DrawnPlane.all) { drawn in
      let (mixture, swapped) = (try drawn.mixture(), try drawn.mixture(swapped: true))
      let information = try mixture.mutualInformation()
      #expect(information.overlaps(try swapped.mutualInformation()))
      #expect(information.lower >= 0)
      // One coordinate has no more information of the label than both, and both no more than the label's entropy.
      let (both, first) = (try mixture.labelInformation(), try mixture.marginals().first.labelInformation())
      #expect(!first.certainlyExceeds(both))
      #expect(!both.certainlyExceeds(mixture.labelEntropy))
    }
  }

  /// A drawn mixture of few binary places, or the same after the map (x, v) ↦ (x, v + cx), which is exact.
  struct Sheared: Sendable, CustomStringConvertible {
    let drawn: DrawnPlane
    /// log₂ c.
    let exponent: Int

    var description: String { "\(drawn) sheared by 2^\(exponent)" }

    func mixture(shear: Double, moves: Bool = true) throws -> BivariateMixture {
      func short(_ number: Double) -> Double { (number * 8).rounded() / 8 }
      let total = drawn.components.reduce(0) { $0 + $1.weight }
      return try BivariateMixture(
        weights: drawn.components.map { Double($0.weight) / Double(total) },
        means: zip(drawn.components, drawn.means).map {
          [short($0.mean), short($1) + (moves ? shear * short($0.mean) : 0)]
        },
        covariances: drawn.factors.map { factor in
          let matrix = CovarianceFactor(lower: factor.lower.map { $0.map(short) }).matrix
          let (first, mixed, second) = (matrix[0][0], matrix[0][1], matrix[1][1])
          return .init(
            first: first, mixed: mixed + shear * first, second: second + 2 * shear * mixed + shear * shear * first)
        })
    }

    static let all = Generator<Sheared> { source throws(Discard) in
      Sheared(drawn: try source.draw(DrawnPlane.all), exponent: try source.integer(in: 1...5))
    }
  }

  /// Whether two mixtures have the same conditional entropy of the label, and both are known narrowly.
  func leavesAsMuch(_ mixture: BivariateMixture, as other: BivariateMixture) throws -> Bool {
    let (own, others) = (try mixture.labelEquivocation(), try other.labelEquivocation())
    let width = Tolerance.rounding(operations: 1 << 16, condition: max(1, condition(own.value)), scale: own.value)
    return own.overlaps(others) && own.error <= width.value && others.error <= width.value
  }

  @Test(.property(cases: 4)) func `a shear of the plane does not change the conditional entropy of the label`() {
    checkProperty(Sheared.all) { sheared in
      let (shear, plain) = (Double(1 << sheared.exponent), try sheared.mixture(shear: 0))
      let leavesAsMuch = try leavesAsMuch(sheared.mixture(shear: shear), as: plain)
      #expect(leavesAsMuch)
    }
  }

  /// A standard normal law and another, each of which a shear brings near a line.
  static let verge = Sheared(
    drawn: DrawnPlane(
      components: [0, 1].map { MixtureComponent(weight: 1, mean: $0, standardDeviation: 1) },
      factors: [CovarianceFactor(lower: [[1], [0, 1]]), CovarianceFactor(lower: [[1.5], [0.5, 1]])], means: [0, 1]),
    exponent: 7)

  @Test func `a shear to correlations of nearly one does not change the conditional entropy of the label`() throws {
    let shear = Double(1 << Self.verge.exponent)
    #expect(try leavesAsMuch(Self.verge.mixture(shear: shear), as: Self.verge.mixture(shear: 0)))
  }

  @Test func `control: a shear of the covariances alone is refuted as one of the plane`() throws {
    #expect(try leavesAsMuch(Self.verge.mixture(shear: 4), as: Self.verge.mixture(shear: 0)))
    #expect(try !leavesAsMuch(Self.verge.mixture(shear: 4, moves: false), as: Self.verge.mixture(shear: 0)))
  }

  @Test func `independent coordinates, one of which does not depend on the label, share nothing`() throws {
    // Independent within each component and of one law in the second coordinate: nothing is shared.
    let mixture = try BivariateMixture(
      weights: [0.25, 0.75], means: [[0, 1], [3, 1]],
      covariances: [.init(first: 1, mixed: 0, second: 2), .init(first: 0.5, mixed: 0, second: 2)])
    let shared = try mixture.mutualInformation()
    #expect(shared.contains(0))
    #expect(agrees(shared, Estimate(exactly: 0), scale: 1))
    #expect(try mixture.labelEquivocation().overlaps(mixture.marginals().first.labelEquivocation()))
    #expect(
      try mixture.differentialEntropy().overlaps(
        mixture.marginals().first.differentialEntropy() + mixture.marginals().second.differentialEntropy()))
  }

  /// h(X,V) of the standard case: ln 2πe less the standard value of the information, as X and V are standard normal.
  static let jointEntropy = "2.4294345166344955846"

  @Test func `the joint entropy of the standard case is certified`() throws {
    #expect(try contains(StandardCases.crossed(0.9).differentialEntropy(), Self.jointEntropy))
  }

  @Test func `control: the sum of the marginal entropies instead of the joint one is refuted`() throws {
    let mixture = try StandardCases.crossed(0.9)
    let marginals = try mixture.marginals()
    let sum = try marginals.first.differentialEntropy() + marginals.second.differentialEntropy()
    #expect(try contains(mixture.differentialEntropy(), Self.jointEntropy))
    #expect(try !contains(sum, Self.jointEntropy))
    // Nor is it the mean of the components' entropies, nor the information the one within the components.
    let within = Estimate(exactly: -0.5) * Estimate.log(Estimate(exactly: 1 - 0.9 * 0.9))
    #expect(try !contains(sum - within, Self.jointEntropy))
    let value = try #require(StandardCases.values["crossed correlations of 0.9"])
    #expect(!certifies(within, value))
    #expect(certifies(try mixture.mutualInformation(), value))
  }
}
