import Foundation
import PropertyTesting
import Testing

@testable import Reproduction

/// A change of a journal's file.
enum JournalMutation: Sendable, CustomStringConvertible {
  /// Another byte at a share of the way through.
  case byte(at: Double, value: UInt8)
  case cut(at: Double)
  case insert(at: Double, text: String)
  /// Another digit in place of one.
  case digit(at: Double, value: UInt8)
  /// What belongs to another job.
  case otherJob
  case noResult
  /// The text of one number or array replaced.
  case value(at: Double, text: String)

  var description: String {
    switch self {
    case .byte(let place, let value): "byte \(value) at \(place)"
    case .cut(let place): "cut at \(place)"
    case .insert(let place, let text): "\(text) inserted at \(place)"
    case .digit(let place, let value): "digit \(value) at \(place)"
    case .otherJob: "the job of another"
    case .noResult: "no result"
    case .value(let place, let text): "value \(text) at \(place)"
    }
  }

  static var all: Generator<JournalMutation> {
    let place = Generator.double(in: 0...1)
    let byte = Generator.integer(in: UInt8(0)...255)
    let texts = ["{", "]", ",", "null", "\u{0}", "[]", "\"x\"", "1e308", "-1", "9223372036854775807", "{}", "0.5"]
    return .oneOf(
      place.zip(byte).map { .byte(at: $0, value: $1) }, place.map { .cut(at: $0) },
      place.zip(.element(of: texts)).map { .insert(at: $0, text: $1) },
      place.zip(.integer(in: UInt8(0)...9)).map { .digit(at: $0, value: $1) }, .just(.otherJob), .just(.noResult),
      place.zip(.element(of: texts)).map { .value(at: $0, text: $1) })
  }

