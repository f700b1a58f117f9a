import Deployment
import Foundation
import TestSupport
import Testing

/// The rates of the training in a report.
private struct TrainingRates: Decodable {
  struct Link: Decodable { let trainingRate: Double }
  let links: [Link]
}

@Suite struct `dinl predict` {
  static let table = `The command line`.data + "/wine/wine.csv"

  /// A directory with a model of the wines, and what the check said.
  func withModel(
    seed: String = "1", _ body: (URL, DINLProgram.Outcome) throws -> Void
  ) throws {
    try withTemporaryDirectory { directory in
      let call = `dinl check`.check("results", more: ["--save", "model.json", "--seed", seed, "--epochs", "40"])
      let outcome = try DINLProgram.call(call + ["--draws", "1", "--sweep-draws", "0"], in: directory)
      #expect(outcome.status == 0, "\(outcome)")
      try body(directory, outcome)
    }
  }

  func predict(_ more: [String], in directory: URL) throws -> DINLProgram.Outcome {
    try DINLProgram.call(["predict", "model.json"] + more, in: directory)
  }

  @Test func `prints each row's class, the accuracy and the rates, the same each time and as the model itself says`()
    throws
  {
    try withModel { directory, check in
      #expect(check.output.contains("Wrote model.json, trained on all 178 samples at β = 0.001 with seed 1"))
      let outcome = try predict([Self.table], in: directory)
      #expect(outcome.status == 0 && outcome.error.isEmpty, "\(outcome)")
      #expect(try predict([Self.table], in: directory) == outcome)
      let lines = outcome.output.split(separator: "\n").map(String.init)
      #expect(lines.count { $0.contains(#/^ *[0-9]+  class_[012] +class_[012]$/#) } == 178)
      let json = try predict([Self.table, "--json"], in: directory).output
      let object = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
      let accuracy = try #require(object["accuracy"] as? [String: Any])
      let correct = try #require(accuracy["correct"] as? Int)
      #expect(correct > 120 && accuracy["rows"] as? Int == 178)
      #expect(outcome.output.contains(", \(correct) of 178 rows with a stated class"))
      let links = try #require(object["links"] as? [[String: Any]])
      #expect(links.count == 8 && links.allSatisfy { ($0["rate"] as? Double ?? -1) > 0 })
      let file = try ModelFile.read(directory.appending(path: "model.json"))
      #expect(object["modelSHA256"] as? String == file.sha256 && file.model.labelName == "label")
      let rates = file.model.rates.filter { $0 > 0 }.sorted()
      // The decoder reads every double to the bit, which JSONSerialization does not.
      let report = try JSONDecoder().decode(TrainingRates.self, from: Data(json.utf8))
      #expect(report.links.map(\.trainingRate).sorted() == rates)
    }
  }

  @Test func `writes the rows to a file instead, as CSV by its name, and replaces none unasked`() throws {
    try withModel { directory, _ in
      let outcome = try predict([Self.table, "--output", "out.csv"], in: directory)
      #expect(outcome.status == 0 && !outcome.output.contains("class_") && outcome.output.hasPrefix("accuracy: "))
      let csv = try String(contentsOf: directory.appending(path: "out.csv"), encoding: .utf8)
      #expect(csv.hasPrefix("row,predicted,stated\n1,class_") && csv.split(separator: "\n").count == 179)
      #expect(try predict([Self.table, "--output", "out.csv"], in: directory).status == 73)
      #expect(try predict([Self.table, "--output", "out.csv", "--force"], in: directory).status == 0)
      #expect(try predict([Self.table, "--output", "out.json"], in: directory).status == 0)
      let json = try String(contentsOf: directory.appending(path: "out.json"), encoding: .utf8)
      #expect(try predict([Self.table, "--json"], in: directory).output == json)
    }
  }

