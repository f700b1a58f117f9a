import Refutation

/// The bounds and the true values of one system, or of the members of a family, side by side.
package struct AtlasReport: Encodable, Sendable {
  /// What the members have in common.
  package struct Family: Encodable, Sendable {
    package let name: String
    package let title: String
    package let explanation: String
    package let finding: String
    /// The symbol of the parameter, and what it is.
    package let parameter: String
    package let meaning: String
    /// The size that all members share: what is counted, and how many.
    package let size: [String: Int]
  }

  package let schemaVersion: Int
  package let title: String
  package let family: Family?
  package let members: [MemberReport]
  /// What the comparison shows, a sentence each.
  package let findings: [String]

  /// The report on members of a family.
  ///
  /// - Parameters:
  ///   - family: the family.
  ///   - text: the numbers of the parameter between commas; nil takes the family's own.
  ///   - size: the size; nil takes the family's own.
  /// - Throws: `FamilyError`.
  package init(_ family: SystemFamily, at text: String? = nil, size: Int? = nil) throws(FamilyError) {
    let taken = try family.checked(size)
    var members: [MemberReport] = []
    for member in try family.members(at: text, size: size) {
      do { members.append(try MemberReport(member)) } catch {
        throw FamilyError("--family \(family.name), \(member.label): \(error)")
      }
    }
    self.init(
      family.title, members,
      of: Family(
        name: family.name, title: family.title, explanation: family.explanation, finding: family.finding,
        parameter: family.parameter.symbol, meaning: family.parameter.meaning,
        size: family.size.map { [$0.kind.rawValue: taken] } ?? [:]))
  }

  /// The report on one system.
  package init(_ member: MemberReport) { self.init(member.label, [member], of: nil) }

  private init(_ title: String, _ members: [MemberReport], of family: Family?) {
    (schemaVersion, self.title, self.members, self.family) = (1, title, members, family)
    findings = AtlasFindings(members).sentences
  }

  /// All comparisons with true values and orders.
  package var verdicts: [BoundReport.Bound] { members.flatMap { $0.bounds.map(\.bound) + $0.orders } }
}
