import Console
import Foundation
import TestSupport
import Testing
import Verification

@testable import InformationRequests

@Suite struct `The information command` {
  static let folder = Project.data.appending(path: "information")

  /// A stated value of many digits.
  struct Stated: Decodable, Sendable {
    let id: String
    let kind: String
    let unit: String
    let value: String
  }

  /// A file of the folder, or one whose whole path is given.
  static func url(_ name: String) -> URL {
    name.hasPrefix("/") ? URL(fileURLWithPath: name) : folder.appending(path: name)
  }

  static func stated(_ name: String) throws -> [Stated] {
    struct File: Decodable { let values: [Stated] }
    return try JSONDecoder().decode(File.self, from: Data(contentsOf: url(name))).values
  }

  /// The answers to a file of the folder, through the program.
  static func answers(_ name: String, _ arguments: [String] = []) throws -> [InformationAnswer] {
    try withTemporaryDirectory { directory in
      let path = url(name).path
      let outcome = try DINLProgram.call(["information", path, "--json"] + arguments, in: directory)
      #expect(outcome.status == 0, "\(outcome.error)")
      return try JSONDecoder().decode([InformationAnswer].self, from: Data(outcome.output.utf8))
    }
  }

  /// Relative accuracy that is asked of a value, and of half of its interval.
  static func demands(_ kind: String) -> (value: Double, interval: Double) {
    (1e-13, kind == "gmm_2d_mi" ? 1e-10 : 1e-12)
  }

  /// Whether an answer's interval contains a decimal, narrowly, and its value is near that.
  ///
  /// The decimal is enclosed by double numbers first, and the whole of that must lie in the interval.
  func confirms(_ answer: InformationAnswer, _ text: String) -> Bool {
    guard let stated = Estimate(decimal: text), let lower = answer.lower, let upper = answer.upper else { return false }
    let (value, interval) = Self.demands(answer.kind)
    return lower <= stated.lower && stated.upper <= upper
      && (answer.value - stated.value).magnitude <= value * stated.value.magnitude
      && upper - lower <= 2 * interval * stated.value.magnitude
  }

  /// The decimal with its twelfth digit one higher, or 0 for 9.
  func altered(_ text: String) -> String {
    var digits = 0
    return String(
      text.map { character -> Character in
        guard let digit = character.wholeNumberValue, digits > 0 || digit > 0 else { return character }
        digits += 1
        return digits == 12 ? Character("\((digit + 1) % 10)") : character
      })
  }

  @Test func `every stated value lies in its interval, and one with another twelfth digit does not`() throws {
    let name = "information.json"
    let stated = try Self.stated(name)
    let answers = try Self.answers(name)
    #expect(stated.map(\.id) == answers.map(\.id))
    for (entry, answer) in zip(stated, answers) {
      #expect(confirms(answer, entry.value), "\(entry.id): \(answer), stated \(entry.value)")
      #expect(answer.method == "certified" && answer.seconds > 0)
      let control = altered(entry.value)
      #expect(control != entry.value && !confirms(answer, control), "\(entry.id)")
    }
  }

  /// A file of the plain ones of some drawn models: the library's rules are not made for the others.
  static func withPlainModels<Value>(
    of entries: [[String: Any]], _ body: (String) throws -> Value
  ) throws -> Value {
    let plain = entries.filter { ($0["id"] as? String)?.hasPrefix("plain") == true }
    return try withTemporaryDirectory { directory in
      let file = directory.appending(path: "plain.json")
      try JSONSerialization.data(withJSONObject: ["values": plain]).write(to: file)
      return try body(file.path)
    }
  }

  @Test func `the library's route leads to the same value, by integrals of absolute accuracy at least`() throws {
    try expectSameValue("information.json")
    try Self.withPlainModels(of: DrawnModels.selection()) { try expectSameValue($0) }
  }

