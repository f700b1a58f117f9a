import CTrapezoid
import Testing

extension `RT-013 the posterior entropy of few components by the trapezoidal rule lies in its interval` {
  /// An argument, the double number nearest to a function's value, and the rest of the value.
  typealias Value = (argument: Double, nearest: Double, rest: Double)

  /// The functions of step 9, with the bounds on their relative errors in units of ε.
  enum Function: CaseIterable, Sendable {
    case exponential, logarithm

    var bound: Double { self == .exponential ? 1.5 : 3 }

    /// The values for four arguments.
    func callAsFunction(_ arguments: [Double]) -> [Double] {
      var numbers = arguments
      if self == .exponential { trapezoid_exponentials(&numbers) } else { trapezoid_logarithms(&numbers) }
      return numbers
    }

    // mpmath 1.3.0, 60 digits: v = exp(x) or log1p(x), float(v), float(v - float(v)).
    static let exponentials: [Value] = [
      (0.0, 1.0, 0.0), (-9.094947017729282e-13, 0.9999999999990905, 4.1359030627638844e-25),
      (-0.1, 0.9048374180359595, 5.055984668733208e-17), (-0.3465, 0.7071588192872713, 2.7398169635918757e-17),
      (-0.3466, 0.7070881069410189, -4.768387989392634e-17), (-0.5, 0.6065306597126334, -6.593178415491414e-19),
      (-1.0, 0.36787944117144233, -1.2428753672788363e-17), (-1.0397, 0.3535607342704191, -7.696602194878083e-18),
      (-2.5, 0.0820849986238988, -4.8047346661059284e-18), (-5.0, 0.006737946999085467, 9.579094181215286e-20),
      (-10.3, 3.363309518571897e-05, 1.789757095133319e-21), (-30.0, 9.357622968840175e-14, -2.1170146272646406e-30),
      (-77.7, 1.8001917046195687e-34, 9.506147271662057e-51),
      (-123.456, 2.4195825412645934e-54, -5.284633385836793e-71),
      (-300.0, 5.148200222412013e-131, 2.962376373372979e-147),
      (-500.25, 5.548625684622169e-218, 1.1405338893851109e-235),
      (-650.0, 5.111951948651156e-283, 2.849121073604364e-299), (-699.9, 1.0896627777796162e-304, 3.02e-321),
      (-700.0, 9.85967654375977e-305, 8.5e-322), (-5.374569764496049, 0.0046329115478473204, -4.151975329378758e-20),
      (-33.89734947748931, 1.8991889325356216e-15, -1.082717240496283e-31),
      (-30.550984759064562, 5.3935648195735256e-14, -5.915269666607535e-31),
      (-10.202761029576868, 3.706783188450788e-05, -1.962661130237725e-21),
      (-19.817403483677637, 2.474064521025762e-09, -1.0655315071435226e-25),
      (-17.979642591549524, 1.554320002253952e-08, -7.364765811782167e-25),
      (-26.063718908910516, 4.793698327894054e-12, -5.599881494111774e-29),
      (-31.548934045420527, 1.9882547750684624e-14, -3.6079294811469414e-31),
      (-3.7543834709693957, 0.02341488211460474, 8.025800114844331e-19),
      (0.1, 1.1051709180756477, -8.149523913327619e-17), (0.3466, 1.4142509118505286, 2.727912318400902e-17),
      (1.0, 2.718281828459045, 1.4456468917292502e-16), (2.5, 12.182493960703473, 2.0334002173348147e-16),
      (3.7543834709693957, 42.70788104358051, -3.181181549494759e-15),
      (4.9, 134.28977968493552, 8.020817242380312e-15), (5.5, 244.69193226422038, 4.129320187450839e-15),
      (6.0, 403.4287934927351, 1.2359628024450387e-14),
    ]
    static let logarithms: [Value] = [
      (9.332636185032189e-302, 9.332636185032189e-302, 0.0),
      (8.673617379884035e-19, 8.673617379884035e-19, -3.76158192263132e-37),
      (9.313225746154785e-10, 9.313225741817976e-10, 2.692645221273596e-28),
      (0.001, 0.0009995003330835331, 3.8971025988294614e-20), (0.1, 0.09531017980432487, -3.808451650416249e-19),
      (0.2, 0.18232155679395465, -1.2293584505723786e-17), (0.3, 0.26236426446749106, -1.6067257209028454e-17),
      (0.3124, 0.2718575221048095, 1.0738967414233655e-17), (0.3125, 0.27193371548364176, 7.83319637697442e-19),
      (0.313, 0.27231459532065916, -2.3295237456373636e-17), (0.32, 0.2776317365982795, -8.048500401493925e-18),
      (0.4, 0.33647223662121295, -3.704625908593426e-18), (0.5, 0.4054651081081644, -2.8811380259626426e-18),
      (0.6, 0.4700036292457355, 1.8403950927973338e-17), (0.74, 0.5538851132264376, 2.3948619456573128e-17),
      (0.75, 0.5596157879354227, 2.685492580212308e-17), (0.76, 0.5653138090500605, -3.748804546832611e-17),
      (0.9, 0.6418538861723948, -1.7565308162532386e-17), (1.0, 0.6931471805599453, 2.3190468138462996e-17),
      (1.25, 0.8109302162163288, -5.762276051925285e-18), (1.49, 0.9122827104766162, 1.118078604600874e-19),
      (1.5, 0.9162907318741551, -4.141195369011963e-17), (1.51, 0.9202827531436926, -4.504511451554057e-17),
      (1.75, 1.0116009116784799, 5.030524750578923e-17), (2.0, 1.0986122886681098, -9.07129723500153e-17),
      (2.5, 1.252762968495368, -6.097690852192957e-17), (2.9, 1.3609765531356006, 1.0103074684515222e-16),
      (3.0, 1.3862943611198906, 4.638093627692599e-17),
    ]
    var values: [Value] { self == .exponential ? Self.exponentials : Self.logarithms }

    /// The largest relative error in units of ε, if results are changed by a factor.
    func largestError(factor: Double = 1) -> Double {
      stride(from: 0, to: values.count, by: 4).reduce(0.0) { largest, start in
        let group = values[start..<start + 4]
        return zip(self(group.map(\.argument)), group).reduce(largest) { largest, pair in
          let (result, value) = (pair.0 * factor, pair.1)
          // The difference of neighboring numbers is exact.
          let error = ((result - value.nearest) - value.rest).magnitude
          return max(largest, value.nearest == 0 ? 0 : error / value.nearest.magnitude / .ulpOfOne)
        }
      }
    }
  }

  @Test(arguments: Function.allCases)
  func `exponentials and logarithms err by less than their bounds`(function: Function) {
    #expect(function.values.count.isMultiple(of: 4) && function.values.count >= 28)
    #expect(function.largestError() < function.bound)
  }

  @Test func `logarithms near 0 keep their relative accuracy`() {
    let numbers = Function.logarithm([0, 0x1p-1022, 0x1p-60, 0x1p-53])
    #expect(numbers == [0, 0x1p-1022, 0x1p-60, 0x1p-53])
  }

  @Test(arguments: Function.allCases)
  func `control: functions that err by more than their bounds are refuted`(function: Function) {
    for factor in [1 - 6 * Double.ulpOfOne, 1 + 6 * Double.ulpOfOne] {
      #expect(function.largestError(factor: factor) >= function.bound)
    }
  }
}
