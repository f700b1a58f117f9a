import PropertySearch
import Testing

/// The check of one property: its identity, its settings, and the report of its outcome.
struct PropertyCheck<Value> {
  let generator: Generator<Value>
  let settings: PropertySettings
  let identity: TestIdentity
  let environment = PropertyEnvironment.current
  let store: ReplayStore
  let sourceLocation: SourceLocation
  let issues = IssueScope()
  let observer = Observer()
  /// What is kept of the cases, if the run asks for evidence.
  let recorder: CaseRecorder<Value>?

  init(
    _ generator: Generator<Value>, _ settings: PropertySettings?, part: String?, sourceLocation: SourceLocation
  ) {
    self.generator = generator
    self.settings = settings ?? .current
    self.sourceLocation = sourceLocation
    identity = TestIdentity(test: Test.current, part: part, sourceLocation: sourceLocation)
    store = ReplayStore(sourceFile: sourceLocation.filePath)
    recorder = environment.attachesEvidence ? CaseRecorder(property: identity.name) : nil
    for complaint in environment.complaints { record(complaint) }
  }

  var search: Search {
    var search = Search(
      cases: settings.cases * environment.factor,
      baseSeed: CaseRandom.testSeed(suite: environment.seed, test: identity.name),
      maximumEvaluations: settings.maximumEvaluations)
    search.coverageFalseAlarm = settings.coverageFalseAlarm
    search.onlyCase = environment.onlyCase
    return search
  }

  /// The committed input, if the generator can still draw it.
  func replayed() -> (value: Value, recording: Recording)? {
    switch store.content(for: identity) {
    case .none: return nil
    case .unreadable(let why):
      warn("The replay \(store.shownPath(of: identity) ?? "") is stale: \(why). Delete it, or record it anew.")
      return nil
    case .replay(_, let choices):
      var source = ChoiceSource()
      source.start(replaying: choices)
      guard let value = try? generator.draw(from: &source), source.replayedExactly else {
        warn(
          "The replay \(store.shownPath(of: identity) ?? "") is stale: the generator no longer draws what it recorded. "
            + "Delete it, or record it anew.")
        return nil
      }
      return (value, source.recording)
    }
  }

  func record(_ text: String) {
    Issue.record(Comment(rawValue: text), sourceLocation: sourceLocation)
  }

  func warn(_ text: String) {
    Issue.record(Comment(rawValue: text), severity: .warning, sourceLocation: sourceLocation)
  }
}

extension PropertyCheck {
  /// Reports a search without a failure.
  func report(_ outcome: Search.Outcome<Value>) {
    attach(outcome)
    switch outcome {
    case .failed: break
    case .exhausted(let cases, let discards):
      record(
        "Only \(cases) of \(cases + discards) cases met the assumptions: \(discards) were discarded. "
          + "Draw what is wanted instead of filtering.")
    case .passed(let cases, _, let coverage):
      for (label, entry) in coverage.missed {
        record("\(describe(label, entry)) after \(entry.sequence.trials) cases: the generator misses it.")
      }
      for (label, entry) in coverage.undecided where environment.onlyCase == nil {
        warn("\(describe(label, entry)), undecided after \(cases) cases.")
      }
      if settings.printsObservations { print("\(identity.name)\n\(coverage.description)") }
    }
  }

  private func describe(_ label: String, _ entry: CoverageLedger.Entry) -> String {
    let interval = entry.sequence.interval(falseAlarm: settings.coverageFalseAlarm)
    return "\"\(label)\" should come up in at least \(Share(entry.demand?.atLeast ?? 0)) of the cases and came up in "
      + "\(Share(entry.sequence.share)) (between \(Share(interval.lowerBound)) and \(Share(interval.upperBound)))"
  }

  /// Reports a failure, whose minimal input was just run again; `failedAgain` says whether it failed then too.
  func report(_ failure: Search.Failure<Value>, isReplay: Bool, failedAgain: Bool) {
    attach(failure, isReplay: isReplay, failedAgain: failedAgain)
    var lines: [String] = []
    let origin = isReplay ? "the committed replay" : "case \(failure.caseIndex)"
    if failedAgain {
      lines.append(
        "The property fails on \(origin), shrunk in \(failure.steps) steps and \(failure.evaluations) evaluations"
          + (failure.isComplete ? "." : "; the bound on evaluations was reached, and this is the best so far."))
    } else {
      lines.append(
        "The property is flaky: it failed on \(origin), and passes when the same input is tried again.")
    }
    lines.append("Minimal input:  \(swiftLiteral(of: failure.minimal))")
    lines.append("Original input: \(swiftLiteral(of: failure.original))")
    if !isReplay {
      lines.append("Run it again:   \(command(for: failure))")
    }
    if let misuse = failure.originalRecording.misuses.first {
      lines.append("The generator:  \(misuse). Until then its rows and columns are not shrunk as such.")
    }
    if failedAgain, let path = store.shownPath(of: identity) { lines.append(keep(failure, path)) }
    record(lines.joined(separator: "\n"))
  }

  /// A case that was changed from earlier ones occurs again only after them.
  private func command(for failure: Search.Failure<Value>) -> String {
    identity.command(seed: environment.seed, caseIndex: failure.isFresh ? failure.caseIndex : nil)
  }

  private func keep(_ failure: Search.Failure<Value>, _ path: String) -> String {
    guard environment.records else { return "Keep it:        DINL_RECORD=1 with that command writes \(path)" }
    let replay = Replay(
      test: identity.name, input: swiftLiteral(of: failure.minimal), choices: failure.minimalRecording.choices)
    do {
      try store.keep(replay, for: identity)
      return "Kept in:        \(path)"
    } catch {
      return "Not kept:       \(path) cannot be written: \(error.localizedDescription)"
    }
  }
}