  func expectSameValue(_ name: String) throws {
    let (certified, library) = (try Self.answers(name), try Self.answers(name, ["--method", "gsl"]))
    for (one, other) in zip(certified, library) {
      let error = Tolerance.quadrature(reportedError: other.error)
      let reported = Estimate(other.value, within: error)
      #expect((other.lower == nil) == (other.method == "gsl") && (other.upper == nil) == (other.method == "gsl"))
      // Beyond the error that is reported, a hundred thousand roundings of integrands of order one.
      let rounding = Tolerance.rounding(operations: 100_000, condition: 1, scale: max(1, one.value.magnitude))
      let allowed = reported + Estimate(0, within: rounding)
      let certified = Estimate(one.value, within: .quadrature(reportedError: one.error))
      #expect(certified.overlaps(allowed), "\(one.id): \(one) \(other)")
    }
    #expect(Set(library.map(\.method)) == ["gsl", "certified"])
  }

  @Test func `control: the error that the library reports is refuted as a certificate`() throws {
    // What a strong signal leaves open is a small difference: its rounding is not in the error that the library reports.
    let entries = try DrawnModels.entries().filter { $0["kind"] as? String == "biawgn_complement_ln2_minus_I" }
    let (stated, answers) = try Self.withPlainModels(of: entries) {
      (try Self.stated($0), try Self.answers($0, ["--method", "gsl"]))
    }
    let missed = zip(stated, answers).filter { stated, answer in
      guard answer.method == "gsl", let value = Estimate(decimal: stated.value) else { return false }
      return !value.overlaps(Estimate(answer.value, within: .quadrature(reportedError: answer.error)))
    }
    #expect(!missed.isEmpty)
  }

  @Test func `an array and an object of values, numbers and texts are read alike`() throws {
    let requests = [
      #"[{"id": "a", "kind": "bivariate_normal_mi", "params": {"rho": 0.75}}]"#,
      #"{"note": "n", "values": [{"id": "a", "kind": "bivariate_normal_mi", "params": {"rho": "0.75"}, "digits": 3}]}"#,
    ]
    let answers = try requests.map { text in
      try withTemporaryDirectory { directory in
        let file = directory.appending(path: "asked.json")
        try Data(text.utf8).write(to: file)
        return try InformationRequest.read(from: file, named: "asked.json").map { try $0.get().answer(by: .certified) }
      }
    }
    #expect(answers[0].map(\.value) == answers[1].map(\.value) && answers[0][0].error > 0)
  }

  @Test func `answers go to a file whole, and to the screen as a table`() throws {
    try withTemporaryDirectory { directory in
      let path = Self.folder.appending(path: "information.json").path
      let outcome = try DINLProgram.call(["information", path, "--output", "answers.json"], in: directory)
      #expect(outcome.status == 0 && outcome.error.isEmpty)
      #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == ["answers.json"])
      let data = try Data(contentsOf: directory.appending(path: "answers.json"))
      let answers = try JSONDecoder().decode([InformationAnswer].self, from: data)
      let lines = outcome.output.split(separator: "\n")
      #expect(lines.count == answers.count + 2 && lines[0].hasPrefix("id ") && lines[0].hasSuffix("seconds"))
      #expect(zip(lines.dropFirst(2), answers).allSatisfy { $0.hasPrefix($1.id) && $0.contains("\($1.value)") })
    }
  }

  @Test func `the list documents every kind, its parameters, units and proof`() throws {
    try withTemporaryDirectory { directory in
      let list = try DINLProgram.call(["information", "--list"], in: directory)
      #expect(list.status == 0 && list.error.isEmpty)
      for kind in InformationKinds.all {
        #expect(list.output.contains("\n\(kind.name)\n") || list.output.hasPrefix("\(kind.name)\n"))
        #expect(list.output.contains(kind.summary) && list.output.contains("proof: \(kind.claim)"))
        for parameter in kind.parameters {
          #expect(list.output.contains("    \(parameter.name): \(parameter.shape.description). \(parameter.meaning)"))
          #expect(parameter.standard == nil || parameter.standardValue != nil, "\(kind.name) \(parameter.name)")
        }
      }
      let json = try DINLProgram.call(["information", "--list", "--json"], in: directory)
      let kinds = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
      #expect(kinds.compactMap { $0["kind"] as? String } == InformationKinds.all.map(\.name))
    }
    #expect(Set(InformationKinds.all.map(\.name)).count == InformationKinds.all.count)
  }

