import BoundCheck
import Foundation
import Reproduction
import TestSupport
import Testing
import Trials

@Suite struct `A table of one's own` {
  static let rows = (0..<24).map { [$0, $0 * 7 % 11, $0 * 5 % 9] }

  static let plain = "id,a,b,class\n" + rows.map { "\($0[0]),\($0[1]).5,\($0[2]),\(name(of: $0))\n" }.joined()

  static func name(of row: [Int]) -> String { row[1] < 5 ? "ä" : "z" }

  /// The evidence of a short check of a file.
  func check(
    _ bytes: Data, as file: String, _ options: [String], in directory: URL
  ) throws -> (CheckEvidence, DINLProgram.Outcome) {
    try bytes.write(to: directory.appending(path: file))
    let call =
      [
        "check", file, "--draws", "2", "--epochs", "1", "--sweep-draws", "0", "--hidden-width", "4", "--output",
        file + "-out",
      ]
      + options
    let outcome = try DINLProgram.call(call, in: directory)
    try #require(outcome.status == 0, "\(outcome)")
    let json = try Data(contentsOf: directory.appending(path: "\(file)-out/check.json"))
    return (try JSONDecoder().decode(CheckEvidence.self, from: json), outcome)
  }

  @Test func `gives the same draws in any form in which it can be read`() throws {
    let plain = Data(Self.plain.utf8)
    let bare = Self.plain.split(separator: "\n").dropFirst().joined(separator: "\n")
    let commas = Self.plain.replacing(",", with: ";").replacing(".", with: ",")
    let latin1 = Data(Self.plain.unicodeScalars.map { UInt8($0.value) })
    let matrix = NumPyBytes.matrix(Self.rows.map { [Double($0[1]) + 0.5, Double($0[2])] })
    let labels = NumPyBytes.texts(Self.rows.map(Self.name), length: 1)
    let forms: [(String, Data, [String])] = [
      ("comments.csv", Data("# made by hand\n".utf8) + plain, ["--label", "class"]),
      ("bare.csv", Data(bare.utf8), ["--label", "4", "--no-header", "--drop", "1"]),
      ("commas.csv", Data(commas.utf8), ["--label", "class", "--decimal-comma"]),
      ("blanks.dat", Data(Self.plain.replacing(",", with: "  ").utf8), ["--label", "class"]),
      ("latin1.csv", latin1, ["--label", "class", "--encoding", "latin1"]),
      ("chosen.csv", plain, ["--label", "class", "--features", "b", "--features", "a"]),
      ("dropped.csv", plain, ["--label", "class", "--drop", "id"]),
      ("coded.csv", plain, ["--label", "class", "--encode"]),
      ("data.npz", NumPyBytes.archive([("X.npy", matrix), ("y.npy", labels)], isDeflated: true), []),
    ]
    try withTemporaryDirectory { directory in
      let (expected, _) = try check(plain, as: "plain.csv", ["--label", "class"], in: directory)
      #expect(expected.data.features == 2 && expected.data.label == "class")
      for (file, bytes, options) in forms {
        let (found, _) = try check(bytes, as: file, options, in: directory)
        #expect(found.draws == expected.draws, "\(file)")
      }
      let (other, _) = try check(plain, as: "other.csv", ["--label", "class", "--features", "a,id"], in: directory)
      #expect(other.draws != expected.draws)
    }
  }

  @Test func `is noted on standard error, in the file and on the page, a line each`() throws {
    let sorted = Self.plain.split(separator: "\n").sorted { ($0.last ?? " ") < ($1.last ?? " ") }
    try withTemporaryDirectory { directory in
      let text = (sorted.filter { $0.hasPrefix("id") } + sorted.filter { !$0.hasPrefix("id") }).joined(separator: "\n")
      let (found, outcome) = try check(Data(text.utf8), as: "sorted.csv", ["--label", "class"], in: directory)
      #expect(found.data.notices.count == 1 && found.data.notices[0].contains("sorted by class"))
      #expect(outcome.error.contains("note: sorted.csv: \(found.data.notices[0])\n"))
      #expect(outcome.output.contains("\nnote: \(found.data.notices[0])\n"))
      let page = try String(contentsOf: directory.appending(path: "sorted.csv-out/check.html"), encoding: .utf8)
      let elements = try #require(WellFormedness.elements(of: page))
      #expect(elements.contains { $0.name == "dd" && $0.text == found.data.notices[0] })
      let shipped = try DINLProgram.call(`dinl check`.check("wine", more: ["--draws", "1"]), in: directory)
      #expect(shipped.status == 0 && !shipped.error.contains("note:") && shipped.output.contains("sorted by class"))
    }
  }

  @Test func `control: a table without peculiarities is not noted`() throws {
    try withTemporaryDirectory { directory in
      let plain = Self.plain.split(separator: "\n").map { $0.drop { $0 != "," }.dropFirst() }.joined(separator: "\n")
      let (found, outcome) = try check(Data(plain.utf8), as: "plain.csv", ["--label", "class"], in: directory)
      #expect(found.data.notices.isEmpty && !outcome.error.contains("note:") && !outcome.output.contains("note:"))
    }
  }

  @Test func `of NumPy arrays is reproduced, and another label is another experiment`() throws {
    let rows = (0..<40).map { row in (0..<9).map { Double((row * ($0 + 3)) % 17) } }
    let labels = [("y.npy", 2), ("z.npy", 3)].map { name, divisor in
      (name, NumPyBytes.integers(rows.indices.map { Int64($0 / divisor % 2) }))
    }
    try withTemporaryDirectory { directory in
      try NumPyBytes.archive([("X.npy", NumPyBytes.matrix(rows))] + labels, isDeflated: false)
        .write(to: directory.appending(path: "data.npz"))
      let call = [
        "reproduce", "--table", "data.npz", "--seeds", "2", "--selection-seeds", "2", "--epochs", "1", "--hidden-width",
        "4",
      ]
      let outcome = try DINLProgram.call(call, in: directory)
      #expect(outcome.status == 0 && outcome.error.contains("note: data.npz: arrays that are not read: \"z\"\n"))
      let json = try Data(contentsOf: directory.appending(path: "results/reproduce-data/results.json"))
      let found = try JSONDecoder().decode(Evidence.self, from: json)
      #expect(found.data.label == "y" && found.data.notices.contains("arrays that are not read: \"z\""))
      let page = try String(
        contentsOf: directory.appending(path: "results/reproduce-data/report.html"), encoding: .utf8)
      #expect(page.contains("arrays that are not read"))
      let other = try DINLProgram.call(call + ["--label", "z"], in: directory)
      #expect(other.status == 73 && other.error.contains("--force"), "\(other)")
      #expect(try DINLProgram.call(call + ["--label", "y"], in: directory).status == 0)
    }
  }
}
