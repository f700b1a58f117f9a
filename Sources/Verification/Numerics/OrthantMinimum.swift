import CGSL

/// A smooth convex function on the nonnegative orthant.
protocol OrthantFunction {
  /// The number k of variables.
  var count: Int { get }

  /// Writes the gradient, k values, and the lower triangle of the Hessian, k×k row-major.
  func evaluate(
    _ point: UnsafePointer<Double>, gradient: UnsafeMutablePointer<Double>, hessian: UnsafeMutablePointer<Double>)
}

/// The minimum of a convex function over the nonnegative orthant, by a primal-dual interior-point method.
///
/// The result is an approximation without a proven error; callers certify what they derive from it. Source: S.
/// Mehrotra, "On the implementation of a primal-dual interior point method", SIAM J. Optim. 2, 1992.
struct OrthantMinimum {
  /// The coordinates of the minimum, all above 0.
  private(set) var point: [Double]
  /// The multipliers, approximations of the gradient, all above 0; a variable that is smaller than its multiplier is 0
  /// at the minimum.
  private(set) var multipliers: [Double]

  private static let maximumSteps = 60
  /// Products of a variable and its multiplier below this are negligible relative to 1.
  private static let leastProduct = 0x1p-62
  private static let leastResidual = 0x1p-48
  /// Added to the diagonal of the scaled Hessian, which is of size 1, so that it is definite even if its columns are
  /// linearly dependent.
  private static let ridge = 0x1p-50

  /// The minimum of a function, found from a starting point.
  ///
  /// - Parameters:
  ///   - function: the convex function.
  ///   - start: k values above 0.
  /// - Complexity: O(k³) and one evaluation per step, in practice fewer than ten steps.
  init(of function: some OrthantFunction, from start: [Double]) {
    let count = start.count
    point = start
    multipliers = []
    var gradient = [Double](repeating: 0, count: count)
    var hessian = [Double](repeating: 0, count: count * count)
    function.evaluate(point, gradient: &gradient, hessian: &hessian)
    multipliers = gradient.map { max($0, 0.1) }
    for _ in 0..<Self.maximumSteps {
      let product = zip(point, multipliers).reduce(0) { $0 + $1.0 * $1.1 } / Double(count)
      let residual = zip(gradient, multipliers).reduce(0) { max($0, ($1.0 - $1.1).magnitude) }
      if product < Self.leastProduct && residual < Self.leastResidual { return }
      guard let step = step(gradient, hessian, product) else { return }
      for index in 0..<count {
        point[index] += step.length * step.point[index]
        multipliers[index] += step.length * step.multipliers[index]
      }
      function.evaluate(point, gradient: &gradient, hessian: &hessian)
    }
  }

  private struct Step {
    var point: [Double]
    var multipliers: [Double]
    var length = 1.0
  }

  /// A predictor toward complementarity, then its correction; nil if the scaled Hessian is no longer definite.
  private func step(_ gradient: [Double], _ hessian: [Double], _ product: Double) -> Step? {
    let count = point.count
    let roots = point.map { $0.squareRoot() }
    var factor = hessian
    for row in 0..<count {
      for column in 0...row { factor[row * count + column] *= roots[row] * roots[column] }
      factor[row * count + row] += multipliers[row] + Self.ridge
    }
    guard Self.factorise(&factor, count) else { return nil }
    func direction(_ complementarity: (Int) -> Double) -> Step {
      var scaled = (0..<count).map { index in
        roots[index] * (multipliers[index] - gradient[index] + complementarity(index) / point[index])
      }
      Self.solve(&factor, &scaled, count)
      let change = (0..<count).map { roots[$0] * scaled[$0] }
      let dual = (0..<count).map { (complementarity($0) - multipliers[$0] * change[$0]) / point[$0] }
      return Step(point: change, multipliers: dual, length: reach(change, dual))
    }
    let predictor = direction { -point[$0] * multipliers[$0] }
    let predicted = (0..<count).reduce(0) { sum, index in
      sum + (point[index] + predictor.length * predictor.point[index])
        * (multipliers[index] + predictor.length * predictor.multipliers[index])
    }
    let share = max(0, predicted) / (product * Double(count))
    let target = min(1, share * share * share) * product
    var step = direction {
      target - point[$0] * multipliers[$0] - predictor.point[$0] * predictor.multipliers[$0]
    }
    step.length = min(1, step.length * max(0.9, 1 - max(product, 0x1p-40)))
    let isUsable = step.length > 0 && (step.point + step.multipliers).allSatisfy(\.isFinite)
    return isUsable ? step : nil
  }

  /// The longest step of at most 1 that leaves no variable or multiplier below 0.
  private func reach(_ change: [Double], _ dual: [Double]) -> Double {
    var length = 1.0
    for index in point.indices {
      if change[index] < 0 { length = min(length, -point[index] / change[index]) }
      if dual[index] < 0 { length = min(length, -multipliers[index] / dual[index]) }
    }
    return length
  }

  /// Factorizes a symmetric matrix, given by its lower triangle, in place; returns whether it is positive definite.
  static func factorise(_ matrix: inout [Double], _ count: Int) -> Bool {
    guard matrix.allSatisfy(\.isFinite) else { return false }
    return matrix.withUnsafeMutableBufferPointer { elements in
      var view = gsl_matrix_view_array(elements.baseAddress, count, count)
      return (try? GSL.perform("gsl_linalg_cholesky_decomp1") { gsl_linalg_cholesky_decomp1(&view.matrix) }) != nil
    }
  }

  /// Solves a linear system with a factor for a right-hand side in place.
  static func solve(_ factor: inout [Double], _ right: inout [Double], _ count: Int) {
    factor.withUnsafeMutableBufferPointer { elements in
      right.withUnsafeMutableBufferPointer { values in
        var matrix = gsl_matrix_view_array(elements.baseAddress, count, count)
        var vector = gsl_vector_view_array(values.baseAddress, count)
        _ = gsl_linalg_cholesky_svx(&matrix.matrix, &vector.vector)
      }
    }
  }
}