  @Test func `the kinds and units of the stated values are those of the list`() throws {
    let units = Dictionary(uniqueKeysWithValues: InformationKinds.all.map { ($0.name, $0.unit) })
    for entry in try Self.stated("information.json") + Self.stated("drawn.json") {
      #expect(units[entry.kind] == entry.unit, "\(entry.kind)")
    }
  }

  /// Whether a file is a picture of its own: well-formed, with a style sheet and so many curves, and nothing from elsewhere.
  func isPicture(_ text: String, curves: Int) -> Bool {
    guard let elements = WellFormedness.elements(of: text) else { return false }
    let names = elements.map(\.name)
    return names.last == "svg" && names.contains("style") && elements.filter { $0.name == "polyline" }.count == curves
      && !text.contains("href") && !text.contains("url(") && !text.contains("nan") && !text.contains("inf,")
  }

  /// Whether every curve has a rule for all of its classes with a color that is written out, and no color has a name.
  func areColored(_ text: String) -> Bool {
    let curves = text.matches(of: #/class="(\w+)[^"]* line"/#).map { String($0.1) }
    return !curves.isEmpty && !text.contains("var(")
      && curves.allSatisfy { text.contains(".\($0).line { stroke: #") }
  }

  @Test func `curves are drawn as pictures of their own`() throws {
    try withTemporaryDirectory { directory in
      let outcome = try DINLProgram.call(["information", "--plot", "curves"], in: directory)
      #expect(outcome.status == 0 && outcome.error.isEmpty)
      let files = ["rate-distortion.svg": 3, "information-bottleneck.svg": 3, "information-snr.svg": 5]
      let folder = directory.appending(path: "curves")
      #expect(Set(try FileManager.default.contentsOfDirectory(atPath: folder.path)) == Set(files.keys))
      for (name, curves) in files {
        #expect(outcome.output.contains("curves/\(name)\n"))
        let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        #expect(isPicture(text, curves: curves))
        #expect(!isPicture(text.replacing("<style>", with: ""), curves: curves))
        #expect(!isPicture(text, curves: curves + 1))
        #expect(areColored(text))
        // Control: a sheet whose colors have names, which leaves the picture black in many viewers.
        #expect(!areColored(text.replacing(PictureStyle.standalone, with: ReportStyle.sheet)))
      }
      let again = try DINLProgram.call(["information", "--plot", "curves"], in: directory)
      #expect(again.status == 73 && again.error.contains("--force") && again.output.isEmpty)
      #expect(try DINLProgram.call(["information", "--plot", "curves", "--force"], in: directory).status == 0)
    }
  }

  @Test func `the curves have the shape that their claims say`() throws {
    for curve in try InformationFigures.rateDistortion().curves {
      let slopes = zip(curve.points.dropFirst(), curve.points).map { ($0.y - $1.y) / ($0.x - $1.x) }
      let rounding = Tolerance.rounding(operations: 1 << 16, condition: 1, scale: 1).value
      #expect(
        slopes.allSatisfy { $0 <= rounding } && zip(slopes.dropFirst(), slopes).allSatisfy { $0 >= $1 - rounding })
    }
    let bottleneck = try InformationFigures.bottleneck().curves.dropFirst()
    #expect(bottleneck.allSatisfy { $0.points.allSatisfy { $0.y <= $0.x } })
    let (normal, inputs) = try {
      let curves = try InformationFigures.signalToNoise().curves
      return (curves[0], curves.dropFirst())
    }()
    for curve in inputs {
      #expect(zip(curve.points, normal.points).allSatisfy { $0.y < $1.y })
      #expect(zip(curve.points.dropFirst(), curve.points).allSatisfy { $0.y >= $1.y })
    }
  }
}
