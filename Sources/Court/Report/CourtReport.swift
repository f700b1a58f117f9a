/// The judgment on a program: the plan, what the answers of each law and size show, and the findings in sentences.
package struct CourtReport: Encodable, Sendable {
  /// A law of the plan.
  package struct Law: Encodable, Sendable {
    package let name: String
    package let explanation: String
  }

  package let schemaVersion: Int
  /// The program and its arguments.
  package let command: [String]
  package let plan: CourtPlan
  package let laws: [Law]
  /// A judgment for each law and size, in the order of the plan.
  package let cells: [CellJudgment]
  /// A judgment for each law, if there are several sizes.
  package let growth: [GrowthJudgment]
  package let findings: [String]

  init(command: [String], plan: CourtPlan, explanations: [String], cells: [CellJudgment]) {
    (schemaVersion, self.command, self.plan, self.cells) = (1, command, plan, cells)
    laws = zip(plan.laws, explanations).map(Law.init)
    growth = plan.laws.compactMap { law in GrowthJudgment(cells.filter { $0.law == law }) }
    findings = CourtFindings(plan: plan, cells: cells, growth: growth).sentences
  }
}
