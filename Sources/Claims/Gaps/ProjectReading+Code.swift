// What proofs and sources say of one another.
extension ProjectReading {
  func codeGaps() -> [Gap] {
    claims.values.flatMap { proof -> [Gap] in
      let linked = linkedPaths(in: proof, .code)
      let back = Set(code(of: proof))
      let location = Location(path: proof.location.path, line: proof.fields[.code]?.line ?? proof.location.line)
      var gaps = linked.filter { !back.contains($0.path) }.map { link in
        Gap(
          kind: .codeLinkWithoutSeeAlso, claim: proof.id, location: Location(path: location.path, line: link.line),
          message: "\(proof.id) links \(link.path), whose documentation does not point back",
          remedy: "write '/// - SeeAlso: \(proof.id)' there, or drop the link")
      }
      if back.isEmpty {
        gaps.append(
          Gap(
            kind: .claimWithoutCode, claim: proof.id, location: location,
            message: "\(proof.id) links no source that points back to it",
            remedy: "link one in '- Code:' and write '/// - SeeAlso: \(proof.id)' in its documentation"))
      }
      return gaps
    } + unknownReferenceGaps()
  }

  private func unknownReferenceGaps() -> [Gap] {
    references.compactMap { reference -> Gap? in
      if let gap = malformed(reference.claimText, at: reference.location) { return gap }
      guard let claim = reference.claim, claims[claim] == nil else { return nil }
      return Gap(
        kind: .unknownReference, claim: claim, location: reference.location,
        message: "SeeAlso names \(claim), which no proof states",
        remedy: "state \(claim) under Proofs, or drop the mention")
    }
  }
}
