import CReferences

/// A plain implementation in C in this process.
final class Reference: Contestant {
  let name: String
  private let input: UnsafeMutableBufferPointer<Double>
  private let work: dinl_work
  private let factor: Double

  /// - Parameters:
  ///   - name: what does the work.
  ///   - input: the numbers that the implementation reads.
  ///   - factor: how many times the work stands for; the seconds are multiplied by it.
  ///   - make: the implementation.
  init(
    _ name: String = "plain C", input: [Double] = [], factor: Double = 1,
    _ make: (UnsafePointer<Double>?) -> dinl_work
  ) {
    (self.name, self.factor) = (name, factor)
    self.input = .allocate(capacity: input.count)
    _ = self.input.initialize(from: input)
    work = make(UnsafePointer(self.input.baseAddress))
  }

  deinit {
    work.discard(work.state)
    input.deallocate()
  }

  func run(_ count: Int) -> Double {
    let start = ContinuousClock.now
    for _ in 0..<count { work.run(work.state) }
    return factor * ((ContinuousClock.now - start) / .seconds(1))
  }

  func result() -> [Double] { Array(UnsafeBufferPointer(start: work.result, count: work.count)) }
}
