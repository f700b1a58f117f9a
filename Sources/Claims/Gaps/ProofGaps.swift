// The gaps within the proofs.
extension ProjectReading {
  func identifierGaps() -> [Gap] {
    let absent = Gap(
      kind: .noClaims, claim: nil, location: Location(path: "Proofs", line: 1),
      message: "no claims found under Proofs", remedy: "state one under an anchor such as <a id=\"GR-001\"></a>")
    return (proofs.isEmpty ? [absent] : []) + duplicates()
      + documents.filter(\.isProofFile).flatMap(misnamedAnchorsAndHeadings) + misnamedSuites()
  }

  private func duplicates() -> [Gap] {
    proofs.compactMap { proof in
      guard let first = claims[proof.id], first.location != proof.location else { return nil }
      return Gap(
        kind: .duplicateID, claim: proof.id, location: proof.location,
        message: "\(proof.id) is already stated at \(first.location)", remedy: "give one of the two a new number")
    }
  }

  private func misnamedAnchorsAndHeadings(in document: MarkdownDocument) -> [Gap] {
    let anchors = document.anchors.compactMap { anchor in
      ClaimID.candidate(leading: anchor.text).flatMap { _ in
        malformed(anchor.text, at: Location(path: document.path, line: anchor.line))
      }
    }
    let headings = document.headings.compactMap { heading -> Gap? in
      let location = Location(path: document.path, line: heading.line)
      guard let text = ClaimID.candidate(leading: heading.title) else { return nil }
      if let gap = malformed(text, at: location) { return gap }
      guard !document.anchors.contains(where: { $0.text == text }) else { return nil }
      return Gap(
        kind: .missingSection, claim: try? ClaimID(text), location: location,
        message: "the heading of \(text) has no anchor", remedy: "write <a id=\"\(text)\"></a> on the line above it")
    }
    return anchors + headings
  }

  private func misnamedSuites() -> [Gap] {
    suites.compactMap { suite in suite.claimText.flatMap { malformed($0, at: suite.location) } }
  }

  /// The gap of a text in the place of an id; `nil` if the text is an id.
  func malformed(_ text: String, of claim: ClaimID? = nil, at location: Location) -> Gap? {
    do {
      _ = try ClaimID(text)
      return nil
    } catch {
      return Gap(
        kind: .malformedID, claim: claim, location: location, message: error.description,
        remedy: "write a valid id, or a text that does not begin like one")
    }
  }

  func proofGaps() -> [Gap] {
    proofs.flatMap { proof in titleGaps(proof) + fieldGaps(proof) + sectionGaps(proof) }
      + documents.filter(\.isProofFile).flatMap(lineGaps)
  }

  /// The most characters of a line of prose in a proof.
  private static let mostColumns = 120

  /// The lines of prose that are too long; fields, definitions of links, tables, fenced code and displayed formulas may
  /// be longer.
  private func lineGaps(in document: MarkdownDocument) -> [Gap] {
    let exempt = ClaimProof.Field.allCases.flatMap { ["- \($0.rawValue):", "* \($0.rawValue):"] } + ["|", "$$"]
    let fenced = Set(document.fencedLines.map(\.line))
    var isFormula = false
    return document.lines.enumerated().compactMap { index, line -> Gap? in
      let isInside = isFormula || fenced.contains(index + 1)
      let isEdge = isFormula || line.hasPrefix("$$")
      if isEdge, !line.matches(of: Pattern.formulaMark).count.isMultiple(of: 2) { isFormula.toggle() }
      if line.trimmed.isEmpty { isFormula = false }
      guard line.count > Self.mostColumns, !isInside, !exempt.contains(where: line.hasPrefix),
        line.prefixMatch(of: Pattern.definitionStart) == nil
      else { return nil }
      return Gap(
        kind: .longProofLine, claim: nil, location: Location(path: document.path, line: index + 1),
        message: "the line has \(line.count) characters, more than \(Self.mostColumns)", remedy: "wrap it")
    }
  }

  private func missing(_ proof: ClaimProof, line: Int? = nil, _ message: String, remedy: String) -> Gap {
    Gap(
      kind: .missingSection, claim: proof.id,
      location: Location(path: proof.location.path, line: line ?? proof.location.line),
      message: "\(proof.id) \(message)", remedy: remedy)
  }

  private func titleGaps(_ proof: ClaimProof) -> [Gap] {
    guard proof.title?.isEmpty ?? true else { return [] }
    return [missing(proof, "has no heading", remedy: "write '## \(proof.id) title' below its anchor")]
  }

  private func fieldGaps(_ proof: ClaimProof) -> [Gap] {
    ClaimProof.Field.allCases.compactMap { field in
      guard let content = proof.fields[field] else {
        return missing(
          proof, "has no line '- \(field.rawValue):'", remedy: "add '- \(field.rawValue): …' below its heading")
      }
      if content.text.isEmpty {
        return missing(
          proof, line: content.line, "has an empty line '- \(field.rawValue):'", remedy: "say it, or write 'none'")
      }
      guard field == .evidence, Audit.Evidence.read(content.text).isEmpty else { return nil }
      return missing(
        proof, line: content.line, "does not say which kind of evidence it has",
        remedy: "begin the line with exact, certified or statistical")
    }
  }

  private func sectionGaps(_ proof: ClaimProof) -> [Gap] {
    var gaps: [Gap] = []
    var previousLine = proof.location.line
    for section in ClaimProof.Section.allCases {
      guard let content = proof.sections[section] else {
        gaps.append(
          missing(
            proof, "has no section **\(section.rawValue)**", remedy: "write '**\(section.rawValue)**' at a line's start"
          ))
        continue
      }
      if content.line < previousLine {
        gaps.append(
          missing(
            proof, line: content.line, "has **\(section.rawValue)** out of order",
            remedy: "keep Claim, Derivation, Not claimed"))
      }
      previousLine = content.line
      if content.text.allSatisfy({ !$0.isLetter && !$0.isNumber }) {
        gaps.append(
          missing(
            proof, line: content.line, "says nothing under **\(section.rawValue)**", remedy: "write the section"))
      } else if section == .derivation, !content.text.hasSuffix("∎") {
        gaps.append(
          missing(
            proof, line: content.line, "has a derivation that does not end with ∎", remedy: "finish it, then write ∎"))
      }
    }
    return gaps
  }
}
