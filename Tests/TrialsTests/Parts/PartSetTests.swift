import Console
import Foundation
import TestSupport
import Testing

@testable import Trials

/// A run of jobs that count.
struct CountingOutline: RunOutline {
  static let command = "count"

  struct Job: JournalJob {
    var number: Int
    var name: String { "job-\(number)" }
  }

  struct Source: Codable, Sendable {
    var file = "a.csv"
    var sha256 = "00"
  }

  var size = 7
  var data = Source()
  var weights = [0.1, 0.2]

  var isSound: Bool { (0...1000).contains(size) }

  var phases: [[Job]] { [(0..<size).map { Job(number: $0) }] }

  func isResult(_ result: Int, of job: Job) -> Bool { result == 10 * job.number }
}

@Suite struct `The parts of a run` {
  static let program = Provenance.Environment(sources: "c0ffee", toolchain: "Swift", gslVersion: "2.7")
  typealias CountingPart = Part<CountingOutline>

  static func part(
    _ index: Int, of count: Int = 3, outline: CountingOutline = CountingOutline(),
    program: Provenance.Environment = program
  ) -> CountingPart {
    let results = Dictionary(uniqueKeysWithValues: outline.jobs.map { ($0, 10 * $0.number) })
    return Part(
      Shard(index: index, count: count), of: outline, environment: program, fingerprint: "f00d",
      call: PartCall(arguments: ["count", "--table", "a b.csv"], notes: ["note of \(index)"])
    ).finished(
      results, Provenance.Timings(seconds: Double(index), threads: index, shard: .init(index: index, count: count)))
  }

  /// Unites parts, each from a directory of its own, and takes the name of the directory for its path.
  func united(_ parts: [CountingPart]) throws -> PartSet<CountingOutline> {
    try withTemporaryDirectory { folder in
      let files = try parts.enumerated().map { place, part in
        let home = folder.appending(path: "p\(place)")
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        try part.data().write(to: home.appending(path: "part.json"))
        return try PartFile(at: home.path)
      }
      return try PartSet(files, program: Self.program)
    }
  }

