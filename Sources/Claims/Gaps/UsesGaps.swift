// The gaps in what claims use of one another.
extension ProjectReading {
  func usesGaps() -> [Gap] {
    proofs.flatMap(uses(of:)).compactMap(\.gap) + cycleGaps()
  }

  /// The claims that a proof names in `Uses` and that some proof states.
  func usedClaims(by proof: ClaimProof) -> [ClaimID] { uses(of: proof).compactMap(\.claim) }

  private struct Use {
    let claim: ClaimID?
    let gap: Gap?
  }

  /// The claims that a proof names in `Uses`, each with what is wrong with it.
  private func uses(of proof: ClaimProof) -> [Use] {
    guard let content = proof.fields[.uses], content.text.lowercased() != "none" else { return [] }
    let location = Location(path: proof.location.path, line: content.line)
    return content.text.split(separator: ",").map { part -> Use in
      let written = String(part).trimmed
      let link = written.wholeMatch(of: Pattern.link)
      let text = link.map { String($0.1) } ?? written
      guard let claim = try? ClaimID(text) else {
        return Use(claim: nil, gap: malformed(text, of: proof.id, at: location))
      }
      if let used = claims[claim] {
        let target = link.flatMap { LinkTarget(String($0.2), from: proof.location.path) }
        let isLinked = target?.path == used.location.path && target?.fragment == text
        return Use(claim: claim, gap: isLinked ? nil : unlinked(claim, in: proof, at: location))
      }
      let gap = Gap(
        kind: .unknownReference, claim: proof.id, location: location,
        message: "\(proof.id) uses \(claim), which no proof states", remedy: "state \(claim), or drop it from Uses")
      return Use(claim: nil, gap: gap)
    }
  }

  private func unlinked(_ claim: ClaimID, in proof: ClaimProof, at location: Location) -> Gap {
    Gap(
      kind: .useWithoutLink, claim: proof.id, location: location,
      message: "\(proof.id) uses \(claim) without a link to its statement",
      remedy: "write it as a link to the anchor of \(claim)")
  }

  /// One gap for each cycle that a depth-first walk closes.
  private func cycleGaps() -> [Gap] {
    let uses = claims.mapValues(usedClaims)
    var finished: Set<ClaimID> = []
    var gaps: [Gap] = []
    for start in claims.keys.sorted() {
      walk(start, path: [], uses: uses, finished: &finished, gaps: &gaps)
    }
    return gaps
  }

  private func walk(
    _ claim: ClaimID, path: [ClaimID], uses: [ClaimID: [ClaimID]], finished: inout Set<ClaimID>, gaps: inout [Gap]
  ) {
    if let start = path.firstIndex(of: claim) {
      let cycle = (path[start...] + [claim]).map(\.description).joined(separator: " → ")
      let proof = claims[path[path.count - 1]]
      let line = proof?.fields[.uses]?.line ?? 1
      gaps.append(
        Gap(
          kind: .usesCycle, claim: claim, location: Location(path: proof?.location.path ?? "Proofs", line: line),
          message: "the claims use one another in a circle: \(cycle)", remedy: "drop one of these from a Uses line"))
      return
    }
    guard !finished.contains(claim) else { return }
    for next in uses[claim] ?? [] { walk(next, path: path + [claim], uses: uses, finished: &finished, gaps: &gaps) }
    finished.insert(claim)
  }
}
