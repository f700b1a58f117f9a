/// The permanent name of a claim: an area and a three-digit number, as in `GR-001`.
public struct ClaimID: Hashable, Sendable {
  /// The part of the theory that a claim belongs to.
  public enum Area: String, CaseIterable, Sendable {
    case graph = "GR"
    case ledger = "LG"
    case backpropagation = "NN"
    case gateRate = "RT"
    case rateDistortion = "RD"
    case generalization = "GB"
    case treeInformation = "TR"
    case experiment = "EX"
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
    guard let match = String(text).wholeMatch(of: #/([A-Z]{2})-([0-9]{3})/#), let number = Int(match.2) else {
      throw .malformed(String(text))
    }
    guard let area = Area(rawValue: String(match.1)) else { throw .unknownArea(String(text)) }
    guard number > 0 else { throw .zeroNumber(String(text)) }
    self.area = area
    self.number = number
  }
}

extension ClaimID: CustomStringConvertible {
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
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do {
      self = try ClaimID(text)
    } catch {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// A text that is no claim id.
public enum ClaimIDError: Error, Hashable, Sendable, CustomStringConvertible {
  case malformed(String)
  case unknownArea(String)
  case zeroNumber(String)

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
  /// The id-like text that a name begins with, whether or not it is a valid id: `GR-1` of `GR-1 a tree`.
  static func candidate(leading name: some StringProtocol) -> String? {
    String(name).prefixMatch(of: #/[A-Za-z]{2}-[0-9]+(?![A-Za-z0-9])/#).map { String($0.output) }
  }
}
