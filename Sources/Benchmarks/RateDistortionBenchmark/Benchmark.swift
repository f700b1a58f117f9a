import CBlahutArimoto
import Foundation
import Verification

/// Prints how long certified points of rate-distortion curves take, and a plain iteration in C beside them.
///
/// `swift run -c release RateDistortionBenchmark`
@main
struct Benchmark {
  static func main() throws {
    let small = try FiniteSource(law: [0.5, 0.3, 0.2], distortion: [[0, 1, 2], [1, 0, 1], [2, 1, 0]])
    let point = try small.optimum(weight: 0.3)
    print("3×3 optimum at a weight: \(try microseconds { try small.optimum(weight: 0.3).gap }) µs, gap \(point.gap)")
    let distortion = try small.distortion(atRate: 0.4)
    print(
      "3×3 D(R) at a rate: \(try microseconds { try small.distortion(atRate: 0.4).value }) µs, "
        + "gap \(distortion.upper - distortion.lower)")
    let rate = try small.rate(atDistortion: 0.2)
    print(
      "3×3 R(D) at a distortion: \(try microseconds { try small.rate(atDistortion: 0.2).value }) µs, "
        + "gap \(rate.upper - rate.lower)")
    try compare(symbols: 4096, count: 16, weight: 1 / 20.0, gap: 1e-9)
  }

  /// The best of some batches, a call.
  static func microseconds(_ work: () throws -> Double) rethrows -> Double {
    var (best, sink) = (Double.infinity, 0.0)
    for _ in 0..<20 {
      let start = seconds
      for _ in 0..<50 { sink += try work() }
      best = min(best, seconds - start)
    }
    precondition(sink.isFinite, "the work has a result")
    return (best / 50 * 1e8).rounded() / 100
  }

  /// Squared distances of random points of the unit square from random reproductions; both gaps in nats.
  static func compare(symbols: Int, count: Int, weight: Double, gap: Double) throws {
    var state: UInt64 = 1
    func uniform() -> Double {
      // S. Vigna's splitmix64.
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return Double((mixed ^ (mixed >> 31)) >> 11) * 0x1p-53
    }
    let reproductions = (0..<count).map { _ in (uniform(), uniform()) }
    let distances = (0..<symbols).map { _ in
      let point = (uniform(), uniform())
      return reproductions.map { (x, y) in (point.0 - x) * (point.0 - x) + (point.1 - y) * (point.1 - y) }
    }
    let flat = distances.flatMap { $0 }
    let law = [Double](repeating: 1 / Double(symbols), count: symbols)
    var (kernel, outputs) = (flat, [Double](repeating: 0, count: count))
    var (own, peer) = ([Double](), [Double]())
    var (found, iterations) = (0.0, 0)
    for _ in 0..<7 {
      var start = seconds
      found = try FiniteSource(law: law, distortion: distances).optimum(weight: weight).gap / weight
      own.append(seconds - start)
      start = seconds
      iterations = Int(
        blahut_arimoto(flat, &kernel, &outputs, Int32(symbols), Int32(count), weight, gap))
      peer.append(seconds - start)
    }
    precondition(found <= gap, "the optimum is certified to the peer's gap")
    let medians = (own.sorted()[3], peer.sorted()[3])
    print(
      "\(symbols)×\(count) at slope \(1 / weight): \(medians.0 * 1e3) ms, certified gap \(found) nats; "
        + "C -O3 Blahut–Arimoto to \(gap) nats: \(medians.1 * 1e3) ms, \(iterations) iterations; "
        + "ratio \(medians.1 / medians.0)")
  }

  /// Processor time of the process.
  static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
