import Foundation
import TestSupport
import Testing

@Suite struct `EX-010 dinl judge` {
  static let few = "--laws independent-labels,labels --sizes 50,200 --repetitions 16"

  func judge(_ options: String, _ command: String, in directory: URL) throws -> DINLProgram.Outcome {
    try DINLProgram.shell("\"$DINL\" judge \(options) -- \(command)", in: directory)
  }

  func document(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  func cells(_ outcome: DINLProgram.Outcome) throws -> [[String: Any]] {
    try #require(try document(outcome.output)["cells"] as? [[String: Any]])
  }

  /// The example of a defendant, beside the program.
  static let histogram = "\"$(dirname \"$DINL\")/ExampleHistogram\""

  @Test func `control: a plug-in estimate is found too high on independent labels`() throws {
    try withTemporaryDirectory { directory in
      let outcome = try judge(Self.few + " --json --threads 2", Self.histogram, in: directory)
      #expect(outcome.status == 0, "\(outcome)")
      let cells = try cells(outcome)
      #expect(cells.map { $0["law"] as? String } == ["labels", "labels", "independent-labels", "independent-labels"])
      // 49 degrees of freedom over twice the size is the mean excess, 0.49 and 0.12 nats.
      #expect(cells[2...].allSatisfy { $0["verdict"] as? String == "overestimates" })
      let medians = cells.map { ($0["median"] as? [String: Double])?["value"] ?? 0 }
      #expect(medians[2] > 0.3 && medians[3] < 0.2)
      #expect(try judge(Self.few + " --json", Self.histogram, in: directory).output == outcome.output)
      let failing = try judge(Self.few + " --quiet --fail-on overestimates", Self.histogram, in: directory)
      #expect(failing.status == 1 && failing.output.isEmpty && failing.error.isEmpty)
    }
  }

  @Test func `counts what is no number, what is below 0 and above H(Y), and says the first fault`() throws {
    try withTemporaryDirectory { directory in
      // Runs are one at a time: the first is the trial, the second fails, all others print 9 or -9.
      let script = "sh -c 'echo >> runs; case $(wc -l < runs) in 2) exit 3;; *[05]) echo -9;; *) echo 9;; esac'"
      let text = try judge("--laws labels --sizes 50 --repetitions 16", script, in: directory)
      #expect(text.status == 0 && text.output.contains("1 of 16 runs gave no number: labels (n = 50)"), "\(text)")
      #expect(text.output.contains("it ended with exit code 3.") && text.output.contains("1 exit code"))
      try FileManager.default.removeItem(at: directory.appending(path: "runs"))
      let cell = try #require(
        try cells(judge("--laws labels --sizes 50 --repetitions 16 --json", script, in: directory)).first)
      #expect((cell["negative"] as? [String: Any])?["count"] as? Int == 3)
      #expect((cell["aboveEntropy"] as? [String: Any])?["count"] as? Int == 12)
      #expect(cell["faults"] as? [String: Int] == ["exit code": 1] && cell["bias"] == nil)
    }
  }

  @Test func `writes a page and a document that are those of the answer, and replaces only its own`() throws {
    try withTemporaryDirectory { directory in
      let call = "--laws labels --sizes 50,100 --repetitions 16 --output results/a --json"
      let first = try judge(call, "echo 0.4", in: directory)
      #expect(first.status == 0 && first.error.hasSuffix("\nWrote results/a/judgment.json, results/a/judgment.html\n"))
      let folder = directory.appending(path: "results/a")
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["judgment.html", "judgment.json"])
      #expect(try String(contentsOf: folder.appending(path: "judgment.json"), encoding: .utf8) == first.output)
      let page = try String(contentsOf: folder.appending(path: "judgment.html"), encoding: .utf8)
      #expect(page.contains("<svg") && page.contains("underestimates") && !page.contains("http://localhost"))
      #expect(try judge(call, "echo 0.4", in: directory).output == first.output)
      let other = try judge(call, "echo 0.5", in: directory)
      #expect(other.status == 73 && other.error.contains("--force") && other.output.isEmpty, "\(other)")
      #expect(try judge(call + " --force --quiet", "echo 0.5", in: directory).status == 0)
    }
  }

  @Test func `lists the laws with their informations`() throws {
    try withTemporaryDirectory { directory in
      let list = try DINLProgram.call(["judge", "--list"], in: directory).output
      for part in ["independent: ", "label-of-mixture: ", "columns x1,ylabel; I(X;Y) = 0.722848 nats", "0.830366 nats"]
      {
        #expect(list.contains(part), "\(part)")
      }
      let answer = try document(try DINLProgram.call(["judge", "--list", "--json"], in: directory).output)
      #expect((answer["laws"] as? [[String: Any]])?.count == 15)
    }
  }

  @Test func `that is interrupted leaves no program behind`() throws {
    try withTemporaryDirectory { directory in
      let script =
        "judge --laws labels --sizes 50 --repetitions 16 -- sh -c 'echo $$ >> ids; [ -e ready ] && sleep 1000; "
      let call = script + "touch ready; echo 1'"
      let outcome = try DINLProgram.shell(
        "\"$DINL\" \(call) & while [ $(cat ids 2> /dev/null | wc -l) -lt 2 ]; do sleep 0.01; done; kill -TERM $!; wait $!; "
          + "echo $?; n=0; while grep -qs 'State:[[:space:]]*[SRD]' /proc/$(tail -n 1 ids)/status; do "
          + "n=$((n + 1)); [ $n -gt 1000 ] && echo left && kill -9 -$(tail -n 1 ids); sleep 0.01; done; true",
        in: directory)
      #expect(outcome.output == "143\n", "\(outcome)")
    }
  }
}
