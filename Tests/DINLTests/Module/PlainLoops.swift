import Synchronization

@testable import DINL

/// What the kernels compute, written as plain loops: the same operations on each number in the same order.
enum PlainLoops<Scalar: TrainingScalar> {
  /// What a wrong loop does.
  enum Fault: CaseIterable {
    case roundsProducts, descends, ignoresStart, rectifiesNaN, blocksNegativeAlone, sumsRowsOfA
  }

  /// The settings of a product: C = finish(start + A·B), and the sums of the columns of B.
  struct Product {
    var (m, n, k) = (0, 0, 0)
    var (aRow, aColumn, bRow, cRow) = (0, 0, 0, 0)
    var start: UInt32 = 0
    var rectifies = false
    var isBlocked = false
  }

  static func product(
    _ task: Product, _ a: [Scalar], _ b: [Scalar], bias: [Scalar], activation: [Scalar], _ c: inout [Scalar],
    sums: inout [Scalar], fault: Fault? = nil
  ) {
    for i in 0..<task.m {
      for j in 0..<task.n {
        let place = i * task.cRow + j
        var sum = task.start == 0 || fault == .ignoresStart ? 0 : task.start == 1 ? bias[j] : c[place]
        for step in 0..<task.k {
          let p = fault == .descends ? task.k - 1 - step : step
          let (left, right) = (a[i * task.aRow + p * task.aColumn], b[p * task.bRow + j])
          sum = fault == .roundsProducts ? sum + left * right : sum.addingProduct(left, right)
        }
        if task.rectifies { sum = fault == .rectifiesNaN && sum.isNaN ? 0 : sum < 0 ? 0 : sum }
        if task.isBlocked {
          sum = fault == .blocksNegativeAlone ? (activation[place] < 0 ? 0 : sum) : activation[place] > 0 ? sum : 0
        }
        c[place] = sum
      }
    }
    for j in 0..<task.n {
      sums[j] = 0
      for p in 0..<task.k {
        sums[j] += fault == .sumsRowsOfA && task.m > 0 ? a[p * task.aColumn] : b[p * task.bRow + j]
      }
    }
  }

  /// The constants of one step of Adam.
  struct Step {
    var (rate, correction, firstDecay, secondDecay): (Scalar, Scalar, Scalar, Scalar) = (0.01, 1.75, 0.9, 0.999)
    var (epsilon, keep): (Scalar, Scalar) = (1e-8, 0.98)
  }

  static func adam(
    _ step: Step, _ value: inout [Scalar], _ gradient: [Scalar], _ first: inout [Scalar], _ second: inout [Scalar],
    count: Int
  ) {
    for i in 0..<count {
      let g = gradient[i]
      first[i] = ((1 - step.firstDecay) * g).addingProduct(step.firstDecay, first[i])
      second[i] = ((1 - step.secondDecay) * g * g).addingProduct(step.secondDecay, second[i])
      let move = step.rate * first[i] / ((second[i] * step.correction).squareRoot() + step.epsilon)
      value[i] = (-move).addingProduct(step.keep, value[i])
    }
  }
}

/// The bits of numbers, in which 0 and −0 differ and every NaN is the same.
func bits<Scalar: TrainingScalar>(_ values: [Scalar]) -> [UInt64] {
  values.map { value in
    value.isNaN ? .max : value is Float ? UInt64(Float(value).bitPattern) : Double(value).bitPattern
  }
}

/// Held by whoever limits the instruction set of the process.
private let pathLock = Mutex(())

/// Runs a body with each instruction set that the machine has, and then lets it use the widest again.
///
/// Other tests run beside it; their bits do not depend on the set.
func onEachPath(_ body: (KernelPath) -> Void) {
  pathLock.withLock { _ in
    for path in KernelPath.allCases where path.limit() == path { body(path) }
    _ = KernelPath.widest.limit()
  }
}
