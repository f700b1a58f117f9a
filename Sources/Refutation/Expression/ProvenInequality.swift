/// An inequality that is derived in Proofs.
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
}
