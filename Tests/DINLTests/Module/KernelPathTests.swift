import Testing

@testable import DINL

@Suite struct `Every instruction set gives the bits of the plain loops` {
  /// A drawn number: some are 0, −0, NaN, infinite or subnormal, and the exponents of others are far apart, so that sums
  /// are rounded in every way.
  private static func number<Scalar: TrainingScalar>(
    _ type: Scalar.Type, special: Bool, _ stream: inout RandomStream
  ) -> Scalar {
    let kind = stream.index(below: special ? 12 : 8)
    let size = Scalar(stream.uniform() - 0.5)
    switch kind {
    case 0: return 0
    case 1: return -0.0
    case 2: return size * Scalar(sign: .plus, exponent: Scalar.Exponent(stream.index(below: 60) - 30), significand: 1)
    case 8: return special && stream.index(below: 40) == 0 ? .nan : size
    case 9: return special && stream.index(below: 40) == 0 ? .infinity : size
    case 10: return size * Scalar.leastNormalMagnitude * 4
    case 11: return size * Scalar.leastNonzeroMagnitude * 100
    default: return size
    }
  }

  private static func numbers<Scalar: TrainingScalar>(
    _ type: Scalar.Type, _ count: Int, special: Bool = false, _ stream: inout RandomStream
  ) -> [Scalar] {
    (0..<count).map { _ in number(type, special: special, &stream) }
  }

  /// Whether the kernel's product has the bits of the plain loop, in C, in places beyond its width, and in the sums.
  private static func isProduct<Scalar: TrainingScalar>(
    _ type: Scalar.Type, _ task: PlainLoops<Scalar>.Product, special: Bool, fault: PlainLoops<Scalar>.Fault? = nil,
    _ stream: inout RandomStream
  ) -> Bool {
    let a = numbers(type, (task.m + 1) * (task.k + 1), special: special, &stream)
    let b = numbers(type, (task.k + 1) * task.bRow, special: special, &stream)
    let bias = numbers(type, task.n + 1, &stream)
    let activation = numbers(type, (task.m + 1) * task.cRow, special: special, &stream)
    var found = numbers(type, (task.m + 1) * task.cRow, special: special, &stream)
    var foundSums = [Scalar](repeating: 7, count: task.n + 1)
    var (expected, expectedSums) = (found, foundSums)
    PlainLoops.product(
      task, a, b, bias: bias, activation: activation, &expected, sums: &expectedSums, fault: fault)
    activation.withUnsafeBufferPointer { activation in
      Kernels<Scalar>.product(
        task.m, task.n, task.k, a, task.aRow, task.aColumn, b, task.bRow, startKind: task.start,
        bias: task.start == 1 ? bias : nil, &found, task.cRow, rectifies: task.rectifies,
        activation: task.isBlocked ? activation.baseAddress : nil, sums: &foundSums)
    }
    return bits(found) == bits(expected) && bits(foundSums) == bits(expectedSums)
  }

  /// Products of every small shape, of the tails of every block, and with each start and finish in turn.
  private static func areProducts<Scalar: TrainingScalar>(
    _ type: Scalar.Type, special: Bool = true, fault: PlainLoops<Scalar>.Fault? = nil
  ) -> Bool {
    var stream = RandomStream(seed: 23)
    var turn = 0
    for m in [0, 1, 2, 3, 4, 5, 7, 8, 9, 13, 17] {
      for n in Array(0...18) + [23, 24, 25, 31, 32, 33, 47, 48, 49, 63, 64, 65, 80, 81] {
        for k in [0, 1, 2, 5] {
          turn += 1
          var task = PlainLoops<Scalar>.Product()
          (task.m, task.n, task.k, task.bRow, task.cRow) = (m, n, k, n + 1, n + 2)
          (task.aRow, task.aColumn) = turn % 2 == 0 ? (k + 1, 1) : (1, m + 1)
          task.start = UInt32(turn % 3)
          (task.rectifies, task.isBlocked) = (turn % 5 == 0, turn % 5 == 1)
          guard isProduct(type, task, special: special, fault: fault, &stream) else { return false }
        }
      }
    }
    return true
  }

