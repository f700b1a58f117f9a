import CGSL
import RealModule

/// The Gauss–Legendre rule on [−1, 1].
struct GaussLegendre: @unchecked Sendable {
  let count: Int
  // Written once before the rule is shared, and never freed, because rules exist as long as the process.
  let nodes: UnsafePointer<Double>
  let weights: UnsafePointer<Double>

  /// The rule with the given number of nodes, from the library's table.
  init(count: Int) {
    guard let table = gsl_integration_glfixed_table_alloc(count) else { preconditionFailure("out of memory") }
    defer { gsl_integration_glfixed_table_free(table) }
    let (nodes, weights) = (
      UnsafeMutablePointer<Double>.allocate(capacity: count), UnsafeMutablePointer<Double>.allocate(capacity: count)
    )
    for index in 0..<count {
      gsl_integration_glfixed_point(-1, 1, index, nodes + index, weights + index, table)
    }
    (self.count, self.nodes, self.weights) = (count, UnsafePointer(nodes), UnsafePointer(weights))
  }

  /// The rule with one node.
  static let middle = GaussLegendre(count: 1)

  /// The ellipse with foci ±1 whose semi-axes sum to a parameter above 1.
  struct Ellipse: Sendable {
    let parameter: Double
    /// The semi-axis along the panel.
    let length: Double
    /// The semi-axis perpendicular to the panel.
    let height: Double

    init(parameter: Double) {
      self.parameter = parameter
      // Rounded outward, so that no part of the true ellipse is outside.
      length = (parameter + 1 / parameter) / 2 * (1 + 0x1p-40)
      height = (parameter - 1 / parameter) / 2 * (1 + 0x1p-40)
    }
  }

  /// An upper bound on the rule's error for a function with modulus at most 1 in an ellipse.
  ///
  /// The Chebyshev coefficients are at most 2ϱ^−j; the rule is exact below degree 2n and for odd functions, and its
  /// error for the Chebyshev polynomial of an even degree j ≥ 2n is at most 2 + 2/(j²−1). Source: L. N. Trefethen,
  /// "Approximation Theory and Approximation Practice", ch. 19.
  ///
  /// - SeeAlso: RT-005
  func errorFactor(in ellipse: Ellipse) -> Double {
    let decay = Double.pow(ellipse.parameter, -2 * Double(count))
    return 4.1 * decay / (1 - 1 / (ellipse.parameter * ellipse.parameter))
  }
}