  @Test func `reads a table in another order without classes, and leaves out rows only if asked`() throws {
    try withModel { directory, _ in
      let lines = try String(contentsOfFile: Self.table, encoding: .utf8).split(separator: "\n").prefix(4)
      let cells = lines.map { $0.split(separator: ",").map(String.init) }
      var rows = cells.map { ["x"] + $0.dropLast().reversed() }
      func write() throws {
        let text = rows.map { $0.joined(separator: ";") }.joined(separator: "\r\n")
        try Data("\u{FEFF}\(text)\r\n".utf8).write(to: directory.appending(path: "own.csv"))
      }
      rows[0][0] = "note"
      try write()
      let outcome = try predict(["own.csv", "--noise", "none"], in: directory)
      #expect(outcome.status == 0 && outcome.output.contains("accuracy: not known"), "\(outcome)")
      #expect(outcome.output.contains("\ngates: no noise"))
      rows[2][4] = "NA"
      try write()
      let refused = try predict(["own.csv"], in: directory)
      #expect(refused.status == 65 && refused.error.contains("line 3") && refused.error.contains("--drop-missing"))
      let left = try predict(["own.csv", "--drop-missing"], in: directory)
      #expect(left.status == 0 && left.error == "note: own.csv: rows left out because a value was missing: 1\n")
      #expect(left.output.contains("\n  1  class_") && left.output.contains("\n  3  class_"))
      #expect(!left.output.contains("\n  2  class_"))
      rows[0][1] = "other"
      try write()
      let missing = try predict(["own.csv"], in: directory)
      #expect(
        missing.status == 65 && missing.error.contains("own.csv, line 1: lacks \"\(cells[0][12])\""), "\(missing)")
    }
  }

  @Test func `reads texts, truth values and decimal commas as the table of the training, without a line of names`()
    throws
  {
    try withTemporaryDirectory { directory in
      let colors = ["red", "green", "blue"]
      let rows = (0..<30).map { "\($0 % 7),5;\(colors[$0 % 3]);\($0 % 2 == 0 ? "yes" : "No");c\($0 % 3)\n" }
      func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: directory.appending(path: name))
      }
      try write(rows.joined(), to: "own.csv")
      let call = [
        "check", "own.csv", "--label", "4", "--no-header", "--decimal-comma", "--encode", "--draws", "1",
        "--sweep-draws", "0", "--epochs", "3", "--save", "model.json",
      ]
      let check = try DINLProgram.call(call, in: directory)
      #expect(check.status == 0 && check.output.contains("Wrote model.json"), "\(check)")
      let whole = try predict(["own.csv", "--noise", "none"], in: directory)
      #expect(whole.status == 0 && whole.output.contains("of 30 rows with a stated class"), "\(whole)")
      // One color alone would have another coding of its own.
      try write(rows[0], to: "one.csv")
      let one = try predict(["one.csv", "--noise", "none"], in: directory)
      let lines = [whole, one].map { $0.output.split(separator: "\n")[2] }
      #expect(one.status == 0 && lines[0] == lines[1], "\(one)")
      try write(rows[0] + "1;pink;no;c1\n", to: "pink.csv")
      let pink = try predict(["pink.csv"], in: directory)
      #expect(pink.status == 65 && pink.output.isEmpty)
      #expect(pink.error.hasPrefix("error: pink.csv, line 2, column \"2\": \"pink\" is none of the texts"), "\(pink)")
      try write(rows[0] + "1.5;red;no;c1\n", to: "point.csv")
      let point = try predict(["point.csv"], in: directory)
      #expect(point.status == 65 && point.error.contains("line 2, column \"1\"") && !point.error.contains("--drop"))
    }
  }

  @Test func `reads a table without a line of names or in another encoding, as the options say`() throws {
    try withTemporaryDirectory { directory in
      let matrix = (0..<24).map { row in (0..<3).map { Double((row * ($0 + 2)) % 5) } }
      let classes = NumPyBytes.integers(matrix.indices.map { Int64($0 % 2) })
      try NumPyBytes.archive([("X.npy", NumPyBytes.matrix(matrix)), ("y.npy", classes)], isDeflated: true)
        .write(to: directory.appending(path: "data.npz"))
      let call = ["check", "data.npz", "--draws", "1", "--sweep-draws", "0", "--epochs", "2", "--save", "model.json"]
      #expect(try DINLProgram.call(call, in: directory).status == 0)
      let arrays = try predict(["data.npz", "--output", "a.csv"], in: directory)
      #expect(arrays.status == 0 && arrays.output.contains("of 24 rows with a stated class"), "\(arrays)")
      let text = matrix.map { $0.map { "\($0)" }.joined(separator: ",") }.joined(separator: "\n")
      let units = [UInt8]([0xFF, 0xFE]) + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      try Data(units).write(to: directory.appending(path: "bare.csv"))
      let bare = try predict(["bare.csv", "--no-header", "--encoding", "utf-16", "--output", "b.csv"], in: directory)
      #expect(bare.status == 0, "\(bare)")
      func predicted(_ name: String) throws -> [Substring] {
        try String(contentsOf: directory.appending(path: name), encoding: .utf8).split(separator: "\n").dropFirst()
          .map { $0.split(separator: ",")[1] }
      }
      #expect(try predicted("a.csv") == predicted("b.csv"))
      let refused = try predict(["bare.csv"], in: directory)
      #expect(refused.status == 65 && refused.error.contains("--no-header"), "\(refused)")
      let wrong = try predict(["data.npz", "--no-header"], in: directory)
      #expect(wrong.status == 65 && wrong.error.contains("--no-header is about text"), "\(wrong)")
    }
  }

  @Test
  func `control: a figure of the model that was changed is refused by its checksum, and another seed's model differs`()
    throws
  {
    try withModel { directory, _ in
      let file = directory.appending(path: "model.json")
      let text = try String(contentsOf: file, encoding: .utf8)
      let json = try predict([Self.table, "--json"], in: directory).output
      try Data(text.replacing("\"batchSize\" : 32", with: "\"batchSize\" : 31").utf8).write(to: file)
      let outcome = try predict([Self.table], in: directory)
      #expect(outcome.status == 65 && outcome.output.isEmpty, "\(outcome)")
      #expect(outcome.error.hasPrefix("error: model.json: its checksum does not fit"))
      try withModel(seed: "2") { other, _ in
        let found = try predict([Self.table, "--json"], in: other)
        #expect(found.status == 0 && found.output != json)
      }
    }
  }
}
