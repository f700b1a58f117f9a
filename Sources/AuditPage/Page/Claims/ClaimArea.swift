import AuditRun
import Claims

/// An area of claims with its name.
struct ClaimArea {
  /// The first two letters of the ids.
  let id: String
  /// What the claims are about.
  let name: String

  /// The areas of some claims, from the graph to the harness; those that are not known come last.
  static func all(in claims: [ClaimReport]) -> [ClaimArea] {
    let known = ClaimID.Area.allCases.map(\.rawValue)
    let present = Set(claims.map(\.area))
    let ids = known.filter(present.contains) + present.subtracting(known).sorted()
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
    case .scale: "times, rate and memory of the exchange"
    case .propertyTesting: "property testing"
    }
  }
}
