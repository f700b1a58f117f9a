import Refutation
import Verification

/// All figures, bounds and orders of one system.
///
/// - SeeAlso: GB-015
package struct MemberReport: Encodable, Sendable {
  /// A quantity by a formula beside its computed value.
  package struct Agreement: Encodable, Sendable {
    package let quantity: String
    package let formula: String
    package let byFormula: BoundReport.Figure
    package let computed: BoundReport.Figure
    /// Whether the intervals overlap; if not, one of the two is wrong.
    package let agrees: Bool
  }

  /// The label of the member, or the name of the file.
  package let label: String
  /// The number of the family's parameter, as it was written.
  package let parameter: String?
  package let samples: Int
  package let figures: [BoundReport.Figure]
  package let bounds: [BoundComparison]
  /// The orders of bounds and of informations that are theorems, on this system.
  package let orders: [BoundReport.Bound]
  package let closedForms: [Agreement]
  package let omitted: [String]
  /// The number of the parameter for pictures.
  let position: Double?

  enum CodingKeys: String, CodingKey {
    case label, parameter, samples, figures, bounds, orders, closedForms, omitted
  }

  /// The report on a member of a family.
  ///
  /// - Throws: `VerificationError` if the system is not valid.
  package init(_ member: FamilyMember) throws(VerificationError) {
    self.init(
      try MemberFigures(member.content), label: member.label, parameter: member.parameter, member.closedForms,
      attained: member.attained, ownBounds: member.ownBounds)
  }

  /// The report on a system of a file.
  ///
  /// - Throws: `VerificationError` if the system is not valid.
  package init(_ file: SystemFile, label: String) throws(VerificationError) {
    self.init(try MemberFigures(file), label: label)
  }

  private init(
    _ figures: MemberFigures, label: String, parameter: Fraction? = nil, _ closedForms: [FamilyMember.ClosedForm] = [],
    attained: Set<String> = [], ownBounds: [FamilyMember.OwnBound] = []
  ) {
    (self.label, self.parameter, position) = (label, parameter?.description, parameter?.value)
    samples = Int(figures.value(.m)?.value ?? 0)
    self.figures = Quantity.allCases.compactMap { BoundReport.Figure($0, figures.value($0)) }
    let own = ownBounds.filter { $0.lesser == .absgap }.map(AtlasBound.init)
    bounds = Self.comparisons(AtlasBound.all + own, figures, attained: attained)
    orders =
      BoundOrder.all.compactMap { $0.comparison(figures) } + Self.informationOrders(figures)
      + ownBounds.filter { $0.lesser != .absgap }.compactMap { Self.order($0, figures) }
    self.closedForms = closedForms.compactMap { form in
      guard let computed = figures.value(form.quantity), let first = BoundReport.Figure(form.quantity, form.value),
        let second = BoundReport.Figure(form.quantity, computed)
      else { return nil }
      return Agreement(
        quantity: form.quantity.rawValue, formula: form.formula, byFormula: first, computed: second,
        agrees: form.value.overlaps(computed))
    }
    omitted = figures.omitted
  }

  /// The comparisons of bounds with the true values of a system, each with its place.
  static func comparisons(
    _ bounds: [AtlasBound], _ figures: MemberFigures, attained: Set<String> = []
  ) -> [BoundComparison] {
    let count = Int(figures.value(.m)?.value ?? 0)
    return BoundComparison.ranked(
      bounds.compactMap { bound in
        guard let sides = bound.sides(figures), let trivial = trivial(bound.group, figures) else { return nil }
        return BoundComparison(
          name: bound.name, label: bound.label, claim: bound.claim, inequality: bound.inequality, group: bound.group,
          sides: sides, trivial: trivial, isProvedEqual: attained.contains(bound.name),
          optimalConstant: bound.optimalConstant(sampleCount: count))
      })
  }

  /// What holds without any information.
  private static func trivial(_ group: AtlasBound.Group, _ figures: MemberFigures) -> Estimate? {
    switch group {
    case .gap, .probability: figures.value(.range)
    case .risk: figures.greatestLoss
    case .converse: figures.leastLoss
    }
  }

  /// The proven inequalities between informations, and between parts of bounds.
  private static func informationOrders(_ figures: MemberFigures) -> [BoundReport.Bound] {
    let compared = Set(AtlasBound.all.map(\.inequality) + [ProvenInequality.gapQuantile.inequality.text])
    return ProvenInequality.all.filter { !compared.contains($0.inequality.text) }.compactMap { proven in
      proven.inequality.sides(figures.value).flatMap { BoundReport.Bound(proven, $0) }
    }
  }

  private static func order(_ own: FamilyMember.OwnBound, _ figures: MemberFigures) -> BoundReport.Bound? {
    guard let lesser = figures.value(own.lesser), let greater = own.greater(figures.value) else { return nil }
    return BoundReport.Bound(
      claim: own.claim, own.inequality, (lesser, greater), isRefuted: lesser.certainlyExceeds(greater))
  }
}

extension AtlasBound {
  /// A bound on the gap that a family has for itself.
  fileprivate init(_ own: FamilyMember.OwnBound) {
    self.init(own.claim, own.name, name: own.name, own.inequality, in: .gap) { figures in
      guard let gap = figures.value(.absgap), let greater = own.greater(figures.value) else { return nil }
      return (gap, greater)
    }
  }
}
