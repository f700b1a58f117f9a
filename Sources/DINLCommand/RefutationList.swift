import Console
import Refutation
import Verification

/// The quantities that an inequality may name, and the inequalities that are proven.
struct RefutationList: Encodable {
  struct Name: Encodable {
    let quantity: String
    let explanation: String
  }

  /// A proven inequality with its name, its systems and the quantity that decides how much it says.
  struct Proven: Encodable {
    let claim: String
    let inequality: String
    let decidedBy: String
    let name: String
    let conditions: String
  }

  let quantities = Quantity.allCases.map { Name(quantity: $0.rawValue, explanation: $0.explanation) }
  let proven = ProvenInequality.all.map {
    Proven(
      claim: $0.claim, inequality: $0.inequality.text, decidedBy: $0.decidedBy.rawValue, name: $0.name,
      conditions: $0.conditions)
  }

  /// Two tables for a terminal.
  var text: String {
    var names = TextTable(["quantity", "what it is"])
    for name in quantities { names.append([name.quantity, name.explanation]) }
    var table = TextTable(["claim", "proven inequality", "decided by", "what it is, and on which systems"])
    for row in proven {
      table.append([row.claim, row.inequality, row.decidedBy, "\(row.name); \(row.conditions)"])
    }
    let width = Terminal.listWidth
    return names.text(width: width) + "\n\n" + table.text(width: width)
  }
}
