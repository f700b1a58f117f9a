import AuditRun
import Claims

/// An area of claims with its name.
struct ClaimArea {
  /// The first two letters of the ids.
  let id: String
  /// What the claims are about.
  let name: String

  /// The areas of some claims, in their order.
  static func all(in claims: [ClaimReport]) -> [ClaimArea] {
    var ids: [String] = []
    for claim in claims where !ids.contains(claim.area) { ids.append(claim.area) }
    return ids.map { id in ClaimArea(id: id, name: ClaimID.Area(rawValue: id).map(name(of:)) ?? "other claims") }
  }

  private static func name(of area: ClaimID.Area) -> String {
    switch area {
    case .graph: "graph and shortest-path tree"
    case .ledger: "exchange and latency"
    case .backpropagation: "backpropagation by messages"
    case .gateRate: "gates and their rates"
    case .rateDistortion: "rate-distortion and bottleneck"
    case .generalization: "generalization"
    case .treeInformation: "information on the tree"
    case .experiment: "the experiment"
    case .propertyTesting: "property testing"
    }
  }
}
