/// Why an exchange cannot be simulated.
public enum SimulationError: Error, Equatable, Sendable, CustomStringConvertible {
  /// There are more messages than ``ExchangeModel/greatestMessageCount``.
  case tooManyMessages(greatestSamples: Int)
  /// The times of all messages have no finite sum.
  case timeOutOfRange
  /// The values of all messages exceed `Int.max`.
  case tooManyValues

  /// One line: what is wrong, and what to change.
  public var description: String {
    switch self {
    case .tooManyMessages(let samples) where samples >= 1:
      return "more than \(ExchangeModel.greatestMessageCount) messages: give --samples of at most \(samples)"
    case .tooManyMessages:
      return "more than \(ExchangeModel.greatestMessageCount) messages for one sample: take a smaller graph, or with "
        + "--flow tree only its tree"
    case .timeOutOfRange:
      return "the times of all messages have no finite sum: give fewer --samples, or greater capacities"
    case .tooManyValues: return "the values of all samples exceed \(Int.max): give fewer --samples"
    }
  }
}
