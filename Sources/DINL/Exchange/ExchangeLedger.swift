/// What each link carried in each direction, counted where values are handed over.
///
/// - SeeAlso: LG-001, LG-002
public struct ExchangeLedger: Sendable, Equatable, Codable {
  /// Latents travel forward, toward the fusion node; errors travel backward.
  public enum Direction: Sendable { case forward, backward }

  /// Values handed over on each link in the direction of latents.
  public private(set) var forwardValues: [Int]
  /// Values handed over on each link in the direction of errors.
  public private(set) var backwardValues: [Int]
  /// Bytes handed over on all links in both directions.
  public private(set) var bytes = 0
  /// Samples whose latents left the sensors.
  public private(set) var samples = 0

  public init(linkCount: Int) {
    forwardValues = [Int](repeating: 0, count: linkCount)
    backwardValues = forwardValues
  }

  /// Values handed over on all links in both directions.
  public var values: Int { forwardValues.reduce(0, +) + backwardValues.reduce(0, +) }

  /// Values exchanged per sample, 0 before any sample.
  public var valuesPerSample: Double { samples == 0 ? 0 : Double(values) / Double(samples) }

  mutating func record(values: Int, bytes: Int, on link: Int, _ direction: Direction) {
    switch direction {
    case .forward: forwardValues[link] += values
    case .backward: backwardValues[link] += values
    }
    self.bytes += bytes
  }

  mutating func record(samples: Int) { self.samples += samples }
}
