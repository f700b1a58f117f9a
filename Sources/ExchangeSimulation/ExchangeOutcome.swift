/// What came of an exchange: when each sample was complete, what was handed over, and what was held where.
///
/// A greatest number counts what is there after all that happens at one moment. Queues are numbered 2·arc for the
/// latents of an arc of the flow and 2·arc + 1 for its errors.
///
/// - SeeAlso: SC-001, SC-004
public struct ExchangeOutcome: Equatable, Sendable {
  /// When each sample was complete, K entries, in seconds: its forward pass at the root or, in training, its last
  /// backward pass.
  public var completions: [Double]
  /// The number of values that were handed over.
  public var values = 0
  /// The greatest number of messages in each queue of a link, the one that it serves included.
  public var greatestQueues: [Int]
  /// The greatest number of messages of each queue that had arrived and that no module had begun to read.
  public var greatestBuffers: [Int]
  /// The greatest number of values of messages at each node, to be sent or to be read, n entries.
  public var greatestHeldValues: [Int]
  /// The greatest number of samples whose forward pass had begun at a node and whose backward pass had not ended, n
  /// entries; 0 without training.
  public var greatestInFlight: [Int]

  init(_ model: ExchangeModel) {
    completions = [Double](repeating: 0, count: model.releases.count)
    greatestQueues = [Int](repeating: 0, count: 2 * model.flow.arcs.count)
    greatestBuffers = greatestQueues
    greatestHeldValues = [Int](repeating: 0, count: model.flow.nodeCount)
    greatestInFlight = greatestHeldValues
  }
}
