/// The share I/N of a list of jobs: of the jobs numbered from 1, those with the numbers I, I + N, I + 2N, and so on.
///
/// Each job is in exactly one of the shares 1/N, …, N/N, and their sizes differ by at most one.
public struct Shard: Sendable, Hashable, CustomStringConvertible {
  /// I, from 1 to ``count``.
  public let index: Int
  /// N, from 1 to ``greatestCount``.
  public let count: Int

  /// The greatest N.
  public static let greatestCount = 1_000_000
  /// The whole list.
  public static let whole = Shard(index: 1, count: 1)

  /// What a text must be.
  public static let form = "I/N with whole numbers, N from 1 to \(greatestCount) and I from 1 to N, such as 2/5"

  /// The share I/N.
  public init(index: Int, count: Int) {
    precondition(Self.isShare(index, count), "a share is I/N with I from 1 to N")
    (self.index, self.count) = (index, count)
  }

  /// Reads "I/N" in decimal digits, of which leading zeros count for nothing; nil for any other text.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      part.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(part) : nil
    }
    guard parts.count == 2, numbers.count == 2, Self.isShare(numbers[0], numbers[1]) else { return nil }
    (index, count) = (numbers[0], numbers[1])
  }

  private static func isShare(_ index: Int, _ count: Int) -> Bool {
    count <= greatestCount && index >= 1 && index <= count
  }

  /// "I/N".
  public var description: String { "\(index)/\(count)" }

  /// Whether the job at a place of the list, from 0, is in this share.
  package func holds(_ place: Int) -> Bool { place % count == index - 1 }

  /// How many of a number of jobs are in this share; none of a negative number.
  package func share(of jobs: Int) -> Int { jobs < index ? 0 : (jobs - index) / count + 1 }

  /// The jobs of a list that are in this share, in the order of the list.
  package func share<Job>(of jobs: [Job]) -> [Job] {
    stride(from: index - 1, to: jobs.count, by: count).map { jobs[$0] }
  }
}

extension Shard: Codable {
  /// Reads the text "I/N".
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let shard = Shard(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "a share is \(Self.form)")
    }
    self = shard
  }

  /// Writes the text "I/N".
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
