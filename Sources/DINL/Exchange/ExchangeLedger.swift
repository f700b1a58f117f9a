/// The number of values that each link carried in each direction, counted as they are copied.
///
/// No count overflows: a count above `Int.max` stays at `Int.max`, which then means that many or more.
///
/// - SeeAlso: LG-001
public struct ExchangeLedger: Sendable, Equatable, Codable {
  /// Latents travel forward, toward the fusion node; errors travel backward.
  public enum Direction: Sendable { case forward, backward }

  /// The number of values that each link carried in the direction of latents.
  public private(set) var forwardValues: [Int]
  /// The number of values that each link carried in the direction of errors.
  public private(set) var backwardValues: [Int]
  /// The number of bytes that all links carried in both directions.
  public private(set) var bytes = 0
  /// The number of samples whose latents left the sensors.
  public private(set) var samples = 0

  /// A ledger in which every count is 0.
  ///
  /// - Parameter linkCount: at least 0.
  public init(linkCount: Int) {
    precondition(linkCount >= 0, "a ledger has no negative number of links")
    forwardValues = [Int](repeating: 0, count: linkCount)
    backwardValues = forwardValues
  }

  /// Decodes a ledger and checks its counts.
  ///
  /// - Throws: `DecodingError` if a count is negative, or the two directions have different numbers of links.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    forwardValues = try container.decode([Int].self, forKey: .forwardValues)
    backwardValues = try container.decode([Int].self, forKey: .backwardValues)
    bytes = try container.decode(Int.self, forKey: .bytes)
    samples = try container.decode(Int.self, forKey: .samples)
    guard forwardValues.count == backwardValues.count else {
      throw DecodingError.dataCorruptedError(
        forKey: .backwardValues, in: container, debugDescription: "has another number of links than forwardValues")
    }
    guard ([bytes, samples] + forwardValues + backwardValues).allSatisfy({ $0 >= 0 }) else {
      throw DecodingError.dataCorruptedError(
        forKey: .forwardValues, in: container, debugDescription: "a count is negative")
    }
  }

  /// The number of values that all links carried in both directions.
  public var values: Int { (forwardValues + backwardValues).reduce(0) { $0.addingSaturating($1) } }

  /// The number of values exchanged per sample; 0 before the first sample.
  public var valuesPerSample: Double { samples == 0 ? 0 : Double(values) / Double(samples) }

  mutating func record(values: Int, bytes: Int, on link: Int, _ direction: Direction) {
    precondition(forwardValues.indices.contains(link), "the ledger has no such link")
    switch direction {
    case .forward: forwardValues[link] = forwardValues[link].addingSaturating(values)
    case .backward: backwardValues[link] = backwardValues[link].addingSaturating(values)
    }
    self.bytes = self.bytes.addingSaturating(bytes)
  }

  mutating func record(samples: Int) { self.samples = self.samples.addingSaturating(samples) }
}

extension Int {
  /// The sum of two counts, or `Int.max` if the sum exceeds it.
  fileprivate func addingSaturating(_ other: Int) -> Int {
    let (sum, overflows) = addingReportingOverflow(other)
    return overflows ? .max : sum
  }
}
