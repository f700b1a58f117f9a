/// One side of a comparison, which does the work of a job as often as it is asked.
protocol Contestant: AnyObject {
  /// What does the work, with its version if it has one.
  var name: String { get }
  /// Does the work a number of times and gives the seconds that it took.
  func run(_ count: Int) async throws -> Double
  /// The numbers that the last run found.
  func result() throws -> [Double]
  /// The greatest number of bytes that its process held; nil if it shares the process with others.
  func memory() throws -> Double?
}

extension Contestant {
  func memory() throws -> Double? { nil }
}

/// A closure of this process.
final class InProcess<Output>: Contestant {
  let name: String
  private let work: () async throws -> Output
  private let numbers: (Output) -> [Double]
  private var last: Output?

  /// - Parameters:
  ///   - name: what does the work.
  ///   - numbers: its result for a comparison, which is not timed.
  ///   - work: what is timed.
  init(_ name: String, numbers: @escaping (Output) -> [Double], work: @escaping () async throws -> Output) {
    (self.name, self.work, self.numbers) = (name, work, numbers)
  }

  func run(_ count: Int) async throws -> Double {
    let start = ContinuousClock.now
    for _ in 0..<count { last = try await work() }
    return (ContinuousClock.now - start) / .seconds(1)
  }

  func result() -> [Double] { last.map(numbers) ?? [] }
}
