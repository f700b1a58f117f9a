import Testing

@testable import Verification

@Suite struct `The minimum of a convex function over the nonnegative orthant` {
  /// ½xᵀQx − bᵀx with b = Qx* − m*, whose minimum is x* with the multipliers m* where x_i*·m_i* = 0.
  struct Quadratic: OrthantFunction {
    let rows: [[Double]]
    let minimum: [Double]
    let multipliers: [Double]
    var count: Int { rows.count }

    func evaluate(
      _ point: UnsafePointer<Double>, gradient: UnsafeMutablePointer<Double>, hessian: UnsafeMutablePointer<Double>
    ) {
      for i in 0..<count {
        gradient[i] = (0..<count).reduce(multipliers[i]) { $0 + rows[i][$1] * (point[$1] - minimum[$1]) }
        for j in 0...i { hessian[i * count + j] = rows[i][j] }
      }
    }
  }

  static let functions = [
    Quadratic(rows: [[4, 1, -1], [1, 3, 2], [-1, 2, 5]], minimum: [1, 0, 2], multipliers: [0, 3, 0]),
    Quadratic(rows: [[4, 1, -1], [1, 3, 2], [-1, 2, 5]], minimum: [0, 0.25, 0], multipliers: [0.5, 0, 8]),
    Quadratic(rows: [[2, -1], [-1, 2]], minimum: [0, 0], multipliers: [1, 4]),
    Quadratic(rows: [[1]], minimum: [64], multipliers: [0]),
    // Of linearly dependent columns; the sum of the first two is determined.
    Quadratic(rows: [[1, 1, 0], [1, 1, 0], [0, 0, 1]], minimum: [1, 1, 1], multipliers: [0, 0, 0]),
  ]

  @Test(arguments: functions.indices, [0.5, 8.0])
  func `is found with its multipliers from any start`(index: Int, start: Double) {
    let function = Self.functions[index]
    let found = OrthantMinimum(of: function, from: Array(repeating: start, count: function.count))
    // The products of variables and multipliers end below 2⁻⁶² on average, and the residual r = Qx − b − m below 2⁻⁴⁸.
    // Where x* > 0 the multipliers, and where m* > 0 the variables, are then below 2⁻⁵⁸; so the other variables, with
    // Q_FF as their part of Q, differ from x* by at most ‖Q_FF⁻¹‖(‖r‖ + 2⁻⁵⁶) in their greatest element, and multipliers
    // by ‖r‖ more than ‖Q‖ times that. For these matrices ‖Q_FF⁻¹‖ ≤ 1 and ‖Q_ZF‖·‖Q_FF⁻¹‖ ≤ 1, of the sum that is
    // determined too: both are below 3·2⁻⁴⁸.
    let allowed = 3 * 0x1p-48
    for i in 0..<function.count {
      let isFree = function.rows.count == 3 && function.rows[1][1] == 1 && i < 2
      let place = isFree ? (found.point[0] + found.point[1]) / 2 : found.point[i]
      #expect((place - function.minimum[i]).magnitude <= allowed, "\(found)")
      #expect((found.multipliers[i] - function.multipliers[i]).magnitude <= allowed, "\(found)")
      #expect(found.point[i] > 0 && found.multipliers[i] > 0)
    }
  }

  @Test func `needs a definite finite Hessian, and solves with its factor`() {
    var definite = [4.0, 0, 2, 5]
    #expect(OrthantMinimum.factorise(&definite, 2))
    // (4 2; 2 5)(1, 2) = (8, 12).
    var right = [8.0, 12]
    OrthantMinimum.solve(&definite, &right, 2)
    #expect(right == [1, 2])
    var (indefinite, infinite) = ([1.0, 0, 2, 1], [1.0, 0, .infinity, 1])
    #expect(!OrthantMinimum.factorise(&indefinite, 2) && !OrthantMinimum.factorise(&infinite, 2))
  }
}
