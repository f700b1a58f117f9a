import Console
import Foundation
import Trials
import Verification

/// The machine and the program of a run.
struct Machine: Codable {
  let processor: String
  let cores: Int
  let bytes: UInt64
  let system: String
  /// The processes that were ready to run, on average over the last minute.
  let load: Double
  let isOptimized: Bool
  let environment: Provenance.Environment

  init() {
    let information = ProcessInfo.processInfo
    let lines = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8))?.split(separator: "\n") ?? []
    let model = lines.first { $0.hasPrefix("model name") }?.split(separator: ":").last
    processor = model.map { $0.trimmingCharacters(in: .whitespaces) } ?? "unknown processor"
    (cores, bytes) = (information.activeProcessorCount, information.physicalMemory)
    system = information.operatingSystemVersionString
    var loads = [0.0]
    getloadavg(&loads, 1)
    load = loads[0]
    #if DEBUG
      isOptimized = false
    #else
      isOptimized = true
    #endif
    environment = .ofThisProgram
  }

  /// Three lines.
  var text: String {
    """
    \(processor), \(cores) cores, \(short(Double(bytes) / 1e9)) GB
    \(system), load \(fixed(load, digits: 2)) at the start
    dinl \(environment.version), \(isOptimized ? "release" : "debug") build; \(environment.toolchain); \
    GSL \(environment.gslVersion)
    """
  }
}

extension Provenance.Environment {
  /// What this program was built from, and the library that it runs with.
  static let ofThisProgram = Provenance.Environment(
    sources: BuildRecord.sources, toolchain: BuildRecord.toolchain, gslVersion: GSL.version)
}