  func problem(_ parts: [CountingPart]) throws -> String {
    let error = #expect(throws: PartError.self) { try united(parts) }
    let text = "\(try #require(error))"
    #expect(text.split(whereSeparator: \.isNewline).count == 1)
    return text.replacing(#/\/[^ ]*\/dinl-[^\/]*\//#, with: "")
  }

  @Test func `are united in any order, and the first tells what results do not depend on`() throws {
    for order in [[1, 2, 3], [3, 1, 2], [2, 3, 1]] {
      var parts = order.map { Self.part($0) }
      // The same data under another name.
      for place in parts.indices where order[place] != 1 { parts[place].outline.data.file = "b.csv" }
      let whole = try united(parts)
      #expect(whole.results == Dictionary(uniqueKeysWithValues: whole.outline.jobs.map { ($0, 10 * $0.number) }))
      #expect(whole.outline.data.file == "a.csv" && whole.notes == ["note of 1"] && whole.fingerprint == "f00d")
      #expect(whole.timings.map(\.threads) == [1, 2, 3] && whole.timings.map(\.shard.index) == [1, 2, 3])
    }
    #expect(try united([Self.part(1, of: 1)]).results.count == 7)
  }

  @Test func `may be more than there are jobs`() throws {
    #expect(Self.part(9, of: 9).results.isEmpty)
    #expect(try united((1...9).map { Self.part($0, of: 9) }).results.count == 7)
  }

  @Test func `are refused if one is missing or given twice`() throws {
    #expect(
      try problem([Self.part(1), Self.part(3)])
        == "part 2/3 is missing; run: dinl count --table 'a b.csv' --shard 2/3 --output DIR")
    #expect(
      try problem([Self.part(2)]).hasPrefix(
        "parts 1/3, 3/3 are missing; run: dinl count --table 'a b.csv' --shard 1/3 "))
    #expect(
      try problem([Self.part(2), Self.part(1), Self.part(3), Self.part(2)])
        == "p3/part.json: is part 2/3, as p0/part.json is; give each part once")
  }

  @Test func `are refused if they are of different runs, and the field is named`() throws {
    func changed(_ change: (inout CountingPart) -> Void) throws -> String {
      var other = Self.part(2)
      change(&other)
      return try problem([Self.part(1), other, Self.part(3)])
    }
    let tail = "; the parts of one run have the same options, data and N"
    #expect(
      try changed { $0.outline.weights[1] = 0.25 }
        == "p1/part.json: its weights[1] is 0.25, but 0.2 in p0/part.json\(tail)")
    #expect(
      try changed { $0.outline.weights = [] }
        == "p1/part.json: its weights is [], but [0.1, 0.2] in p0/part.json\(tail)")
    #expect(
      try changed { $0.outline.data.sha256 = "01" }
        == "p1/part.json: its data.sha256 is \"01\", but \"00\" in p0/part.json\(tail)")
    #expect(try changed { $0.outline.size = 8 } == "p1/part.json: its size is 8, but 7 in p0/part.json\(tail)")
    #expect(try changed { $0.jobCount = 8 } == "p1/part.json: its jobCount is 8, but 7 in p0/part.json\(tail)")
    #expect(
      try changed { $0.fingerprint = "beef" }.hasPrefix("p1/part.json: its fingerprint is \"beef\", but \"f00d\""))
    #expect(
      try changed { $0.command = "other" } == "p1/part.json: its command is other, but count in p0/part.json\(tail)")
    #expect(
      try changed { $0.shard = Shard(index: 2, count: 4) }.hasPrefix("p1/part.json: its number of parts N is 4, but 3"))
  }

  @Test func `are refused if another build of the program did one, whichever`() throws {
    for place in 0..<3 {
      var parts = (1...3).map { Self.part($0) }
      parts[place].environment.sources = "abcd"
      #expect(
        try problem(parts)
          == "p\(place)/part.json: is by another build of the program: its checksum of the sources is \"abcd\", and here it "
          + "is \"c0ffee\"; unite parts by the build that did all of them")
    }
    var other = Self.part(1, of: 1)
    other.environment.gslVersion = "2.8"
    #expect(try problem([other]).contains("version of the GNU Scientific Library is \"2.8\", and here it is \"2.7\""))
    other = Self.part(1, of: 1)
    other.version = 2
    #expect(try problem([other]) == "p0/part.json: has version 2 of the layout; this program reads 1")
  }

  @Test func `are refused if the results of one are not those of its jobs`() throws {
    func changed(_ change: (inout CountingPart) -> Void) throws -> String {
      var other = Self.part(2)
      change(&other)
      return try problem([Self.part(1), other, Self.part(3)])
    }
    let foreign = "p1/part.json: its results are not those of the jobs of part 2/3"
    #expect(
      try changed { $0.results.removeLast() }.hasPrefix(foreign) && changed { $0.results = [] }.hasPrefix(foreign))
    #expect(try changed { $0.results[0].job.number = 0 }.hasPrefix(foreign))
    #expect(try changed { $0.results.swapAt(0, 1) }.hasPrefix(foreign))
    #expect(
      try changed { $0.results[1].result += 1 }.hasPrefix("p1/part.json: the result of job job-4 has not the shape"))
  }

  @Test func `are refused whatever byte of a file was changed`() throws {
    let data = try Self.part(1, of: 1).data()
    try withTemporaryDirectory { folder in
      let file = folder.appending(path: "part.json")
      for place in stride(from: 0, to: data.count, by: 7) {
        var changed = data
        changed[place] ^= 1
        try changed.write(to: file)
        #expect(throws: PartError.self, "\(place)") { try PartFile(at: folder.path) }
      }
      for count in [0, 1, data.count - 1] {
        try data.prefix(count).write(to: file)
        let error = #expect(throws: PartError.self) { try PartFile(at: folder.path) }
        #expect("\(try #require(error))".contains("its checksum is not that of its content"))
      }
      try data.write(to: file)
      #expect(try PartSet<CountingOutline>([PartFile(at: file.path)], program: Self.program).results.count == 7)
    }
  }

  @Test func `control: a result that is changed with its checksum is noticed by its shape alone`() throws {
    var part = Self.part(1, of: 1)
    part.results[3].result = 31
    #expect(try problem([part]).contains("job-3"))
    // Every number has the shape of a number: a checksum is no signature.
    part = Self.part(1, of: 1)
    part.timings?.seconds = 0
    #expect(try united([part]).timings[0].seconds == 0)
  }

  @Test func `are looked for where the user says`() throws {
    try withTemporaryDirectory { folder in
      func problem(_ name: String) throws -> String {
        let error = #expect(throws: PartError.self) { try PartFile(at: folder.appending(path: name).path) }
        return "\(try #require(error))".replacing(folder.path + "/", with: "")
      }
      #expect(
        try problem("none").hasPrefix("none: holds no part of a run (part.json), which reproduce, sweep, check and "))
      let empty = folder.appending(path: "empty")
      try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
      #expect(try problem("empty").hasPrefix("empty: holds no part of a run"))
      try SealedDocument.file(of: Data("{}".utf8)).write(to: empty.appending(path: "part.json"))
      #expect(try problem("empty").contains("is no part of a run"))
      try SealedDocument.file(of: Data("{\"version\":1}".utf8)).write(to: empty.appending(path: "part.json"))
      #expect(try problem("empty/part.json").contains("its fields are not those of a part"))
    }
  }

  @Test func `that are not finished are told apart, with the jobs that they lack`() throws {
    try withTemporaryDirectory { folder in
      let home = folder.appending(path: "my part")
      let directory = try OutputDirectory(home, of: "count")
      var head = Self.part(2)
      (head.results, head.timings) = ([], nil)
      try directory.writePartial(try head.data(), to: PartLabel.headName)
      let journal = try RunJournal<CountingOutline.Job, Int>(
        in: directory, basis: "these options", program: "this program")
      try journal.record(10, of: .init(number: 1))
      // A file that was cut is no finished job.
      try directory.writePartial(Data("{".utf8), to: "job-4.json")
      let error = #expect(throws: PartError.self) { try PartFile(at: home.path + "/") }
      #expect(
        "\(try #require(error))".replacing(folder.path, with: "F")
          == "F/my part/: part 2/3 is not finished, it lacks 1 of its 2 jobs; run: dinl count --table 'a b.csv' --shard 2/3 "
          + "--output 'F/my part/' --resume")
      #expect(error?.isMissing == true)
    }
  }
}
