import ArgumentParser
import DINL
import Trials

/// A number of sensors, or the columns of each.
struct SensorOption: ExpressibleByArgument {
  let choice: SensorChoice

  init?(argument: String) {
    if let count = Int(argument) {
      guard Limits.sensors.range.contains(count) else { return nil }
      choice = .count(count)
      return
    }
    let groups = argument.split(separator: ";", omittingEmptySubsequences: false).compactMap { group in
      ColumnList.names(in: String(group))
    }
    guard groups.count == argument.count(where: { $0 == ";" }) + 1, groups.allSatisfy({ !$0.isEmpty }) else {
      return nil
    }
    choice = .columns(groups)
  }
}

/// Weights separated by commas; none is an empty text.
struct WeightsOption: ExpressibleByArgument, CustomStringConvertible {
  let weights: [Double]

  init(weights: [Double]) { self.weights = weights }

  init?(argument: String) {
    let parts = argument.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    let weights = parts.compactMap(Double.init)
    guard weights.count == parts.count else { return nil }
    self.weights = weights
  }

  var description: String { weights.map { "\($0)" }.joined(separator: ",") }
  var defaultValueDescription: String { description }
}

/// The losses that the command line offers.
enum LossOption: String, ExpressibleByArgument, CaseIterable {
  case zeroOne = "zero-one"
  case quantized

  init?(argument: String) {
    // The spelling of earlier versions.
    self.init(rawValue: argument == "quantised" ? "quantized" : argument)
  }
}
