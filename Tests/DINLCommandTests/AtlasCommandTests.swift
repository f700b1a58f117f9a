import Foundation
import TestSupport
import Testing

@Suite struct `dinl atlas` {
  static let gated = "\(Project.data.path)/systems/gated.json"

  func document(_ outcome: DINLProgram.Outcome) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
  }

  func names(in directory: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: directory.path).sorted()
  }

  @Test func `compares the bounds of a system in a table and in JSON with the same verdicts as dinl bound`() throws {
    try withTemporaryDirectory { directory in
      let text = try DINLProgram.call(["atlas", Self.gated], in: directory)
      #expect(text.status == 0 && text.output.contains("GB-013 total variation") && text.output.contains("tightest"))
      let answer = try document(try DINLProgram.call(["atlas", Self.gated, "--json"], in: directory))
      #expect(answer["schemaVersion"] as? Int == 1 && answer["family"] == nil)
      let member = try #require((answer["members"] as? [[String: Any]])?.first)
      let bounds = try #require(member["bounds"] as? [[String: Any]])
      let own = bounds.compactMap { $0["bound"] as? [String: Any] } + (member["orders"] as? [[String: Any]] ?? [])
      let other = try document(try DINLProgram.call(["bound", Self.gated, "--json"], in: directory))
      let known = try #require(other["bounds"] as? [[String: Any]])
      var common = 0
      for bound in known {
        guard let same = own.first(where: { $0["inequality"] as? String == bound["inequality"] as? String }) else {
          continue
        }
        common += 1
        #expect(same as NSDictionary == bound as NSDictionary)
      }
      // The one on the probability of a gap is shown as its root.
      #expect(common == known.count - 1)
    }
  }

  @Test func `takes numbers and a size of a family, and its JSON is the same each time`() throws {
    try withTemporaryDirectory { directory in
      let call = ["atlas", "--family", "coin", "--at", "1/8,0.5", "--samples", "3", "--json"]
      let (first, second) = (try DINLProgram.call(call, in: directory), try DINLProgram.call(call, in: directory))
      #expect(first.status == 0 && first == second)
      let answer = try document(first)
      let members = try #require(answer["members"] as? [[String: Any]])
      #expect(members.map { $0["label"] as? String } == ["t = 1/8", "t = 0.5"])
      #expect(members.allSatisfy { $0["samples"] as? Int == 3 })
      let family = try #require(answer["family"] as? [String: Any])
      #expect(family["name"] as? String == "coin" && family["size"] as? [String: Int] == ["samples": 3])
      let forms = try #require(members[0]["closedForms"] as? [[String: Any]])
      #expect(!forms.isEmpty && forms.allSatisfy { $0["agrees"] as? Bool == true })
    }
  }

  @Test func `lists each family with its range and default numbers`() throws {
    try withTemporaryDirectory { directory in
      let list = try DINLProgram.call(["atlas", "--list"], in: directory).output
      for part in ["coin: ", "memory: ", "gibbs: ", "gaussian: ", "path: ", "network: ", "--at: t, ", "1/16,1/8"] {
        #expect(list.contains(part), "\(part)")
      }
      let answer = try document(try DINLProgram.call(["atlas", "--list", "--json"], in: directory))
      #expect((answer["families"] as? [[String: Any]])?.count == 6)
    }
  }

  @Test func `writes a page and a document that are those of the answer, and replaces only its own`() throws {
    try withTemporaryDirectory { directory in
      let call = ["atlas", "--family", "path", "--output", "results/path", "--json"]
      let first = try DINLProgram.call(call, in: directory)
      let results = directory.appending(path: "results/path")
      #expect(first.status == 0 && first.error == "Wrote results/path/atlas.json, results/path/atlas.html\n")
      #expect(try names(in: results) == ["atlas.html", "atlas.json"])
      let file = results.appending(path: "atlas.json")
      #expect(try String(contentsOf: file, encoding: .utf8) == first.output)
      #expect(try DINLProgram.call(call, in: directory) == first)
      // Other options, and a folder with another's file of that name.
      let other = try DINLProgram.call(call + ["--samples", "2"], in: directory)
      #expect(other.status == 73 && other.output.isEmpty && other.error.contains("--force"), "\(other)")
      #expect(try String(contentsOf: file, encoding: .utf8) == first.output)
      try Data("mine".utf8).write(to: directory.appending(path: "atlas.html"))
      let foreign = try DINLProgram.call(["atlas", Self.gated, "--output", "."], in: directory)
      #expect(foreign.status == 73 && foreign.error.contains("atlas.html"), "\(foreign)")
      #expect(try names(in: directory) == ["atlas.html", "results"])
      #expect(try DINLProgram.call(call + ["--samples", "2", "--force"], in: directory).status == 0)
      #expect(try String(contentsOf: file, encoding: .utf8) != first.output)
    }
  }

  @Test func `control: a page of another folder is another's`() throws {
    try withTemporaryDirectory { directory in
      let text = try DINLProgram.call(["atlas", "--family", "coin", "--output", "new"], in: directory)
      #expect(
        text.status == 0 && text.output.hasSuffix("\nWrote new/atlas.json, new/atlas.html\n") && text.error.isEmpty)
      let quiet = try DINLProgram.call(["atlas", "--family", "coin", "--output", "new", "--quiet"], in: directory)
      #expect(quiet.status == 0 && quiet.output.isEmpty && quiet.error.isEmpty)
    }
  }
}
