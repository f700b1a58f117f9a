/// The permanent name of a claim: an area and a three-digit number, as in `GR-001`.
public struct ClaimID: Hashable, Sendable {
  /// The part of the theory that a claim belongs to.
  public enum Area: String, CaseIterable, Sendable {
    /// The graph and its shortest-path trees.
    case graph = "GR"
    /// The ledger of the values exchanged, and the latency.
    case ledger = "LG"
    /// Backpropagation by messages.
    case backpropagation = "NN"
    /// The gate and its rate.
    case gateRate = "RT"
    /// Rate-distortion and the information bottleneck.
    case rateDistortion = "RD"
    /// Generalization of learning systems.
    case generalization = "GB"
    /// The effect of the tree on information.
    case treeInformation = "TR"
    /// The experiment.
    case experiment = "EX"
    /// The cost of the exchange at any scale.
    case scale = "SC"
    /// The property-testing harness.
    case propertyTesting = "PT"
  }

  /// The part of the theory that the claim belongs to.
  public let area: Area
  /// The claim's number within its area, from 1 to 999.
  public let number: Int

  /// Reads an id such as `GR-001`.
  ///
  /// - Parameter text: Two capital letters of a known area, a hyphen and three digits, nothing else.
  /// - Throws: ``ClaimIDError/malformed(_:)`` for any other shape, ``ClaimIDError/unknownArea(_:)`` for letters
  ///   that name no area, ``ClaimIDError/zeroNumber(_:)`` for `000`.
  public init(_ text: some StringProtocol) throws(ClaimIDError) {
    guard let match = String(text).wholeMatch(of: Pattern.claimID), let number = Int(match.2) else {
      throw .malformed(String(text))
    }
    guard let area = Area(rawValue: String(match.1)) else { throw .unknownArea(String(text)) }
    guard number > 0 else { throw .zeroNumber(String(text)) }
    self.area = area
    self.number = number
  }
}

extension ClaimID: CustomStringConvertible {
  /// The id as it is written, such as `GR-001`.
  public var description: String {
    let digits = String(number)
    return area.rawValue + "-" + String(repeating: "0", count: 3 - digits.count) + digits
  }
}

extension ClaimID: Comparable {
  /// Orders ids by area, in the order in which the areas are declared, then by number.
  public static func < (left: ClaimID, right: ClaimID) -> Bool {
    (left.area.rank, left.number) < (right.area.rank, right.number)
  }
}

extension ClaimID.Area {
  fileprivate var rank: Int { Self.allCases.firstIndex(of: self)! }
}

extension ClaimID: Codable {
  /// Decodes an id from its text, such as "GR-001".
  ///
  /// - Throws: `DecodingError` if the text is not a claim id.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do {
      self = try ClaimID(text)
    } catch {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
    }
  }

  /// Encodes the id as its text, such as "GR-001".
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// Why a text is not a claim id; each case holds the text.
public enum ClaimIDError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The text is not two capital letters, a hyphen and three digits.
  case malformed(String)
  /// The letters name no known area.
  case unknownArea(String)
  /// The number is 000.
  case zeroNumber(String)

  /// One line: the text, what is wrong with it, and what to write.
  public var description: String {
    switch self {
    case .malformed(let text):
      return "'\(text)' is no claim id: write two capital letters, a hyphen and three digits, as in GR-001"
    case .unknownArea(let text):
      let areas = ClaimID.Area.allCases.map(\.rawValue).joined(separator: " ")
      return "'\(text)' names no known area: use one of \(areas)"
    case .zeroNumber(let text):
      return "'\(text)' has the number 000: numbers start at 001"
    }
  }
}

extension ClaimID {
  /// The text like an id that a name begins with, whether it is a valid id or not: `GR-1` of `GR-1 a tree`.
  static func candidate(leading name: some StringProtocol) -> String? {
    String(name).prefixMatch(of: Pattern.likeClaimID).map { String($0.output) }
  }
}
