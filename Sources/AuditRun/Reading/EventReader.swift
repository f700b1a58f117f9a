import FileReading
import Foundation
import JSONReading

extension TestRun {
  /// Reads the event stream of a finished run.
  ///
  /// - Parameter file: The file that `--event-stream-output-path` named, in version 6.3 of the stream.
  /// - Throws: ``AuditRunError`` if the file cannot be read, or a line is no event of that version.
  public init(eventsAt file: URL) throws(AuditRunError) {
    let path = file.relativePath
    let data: Data
    do throws(InputFileError) { data = try InputFile.contents(of: file) } catch {
      throw AuditRunError(
        path: path, problem: error.advice("what --event-stream-output-path of swift test names"), isMissing: true)
    }
    try self.init(events: data, path: path)
  }

  /// Reads the events of a finished run.
  ///
  /// - Parameters:
  ///   - events: One JSON document a line.
  ///   - path: The path to name in an error.
  /// - Throws: ``AuditRunError`` if a line is no event of version 6.3.
  /// - Complexity: O(n) in the length of the stream.
  public init(events: Data, path: String) throws(AuditRunError) {
    var reader = EventReader()
    for (index, line) in events.split(separator: UInt8(ascii: "\n")).enumerated() {
      do {
        try reader.read(JSONField(try JSONReader.value(of: line)))
      } catch let error as JSONFieldError {
        throw AuditRunError(path: path, problem: "line \(index + 1): \(error.field) \(error.problem)")
      } catch {
        throw AuditRunError(path: path, problem: "line \(index + 1) is no JSON document")
      }
    }
    self = reader.run
  }
}

/// Reads one event after another.
private struct EventReader {
  private(set) var run = TestRun()
  /// The place of each test in the run, by its id.
  private var places: [String: Int] = [:]
  private var starts: [String: Double] = [:]

  mutating func read(_ record: JSONField) throws {
    let version = try record.member("version")
    guard try version.text().split(separator: ".").prefix(2) == ["6", "3"] else {
      throw version.fault("is \(version.value.shown); run with --event-stream-version 6.3")
    }
    let payload = try record.member("payload")
    switch try record.member("kind").text() {
    case "test": try readTest(payload)
    case "event": try readEvent(payload)
    default: break
    }
  }

  private mutating func readTest(_ test: JSONField) throws {
    let id = try test.member("id").text()
    guard places[id] == nil else { return }
    places[id] = run.tests.count
    run.tests.append(
      TestRun.Test(
        identifier: TestRun.identifier(id), name: TestRun.name(try test.member("name").text()),
        isSuite: try test.member("kind").text() == "suite",
        file: try test.optionalMember("sourceLocation")?.optionalMember("fileID")?.text() ?? ""))
  }

  private mutating func readEvent(_ event: JSONField) throws {
    let time = try event.member("instant").member("absolute").double()
    let id = try event.optionalMember("testID")?.text()
    let place = id.flatMap { places[$0] }
    switch try event.member("kind").text() {
    case "runStarted":
      run.start = try event.member("instant").member("since1970").double()
      starts[""] = time
      try readMessages(event)
    case "runEnded": run.seconds = starts[""].map { time - $0 }
    case "testStarted":
      if let id, let place {
        starts[id] = time
        run.tests[place].isStarted = true
      }
    case "testEnded":
      if let id, let place {
        run.tests[place].isEnded = true
        run.tests[place].seconds = starts[id].map { time - $0 }
      }
    case "testSkipped":
      if let place { run.tests[place].isSkipped = true }
    case "issueRecorded": try readIssue(event, place)
    default: break
    }
  }

  private mutating func readIssue(_ event: JSONField, _ place: Int?) throws {
    let issue = try event.optionalMember("issue")
    guard try issue?.optionalMember("isKnown")?.boolean() != true else { return }
    // A warning does not let a test fail.
    guard try issue?.optionalMember("isFailure")?.boolean() != false else { return }
    let text = try Self.messages(of: event).map(\.text).joined(separator: "; ")
    if let place { run.tests[place].issues.append(text) } else { run.issues.append(text) }
  }

  private mutating func readMessages(_ event: JSONField) throws {
    for message in try Self.messages(of: event) {
      if let version = message.text.wholeMatch(of: #/Testing Library Version: (.*)/#) {
        run.testingLibrary = String(version.1)
      } else if let platform = message.text.wholeMatch(of: #/Target Platform: (.*)/#) {
        run.platform = String(platform.1)
      }
    }
  }

  private static func messages(of event: JSONField) throws -> [(symbol: String, text: String)] {
    try event.optionalMember("messages")?.elements().map { message in
      (try message.member("symbol").text(), try message.member("text").text())
    } ?? []
  }
}