  func apply(to bytes: Data) -> Data {
    var text = Array(bytes)
    func index(_ share: Double, of count: Int) -> Int { min(count - 1, max(0, Int(share * Double(count)))) }
    switch self {
    case .byte(let place, let value): text[index(place, of: text.count)] = value
    case .cut(let place): text = Array(text.prefix(index(place, of: text.count)))
    case .insert(let place, let inserted): text.insert(contentsOf: inserted.utf8, at: index(place, of: text.count))
    case .digit(let place, let value):
      let digits = text.indices.filter { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[$0]) }
      guard !digits.isEmpty else { return bytes }
      text[digits[index(place, of: digits.count)]] = UInt8(ascii: "0") + value
    case .otherJob: return replaced(bytes, #/"seedIndex" : 0\n  }/#, "\"seedIndex\" : 1\n  }")
    case .noResult: return replaced(bytes, #/"result" : \[[\s\S]*\]/#, "\"result\" : []")
    case .value(let place, let value):
      let string = String(decoding: bytes, as: UTF8.self)
      let values = string.ranges(of: #/: (\[[^\]{]*\]|-?[0-9.e+-]+)/#)
      guard !values.isEmpty else { return bytes }
      let range = values[index(place, of: values.count)]
      return Data((string[..<range.lowerBound] + ": " + value + string[range.upperBound...]).utf8)
    }
    return Data(text)
  }

  private func replaced(_ bytes: Data, _ pattern: Regex<Substring>, _ text: String) -> Data {
    Data(String(decoding: bytes, as: UTF8.self).replacing(pattern, with: text).utf8)
  }
}

@Suite struct `A journal that was changed` {
  typealias Entry = JournalEntry<Experiment.Job, [Run]>

  /// A tiny experiment with the results of all its jobs, and the file of its first job.
  struct Run10: Sendable {
    let experiment: Experiment
    let results: [Experiment.Job: [Run]]
    let file: Data
    var job: Experiment.Job { experiment.jobs[0] }
  }

  static let run: Run10? = {
    guard let experiment = try? `The same seed gives the same evidence`.experiment() else { return nil }
    let pairs = experiment.jobs.compactMap { job in (try? experiment.run(job)).map { (job, $0) } }
    let results = Dictionary(uniqueKeysWithValues: pairs)
    guard let first = results[experiment.jobs[0]],
      let file = try? Entry(fingerprint: "f", program: "p", job: experiment.jobs[0], result: first).data()
    else { return nil }
    return Run10(experiment: experiment, results: results, file: file)
  }()

  /// Whether a reader takes over no file that differs from the one written.
  func isRefused(_ mutant: Data, of file: Data, by read: (Data) -> Entry?) -> Bool {
    mutant == file ? read(mutant) != nil : read(mutant) == nil
  }

  @Test func `is never taken over`() throws {
    let run = try #require(Self.run)
    #expect(Entry(file: run.file)?.result == run.results[run.job])
    checkProperty(JournalMutation.all) { mutation in
      #expect(isRefused(mutation.apply(to: run.file), of: run.file) { Entry(file: $0) })
    }
  }

  @Test func `control: without the checksum an edit would be taken over`() throws {
    let run = try #require(Self.run)
    let (start, end) = (run.file.count - (Entry.body(of: run.file)?.count ?? 0) - 2, 2)
    let minima = JournalMutation.all.smallestCounterexamples(seeds: 3) { mutation in
      !isRefused(mutation.apply(to: run.file), of: run.file) { file in
        file.count > start + end ? Entry(body: Data(file.dropFirst(start).dropLast(end))) : nil
      }
    }
    #expect(!minima.contains("not refuted"))
  }

  /// What becomes of a body that a forger has given its right checksum: nothing, or evidence that can be computed.
  func survives(_ body: Data, _ run: Run10, fits: (Experiment.Job, [Run]) -> Bool) -> Bool {
    guard let entry = Entry(file: Entry.file(of: body, checksum: sha256(of: body))), fits(entry.job, entry.result)
    else {
      return true
    }
    var results = run.results
    results[entry.job] = entry.result
    _ = try? run.experiment.evidence(from: results)
    return entry.result.count == run.results[entry.job]?.count
      && zip(entry.result, run.results[entry.job] ?? []).allSatisfy {
        $0.trainingLoss.count == $1.trainingLoss.count && $0.linkRates?.count == $1.linkRates?.count
          && $0.variant == $1.variant && $0.seedIndex == $1.seedIndex
      }
  }

  @Test func `with its checksum made anew it is refused by its shape, or does no harm`() throws {
    let run = try #require(Self.run)
    let body = try #require(Entry.body(of: run.file))
    checkProperty(JournalMutation.all) { mutation in
      #expect(survives(mutation.apply(to: body), run) { run.experiment.isResult($1, of: $0) })
    }
  }

  @Test func `control: without a look at the shape an empty result would be taken over`() throws {
    let run = try #require(Self.run)
    let body = try #require(Entry.body(of: run.file))
    #expect(!survives(JournalMutation.noResult.apply(to: body), run) { job, _ in run.results[job] != nil })
    #expect(!survives(JournalMutation.otherJob.apply(to: body), run) { job, _ in run.results[job] != nil })
  }

  @Test func `of a check is refused by the shape of its draws`() throws {
    var configuration = SmallCheck.configuration
    (configuration.draws, configuration.epochs, configuration.pairs) = (3, 1, 20)
    let check = try SmallCheck.check(SmallCheck.noise(), configuration)
    let (job, draws) = (check.jobs[0], try check.run(check.jobs[0]))
    #expect(check.isResult(draws, of: job))
    func isRefused(_ change: (inout [CheckDraw]) -> Void) -> Bool {
      var changed = draws
      change(&changed)
      return !check.isResult(changed, of: job)
    }
    #expect(isRefused { $0 = [] })
    #expect(isRefused { $0.swapAt(0, 1) })
    #expect(isRefused { $0[0].beta += 1 })
    #expect(isRefused { $0[0].training = [] })
    #expect(isRefused { $0[0].fresh = [1.5] })
    #expect(isRefused { $0[0].linkRates.removeLast() })
    #expect(isRefused { $0[0].freshRate = .infinity })
    #expect(isRefused { $0[0].mask = .init() })
    #expect(!check.isResult(draws, of: Check.Job(weight: .max, start: .max)))
  }

  @Test func `control: draws that were not changed are not refused`() throws {
    var configuration = SmallCheck.configuration
    (configuration.draws, configuration.epochs, configuration.loss) = (2, 1, .quantised(steps: 3))
    let check = try SmallCheck.check(SmallCheck.noise(), configuration)
    for job in check.jobs { #expect(check.isResult(try check.run(job), of: job)) }
  }
}
