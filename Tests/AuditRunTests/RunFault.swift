import Testing

@testable import AuditRun

/// A deliberate fault in the small run, and exactly the rows that it must turn red.
struct RunFault: Sendable, CustomTestStringConvertible {
  let name: String
  /// The kinds of the gaps that are reported.
  let kinds: Set<ReportGap.Kind>
  /// The claims that are broken by themselves.
  var broken: Set<String> = []
  /// The claims that rest on a broken one.
  var fallen: Set<String> = []
  /// The verdicts that differ from those intended.
  var verdicts: [String: LetterVerdict.Verdict] = [:]
  /// The files of data that are not those stated.
  var datasets: Set<String> = []
  let plant: @Sendable (inout SmallRun) -> Void

  var testDescription: String { name }

  static let all = ofTests + ofControls + ofTexts + ofFiles

  private static let ofFirst: (broken: Set<String>, fallen: Set<String>, verdicts: [String: LetterVerdict.Verdict]) = (
    ["GR-001"], ["GR-002"], ["L1": .notSupported, "L2": .notSupported]
  )

  /// A fault of the first claim, on which the second rests.
  private static func first(
    _ name: String, _ kinds: Set<ReportGap.Kind>, _ plant: @escaping @Sendable (inout SmallRun) -> Void
  ) -> RunFault {
    RunFault(
      name: name, kinds: kinds, broken: ofFirst.broken, fallen: ofFirst.fallen, verdicts: ofFirst.verdicts, plant: plant
    )
  }

  /// A fault of the second claim, on which no other rests.
  private static func second(
    _ name: String, _ kinds: Set<ReportGap.Kind>, _ plant: @escaping @Sendable (inout SmallRun) -> Void
  ) -> RunFault {
    RunFault(name: name, kinds: kinds, broken: ["GR-002"], verdicts: ["L2": .notSupported], plant: plant)
  }

  /// A fault of the third claim, on which no other rests.
  private static func third(
    _ name: String, _ kinds: Set<ReportGap.Kind>, _ plant: @escaping @Sendable (inout SmallRun) -> Void
  ) -> RunFault {
    RunFault(name: name, kinds: kinds, broken: ["LG-001"], verdicts: ["L3": .notSupported], plant: plant)
  }

  private static let ofTests = [
    first("a test fails", [.failedTest]) { $0.change("it spans") { $0.issues = [("1 is not 2", false)] } },
    third("a test is not in the run", [.missingTest]) { $0.tests.removeAll { $0.name.contains("it is counted") } },
    third("a test is left out of the run", [.missingTest]) { $0.change("it is counted") { $0.isSkipped = true } },
    second("a test begins and does not end, nor does the run", [.failedTest, .run]) {
      $0.change("it holds") { $0.isEnded = false }
      $0.isEnded = false
    },
    RunFault(name: "a test of no claim fails", kinds: [.failedTest]) {
      $0.change("another test") { $0.issues = [("1 is not 2", false)] }
    },
  ]

  private static let ofControls = [
    second("a control is missing", [.link]) {
      $0.replace(
        SmallProject.suites, "  @Test func `control: a false certificate is refuted`() { #expect(Tree().size != 1) }\n",
        "")
      $0.tests.removeAll { $0.name.contains("a false certificate") }
      $0.documents.removeLast()
    },
    second("a control refutes nothing", [.idleControl]) {
      $0.documents[1] = SmallRun.document(
        "GR-002 the certificate", "`control: a false certificate is refuted`()", .control, .notRefuted)
    },
    first("a control without a search holds no expectation", [.link, .idleControl]) {
      $0.replace(
        SmallProject.suites, "`control: a forged tree is refuted`() { #expect(Tree().size != 1) }",
        "`control: a forged tree is refuted`() { _ = Tree().size }")
    },
    first("a control fails", [.failedTest]) { $0.change("a forged tree") { $0.issues = [("it is accepted", false)] } },
  ]

  private static let ofTexts = [
    third("a link is dead", [.link]) { $0.replace(SmallProject.ledger, "../LICENSE", "../LICENCE") },
    first("the code does not link back", [.link]) {
      $0.replace(SmallProject.source, "SeeAlso: GR-001, GR-002", "SeeAlso: GR-002")
    },
    // Its user names a claim that no proof states: both are broken.
    RunFault(
      name: "an anchor is gone", kinds: [.link], broken: ["GR-001", "GR-002"], verdicts: ofFirst.verdicts,
      plant: { $0.replace(SmallProject.proof, "<a id=\"GR-001\"></a>\n", "") }),
    RunFault(name: "a verdict is none of the known ones", kinds: [.unreadable]) {
      $0.replace(SmallProject.letter, "shown exactly", "true")
    },
  ]

  private static let ofFiles = [
    RunFault(name: "a dataset differs", kinds: [.checksum], datasets: [SmallProject.dataset]) {
      $0.files[SmallProject.dataset] = "alcohol,label\n14,1\n"
    },
    RunFault(name: "a dataset is gone", kinds: [.checksum], datasets: [SmallProject.dataset]) {
      $0.files[SmallProject.dataset] = nil
    },
    RunFault(name: "the statement of an equivalent mutant changed", kinds: [.staleMark]) {
      $0.files[SmallProject.marks] = $0.files[SmallProject.marks]?.replacing("1 + 1", with: "1 + 2")
    },
    RunFault(name: "the declaration of an equivalent mutant has another name", kinds: [.staleMark]) {
      $0.files[SmallProject.marks] = $0.files[SmallProject.marks]?.replacing("Tree.size", with: "Tree.count")
    },
    RunFault(name: "the file of an equivalent mutant is gone", kinds: [.staleMark]) {
      $0.files[SmallProject.marks] = $0.files[SmallProject.marks]?.replacing("Tree.swift", with: "Bush.swift")
    },
    RunFault(name: "the list of equivalent mutants is malformed", kinds: [.unreadable]) {
      $0.files[SmallProject.marks] = "[{}]"
    },
    RunFault(name: "the summary of mutants is malformed", kinds: [.unreadable]) {
      $0.files[SmallProject.mutation] = "{"
    },
    RunFault(name: "the summary of line coverage is malformed", kinds: [.unreadable]) {
      $0.files[SmallProject.coverage] = "{"
    },
    RunFault(name: "the summary of line coverage counts more covered lines than lines", kinds: [.unreadable]) {
      $0.replace(SmallProject.coverage, "\"covered\": 6", "\"covered\": 9")
    },
    RunFault(name: "the summary of line coverage counts fewer covered lines than none", kinds: [.unreadable]) {
      $0.replace(SmallProject.coverage, "\"covered\": 6", "\"covered\": -1")
    },
    RunFault(name: "a file in the summary of line coverage has impossible counts", kinds: [.unreadable]) {
      $0.replace(SmallProject.coverage, "\"covered\": 9}]", "\"covered\": 11}]")
    },
    RunFault(name: "the summary of line coverage is of another module", kinds: [.unreadable]) {
      $0.replace(SmallProject.coverage, "\"Verification\"", "\"Trials\"")
    },
  ]
}

extension SmallRun {
  /// Replaces a text in a file of the project.
  mutating func replace(_ path: String, _ old: String, _ new: String) {
    precondition((texts[path] ?? files[path])?.contains(old) == true, "the text to replace must be there")
    texts[path] = texts[path]?.replacing(old, with: new)
    files[path] = files[path]?.replacing(old, with: new)
  }
}
