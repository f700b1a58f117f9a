// The gaps between proofs and tests.
extension ProjectReading {
  func testGaps() -> [Gap] {
    claims.values.flatMap { coverageGaps($0) + obstacleGaps($0) + controlGaps($0) + fileGaps($0) } + suiteGaps()
  }

  /// Whether a test holds an expectation, or calls a function that does.
  func holdsExpectation(_ function: TestSuite.Function) -> Bool {
    function.body.checks || checkingFunctions.areAmong(function.body.calls, in: function.location.path)
  }

  private func coverageGaps(_ proof: ClaimProof) -> [Gap] {
    let suites = suites(of: proof.id)
    let functions = suites.flatMap(\.functions)
    var gaps: [Gap] = []
    if functions.allSatisfy(\.isControl) {
      gaps.append(
        Gap(
          kind: .claimWithoutTest, claim: proof.id, location: suites.first?.location ?? proof.location,
          message: "\(proof.id) has no test" + (suites.isEmpty ? "" : " in its suite"),
          remedy: suites.isEmpty
            ? "add a suite whose raw identifier begins with \(proof.id)" : "add a test that is no control"))
    }
    if !functions.contains(where: \.isControl) {
      gaps.append(
        Gap(
          kind: .claimWithoutControl, claim: proof.id, location: suites.first?.location ?? proof.location,
          message: "\(proof.id) has no negative control",
          remedy: "add a test whose name begins with 'control:' and refutes a planted falsehood"))
    }
    return gaps
      + functions.filter { !holdsExpectation($0) }.map { function in
        Gap(
          kind: .testWithoutExpectation, claim: proof.id, location: function.location,
          message: "the test '\(function.name)' of \(proof.id) checks nothing",
          remedy: "add an expectation, or call a function that holds one")
      }
  }

  /// The tests of a claim that may not run, or whose failures may not count.
  private func obstacleGaps(_ proof: ClaimProof) -> [Gap] {
    let suites = suites(of: proof.id)
    let ofSuites = suites.reduce(into: [String: Set<TestSuite.Obstacle>]()) { found, suite in
      found[suite.name, default: []].formUnion(suite.obstacles)
    }
    let hindered = suites.flatMap { suite -> [Gap] in
      suite.functions.flatMap { function in
        function.obstacles.union(ofSuites[suite.name] ?? []).map { obstacle in
          Gap(
            kind: obstacle == .tolerant ? .toleratedFailure : .disabledTest, claim: proof.id,
            location: function.location,
            message: "the test '\(function.name)' of \(proof.id) \(obstacle.rawValue)",
            remedy: "mend it, and let it run and fail without a condition")
        }
      }
    }
    let left = suites.filter { !manifest.compiles($0.location.path, asTest: true) }.map { suite in
      Gap(
        kind: .disabledTest, claim: proof.id, location: suite.location,
        message: "no target of tests in Package.swift compiles the suite '\(suite.name)'",
        remedy: "move the file into the folder of one, or drop it from those that the target excludes")
    }
    return hindered + left
  }

  private func controlGaps(_ proof: ClaimProof) -> [Gap] {
    guard let content = proof.fields[.control] else { return [] }
    let controls = suites(of: proof.id).flatMap(\.functions).filter(\.isControl)
    let targets = content.text.matches(of: Pattern.codeLink).map { match in
      (name: String(match.1), path: LinkTarget(String(match.2), from: proof.location.path)?.path)
    }
    let unlinked = content.codeSpans.filter { span in
      controls.contains { control in
        control.name == span.text && !targets.contains { $0.name == span.text && $0.path == control.location.path }
      }
    }.map { span in
      Gap(
        kind: .controlWithoutLink, claim: proof.id, location: Location(path: proof.location.path, line: span.line),
        message: "\(proof.id) names the control '\(span.text)' without a link to the file that contains it",
        remedy: "write it as [`control: …`](path of that file)")
    }
    let unknown = content.codeSpans.filter { span in !controls.contains { $0.name == span.text } }.map { span in
      Gap(
        kind: .controlNotInTests, claim: proof.id, location: Location(path: proof.location.path, line: span.line),
        message: "\(proof.id) names the control '\(span.text)', which its suite does not hold",
        remedy: "write the test's raw identifier, or add the test")
    }
    let unnamed = controls.filter { control in !content.codeSpans.contains { $0.text == control.name } }.map {
      control in
      Gap(
        kind: .controlNotInProof, claim: proof.id, location: control.location,
        message: "the control '\(control.name)' is not named in the proof of \(proof.id)",
        remedy: "name it in backquotes at \(proof.location.path):\(content.line)")
    }
    return unlinked + unknown + unnamed
  }

  private func fileGaps(_ proof: ClaimProof) -> [Gap] {
    let linked = links(in: proof, .tests)
    let suites = suites(of: proof.id)
    let idle = linked.filter { !leads($0.path, $0.fragment, to: suites) }.map { link -> Gap in
      let name = link.path + (link.fragment.map { "#" + $0 } ?? "")
      return Gap(
        kind: .testLinkWithoutSuite, claim: proof.id, location: Location(path: proof.location.path, line: link.line),
        message: "\(proof.id) links \(name) as its tests, which holds no suite of it",
        remedy: "link the file of the suite, or begin the suite's raw identifier with \(proof.id)")
    }
    let unlinked = suites.filter { suite in !linked.contains { $0.path == suite.location.path } }.map { suite in
      Gap(
        kind: .testsFileNotLinked, claim: proof.id, location: suite.location,
        message: "the proof of \(proof.id) does not link this file",
        remedy: "link it in the line '- Tests:' at \(proof.location)")
    }
    return idle + unlinked
  }

  /// Whether a link leads to the file of a suite, and with a symbol to the suite or into it.
  private func leads(_ path: String, _ fragment: String?, to suites: [TestSuite]) -> Bool {
    let names = suites.filter { $0.location.path == path }.map { ".\($0.name)." }
    guard let fragment, let linked = testDeclarationsByFile[path]?.filter({ $0.isNamed(fragment) }), !linked.isEmpty
    else { return !names.isEmpty }
    return linked.contains { declaration in names.contains { ".\(declaration.qualifiedName).".contains($0) } }
  }

  private func suiteGaps() -> [Gap] {
    suites.compactMap { suite in
      guard let claim = suite.claim, claims[claim] == nil else { return nil }
      return Gap(
        kind: .suiteWithoutClaim, claim: claim, location: suite.location,
        message: "the suite tests \(claim), which no proof states",
        remedy: "state \(claim) under Proofs, or rename the suite")
    }
  }
}