  @Test func `products, from every start, with every finish, and the sums of columns`() {
    onEachPath { path in
      #expect(Self.areProducts(Float.self), "\(path)")
      #expect(Self.areProducts(Double.self), "\(path)")
    }
  }

  @Test func `control: every wrong loop is refuted`() {
    for fault in PlainLoops<Float>.Fault.allCases { #expect(!Self.areProducts(Float.self, fault: fault), "\(fault)") }
  }

  /// Factors whose product is a little less than a power of 2 and next to half a unit in the last place of the third
  /// number, which is subnormal if `isSubnormal`.
  private static func tie(isSubnormal: Bool, _ stream: inout RandomStream) -> (a: Float, b: Float, c: Float) {
    func power(_ exponent: Int) -> Float { Float(sign: .plus, exponent: exponent, significand: 1) }
    let tiny = power(-12 - stream.index(below: 12))
    let exponent = isSubnormal ? -75 : stream.index(below: 20) - 10
    let a = power(exponent) * (1 + tiny)
    let b = (stream.index(below: 2) == 0 ? 1 : -1) * power(isSubnormal ? -75 : 0) * (1 - tiny)
    let last = Float(stream.index(below: 1 << 10))
    if isSubnormal { return (a, b, (power(22) + last) * .leastNonzeroMagnitude) }
    return (a, b, (1 + last * .ulpOfOne) * power(exponent + 23 + stream.index(below: 3)))
  }

  @Test(arguments: [false, true]) func `fused sums are rounded once, where rounding twice gives another number`(
    isSubnormal: Bool
  ) {
    var stream = RandomStream(seed: 31)
    let ties = (0..<5000).map { _ in Self.tie(isSubnormal: isSubnormal, &stream) }
    onEachPath { path in
      for (a, b, c) in ties {
        var found = c
        Kernels<Float>.product(1, 1, 1, [a], 1, 1, [b], 1, startKind: 2, bias: nil, &found, 1)
        #expect(found.bitPattern == c.addingProduct(a, b).bitPattern, "\(path): \(a)·\(b) + \(c)")
      }
    }
    let twice = ties.count { Float(Double($0.a) * Double($0.b) + Double($0.c)) != $0.c.addingProduct($0.a, $0.b) }
    #expect(twice > 100, "control: rounding to double precision first is refuted")
  }

  private static func isStep<Scalar: TrainingScalar>(
    _ type: Scalar.Type, count: Int, wrong: (inout PlainLoops<Scalar>.Step) -> Void = { _ in },
    _ stream: inout RandomStream
  ) -> Bool {
    var own = (0..<4).map { _ in numbers(type, count + 1, &stream) }
    own[3] = own[3].map(\.magnitude)
    var (plainValue, plainFirst, plainSecond) = (own[0], own[2], own[3])
    let step = PlainLoops<Scalar>.Step()
    var other = step
    wrong(&other)
    PlainLoops.adam(other, &plainValue, own[1], &plainFirst, &plainSecond, count: count)
    var (value, first, second) = (own[0], own[2], own[3])
    Kernels<Scalar>.adam(
      count, &value, own[1], &first, &second, rate: step.rate, secondCorrection: step.correction,
      firstDecay: step.firstDecay, secondDecay: step.secondDecay, epsilon: step.epsilon, keep: step.keep)
    return bits(value + first + second) == bits(plainValue + plainFirst + plainSecond)
  }

  @Test func `steps of Adam`() {
    onEachPath { path in
      var stream = RandomStream(seed: 24)
      for count in 0...67 {
        #expect(Self.isStep(Float.self, count: count, &stream), "\(path), \(count)")
        #expect(Self.isStep(Double.self, count: count, &stream), "\(path), \(count)")
      }
    }
  }

  @Test func `control: a step with any other constant is refuted`() {
    var stream = RandomStream(seed: 25)
    let constants: [WritableKeyPath<PlainLoops<Float>.Step, Float>] = [
      \.rate, \.correction, \.firstDecay, \.secondDecay, \.epsilon, \.keep,
    ]
    for constant in constants {
      #expect(!Self.isStep(Float.self, count: 67, wrong: { $0[keyPath: constant] *= 1.01 }, &stream))
    }
  }
}
