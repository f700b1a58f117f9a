/// Claim ids, what proofs and tests say of each, and the audit of their links.
public enum Claims {}
