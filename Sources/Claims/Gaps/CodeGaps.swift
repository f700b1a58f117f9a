// What proofs and sources say of one another.
extension ProjectReading {
  /// The most declarations that a claim links: what needs more is two claims.
  static let mostCodeLinks = 6

  func codeGaps() -> [Gap] {
    // An example is a program of its own: no command means its names.
    let candidates = declarations.filter { !$0.path.hasPrefix(Self.examplesFolder) }
    let isReached = Reachability(of: candidates, ownTypes: ownTypes) {
      $0.path.hasPrefix("Sources/DINLCommand/")
    }.reached
    return claims.values.flatMap { proof in
      linkGaps(proof) + reachGaps(proof, isReached.contains)
    } + unknownReferenceGaps() + seeAlsoGaps()
  }

  private func linkGaps(_ proof: ClaimProof) -> [Gap] {
    let links = codeLinks(of: proof)
    let line = proof.fields[.code]?.line ?? proof.location.line
    func gap(_ kind: Gap.Kind, line: Int, _ message: String, remedy: String) -> Gap {
      Gap(
        kind: kind, claim: proof.id, location: Location(path: proof.location.path, line: line), message: message,
        remedy: remedy)
    }
    var gaps: [Gap] = []
    for link in links {
      if link.isWithoutSymbol {
        gaps.append(
          gap(
            .codeLinkWithoutSymbol, line: link.line, "\(proof.id) links \(link.name) without naming a declaration",
            remedy: "link a Swift file below Sources, with #Name after its path"))
      } else if !link.declarations.isEmpty, !link.pointsBack(to: proof.id) {
        gaps.append(
          gap(
            .codeLinkWithoutSeeAlso, line: link.line,
            "\(proof.id) links \(link.name), whose documentation does not point back",
            remedy: "write '/// - SeeAlso: \(proof.id)' there, or drop the link"))
      } else if !link.declarations.isEmpty, !manifest.compiles(link.path, asTest: false) {
        gaps.append(
          gap(
            .codeOutOfReach, line: link.line,
            "\(proof.id) links \(link.name), which no target of Package.swift compiles",
            remedy: "link code that a target compiles"))
      }
    }
    if links.count > Self.mostCodeLinks {
      gaps.append(
        gap(
          .tooManyCodeLinks, line: line,
          "\(proof.id) has \(links.count) code links, more than \(Self.mostCodeLinks)",
          remedy: "keep those that the claim is about, or make two claims"))
    }
    if !links.contains(where: { $0.pointsBack(to: proof.id) }) {
      gaps.append(
        gap(
          .claimWithoutCode, line: line, "\(proof.id) links no declaration that points back to it",
          remedy: "link one in '- Code:' and write '/// - SeeAlso: \(proof.id)' in its documentation"))
    }
    return gaps
  }

  private func reachGaps(_ proof: ClaimProof, _ isReached: (Declaration) -> Bool) -> [Gap] {
    let linked = codeLinks(of: proof).flatMap(\.declarations)
    guard let field = proof.fields[.code], !linked.isEmpty else { return [] }
    let isOracleOnly = field.text.contains("oracle only")
    let location = Location(path: proof.location.path, line: field.line)
    switch (linked.contains(where: isReached), isOracleOnly) {
    case (false, false):
      return [
        Gap(
          kind: .codeOutOfReach, claim: proof.id, location: location,
          message: "no command of dinl reaches a declaration that \(proof.id) links",
          remedy: "link one that a command runs, or write 'oracle only' in the line")
      ]
    case (true, true):
      return [
        Gap(
          kind: .codeOutOfReach, claim: proof.id, location: location,
          message: "\(proof.id) says oracle only, but a command of dinl reaches a declaration that it links",
          remedy: "drop 'oracle only'")
      ]
    default: return []
    }
  }

  /// The mentions that name no claim.
  ///
  /// A text such as CC-0 or AB-12 looks like an id too. It is meant as one if it has three digits, as an id has, or if
  /// its letters are those of a claim that is stated.
  private func unknownReferenceGaps() -> [Gap] {
    let areas = Set(claims.keys.map(\.area.rawValue))
    return references.compactMap { reference -> Gap? in
      let parts = reference.claimText.split(separator: "-")
      let isMeantAsID = parts.last?.count == 3 || parts.first.map { areas.contains(String($0)) } == true
      if isMeantAsID, let gap = malformed(reference.claimText, at: reference.location) { return gap }
      guard let claim = reference.claim, claims[claim] == nil else { return nil }
      return Gap(
        kind: .unknownReference, claim: claim, location: reference.location,
        message: "SeeAlso names \(claim), which no proof states",
        remedy: "state \(claim) under Proofs, or drop the mention")
    }
  }

  /// The mentions of claims whose proofs do not link what is documented.
  private func seeAlsoGaps() -> [Gap] {
    let linked = claims.mapValues { proof in
      Set(codeLinks(of: proof).flatMap(\.declarations).flatMap(\.references).map(\.location))
    }
    return references.compactMap { reference in
      guard let claim = reference.claim, let places = linked[claim], !places.contains(reference.location) else {
        return nil
      }
      return Gap(
        kind: .seeAlsoWithoutCodeLink, claim: claim, location: reference.location,
        message: "SeeAlso names \(claim), whose proof does not link this declaration",
        remedy: "link it in the line '- Code:' of \(claim), or drop the mention")
    }
  }
}
