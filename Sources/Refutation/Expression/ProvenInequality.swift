/// An inequality that is derived in Proofs, with what can be deduced from it by comparing coefficients.
public struct ProvenInequality: Sendable {
  /// The id of its claim.
  public let claim: String
  public let inequality: Inequality

  /// Every derived inequality between the quantities.
  public static let all: [ProvenInequality] = [
    ("GB-001", "absgap <= sqrt(2*sigma^2*I/m)"),
    ("GB-002", "absgap <= sqrt(2)*sigma*rootIsamples"),
    ("GB-002", "absgap <= sqrt(2*sigma^2*Isamples/m)"),
    ("GB-002", "Isamples <= I"),
    ("GB-003", "Epop <= D + delta + sqrt(2*sigma^2*I/m)"),
    ("GB-003", "Epop <= Denvelope + delta + sqrt(2*sigma^2*I/m)"),
    ("GB-003", "Epop <= Dpopulation + deltapopulation + sqrt(2*sigma^2*I/m)"),
    ("GB-003", "Epop <= Dvariational + deltavariational + sqrt(2*sigma^2*I/m)"),
    ("GB-003", "Epop <= Denvelopepopulation + deltapopulation + sqrt(2*sigma^2*I/m)"),
    ("GB-003", "Epop <= D + deltaa + sqrt(2*sigma^2*I/m)"),
    ("GB-003", "Denvelope <= D"),
    ("GB-004", "Denvelopepopulation <= Epop"),
    ("GB-005", "absgap <= range*sqrt(2)*rootldCMIsamples"),
    ("GB-005", "absgap <= range*sqrt(2*ldCMIsamples/m)"),
    ("GB-005", "absgap <= range*sqrt(2*ldCMIpairs/m)"),
    ("GB-005", "absgap <= range*sqrt(2*ldCMI/m)"),
    ("GB-005", "absgap <= range*sqrt(2*fCMI/m)"),
    ("GB-005", "absgap <= range*sqrt(2*CMI/m)"),
    ("GB-005", "ldCMIsamples <= ldCMIpairs"),
    ("GB-005", "ldCMIpairs <= ldCMI"),
    ("GB-005", "ldCMI <= fCMI"),
    ("GB-005", "fCMI <= CMI"),
    ("GB-005", "CMI <= I"),
    ("GB-005", "CMI <= m*ln2"),
  ].compactMap { claim, text in
    (try? Inequality(text)).map { ProvenInequality(claim: claim, inequality: $0) }
  }

  /// Why an inequality is true.
  public struct Deduction: Equatable, Sendable {
    public let claim: String
    /// The proven inequality, as written.
    public let text: String
    /// What the greater side is at least, in units of the proven one's; above 1 the inequality is loose.
    public let factor: Double
  }

  /// The deduction of an inequality from the proven ones that leaves it loosest by least, or `nil`.
  ///
  /// - Parameter mostRange: the largest range of the losses that are spoken of, if they are limited.
  public static func deduction(of inequality: Inequality, mostRange: Double?) -> Deduction? {
    guard !inequality.isStrict, let greater = Polynomial(inequality.greater),
      let lesser = Polynomial(inequality.lesser)
    else { return nil }
    var best: Deduction?
    for proven in all {
      guard let known = Polynomial(proven.inequality.greater), let left = Polynomial(proven.inequality.lesser)
      else { continue }
      guard lesser == left || (isGap(inequality.lesser) && proven.inequality.lesser == .quantity(.absgap)) else {
        continue
      }
      let bounds = [known] + (mostRange.flatMap { known.bounding(.range, by: $0) }.map { [$0] } ?? [])
      for bound in bounds {
        guard let factor = greater.multiple(of: bound), factor < best?.factor ?? .infinity else { continue }
        best = Deduction(claim: proven.claim, text: proven.inequality.text, factor: factor)
      }
    }
    return best
  }

  /// Whether an expression is the gap or its negative, which |gap| is at least.
  private static func isGap(_ expression: Expression) -> Bool {
    expression == .quantity(.gap) || expression == .negative(.quantity(.gap)) || expression == .quantity(.absgap)
      || expression == .call(.abs, [.quantity(.gap)])
      || expression == .difference(.quantity(.Epop), .quantity(.Eemp))
  }
}
