import Foundation
import Reproduction
import TestSupport
import Testing
import Trials

extension CommandFault {
  /// Calls of sweep that must fail.
  static let sweeps: [CommandFault] = [
    CommandFault("sweep", 64, "<plan>"),
    CommandFault("sweep none.json", 66, "none.json"),
    CommandFault("sweep good.csv", 65, "good.csv", "no JSON", "line 1"),
    CommandFault("sweep good.json", 65, "good.json", "no field of a plan"),
    CommandFault("sweep wrong.json", 65, "wrong.json: graphs: is 0", "from 1 to 10000"),
    CommandFault("sweep tiny.json --data nowhere", 66, "nowhere"),
    CommandFault("sweep tiny.json --parts 3", 64, "--parts", "--print"),
    CommandFault("sweep tiny.json --print slurm --parts 0", 64, "--parts"),
    CommandFault("sweep tiny.json --print slurm --shard 1/2", 64, "--print", "--shard"),
    CommandFault("sweep tiny.json --print slurm --resume", 64, "--print", "--resume"),
    CommandFault("sweep tiny.json --print slurm --json", 64, "--print", "--json"),
    CommandFault("sweep tiny.json --print snakemake --output o{p}", 64, "--output", "brace"),
    CommandFault("sweep tiny.json --print pbs", 64, "--print", "slurm"),
    CommandFault("sweep tiny.json --shard 3/2", 64, "--shard"),
  ]
}

@Suite struct `dinl sweep` {
  typealias Faults = `A call that fails`
  typealias Merge = `dinl merge`

  /// A plan of six jobs with four trainings each.
  static func plan(epochs: Int = 1, graphs: Int = 3) -> String {
    """
    {"name": "tiny", "datasets": ["wine"], "graphs": \(graphs), "seeds": 2, "betas": [0.01], "epochs": \(epochs),
     "topologies": [{"law": "connected", "nodes": 4, "links": 5}], "hiddenWidth": 4, "latentWidth": 2}
    """
  }

  static let files = SweepResults.fileNames

  /// Runs a body in a folder with plans, and with dinl in the path of the shell.
  func inFolder(_ body: (URL, _ shell: (String) throws -> DINLProgram.Outcome) throws -> Void) throws {
    try withTemporaryDirectory { directory in
      for (name, text) in [("tiny", Self.plan()), ("long", Self.plan(epochs: 60)), ("wrong", Self.plan(graphs: 0))] {
        try Data(text.utf8).write(to: directory.appending(path: "\(name).json"))
      }
      let tools = directory.appending(path: "tools")
      try FileManager.default.createDirectory(at: tools, withIntermediateDirectories: false)
      try FileManager.default.createSymbolicLink(
        at: tools.appending(path: "dinl"), withDestinationURL: try #require(DINLProgram.url))
      try body(directory) { try DINLProgram.shell("PATH=\"$PWD/tools:$PATH\"; \($0)", in: directory) }
    }
  }

  @Test(arguments: CommandFault.sweeps)
  func `fails as other calls do`(fault: CommandFault) throws {
    try withTemporaryDirectory { directory in
      try Faults().write(CommandFault.files, to: directory)
      for (name, text) in [("tiny", Self.plan()), ("wrong", Self.plan(graphs: 0))] {
        try Data(text.utf8).write(to: directory.appending(path: "\(name).json"))
      }
      let left = try Faults().contents(of: directory)
      let outcome = try DINLProgram.call(fault.arguments.split(separator: " ").map(String.init), in: directory)
      #expect(try Faults().contents(of: directory) == left)
      #expect(
        outcome.status == fault.status && outcome.output.isEmpty && outcome.error.hasPrefix("error: ")
          && outcome.error.split(whereSeparator: \.isNewline).count == 1
          && fault.names.allSatisfy(outcome.error.contains), "\(outcome)")
    }
  }

  @Test func `writes the same bytes whatever the threads, and its printed script too`() throws {
    try inFolder { directory, shell in
      let whole = try shell("dinl sweep tiny.json --threads 2 --output whole")
      #expect(whole.status == 0, "\(whole.error)")
      for phrase in ["40.00 % on every", "EX-003", "no limits", "95 % confidence", "Wrote whole/sweep.json"] {
        #expect(whole.output.contains(phrase), "\(phrase)")
      }
      let again = try shell("dinl sweep tiny.json --threads 5 --output again --json --quiet")
      #expect(again.status == 0 && again.error.isEmpty)
      let bytes = try Merge().bytes(Self.files, of: "whole", in: directory)
      #expect(try Merge().bytes(Self.files, of: "again", in: directory) == bytes)
      #expect(Data(again.output.utf8) == bytes[0] + Data("\n".utf8))
      // The script as Slurm calls it: once for each task, in any order, and then for the merge.
      let printed = try shell("dinl sweep tiny.json --print slurm --parts 5 --output 'my results' > sweep.sh")
      #expect(printed.status == 0 && printed.output.isEmpty)
      let tasks = "for task in 3 1 5 2 4; do SLURM_ARRAY_TASK_ID=$task bash sweep.sh || exit; done"
      let done = try shell("\(tasks); bash sweep.sh merge")
      #expect(done.status == 0 && done.output.hasSuffix(whole.output.replacing("whole/", with: "my results/")))
      #expect(try Merge().bytes(Self.files, of: "my results", in: directory) == bytes)
      let head = try String(contentsOf: directory.appending(path: "sweep.sh"), encoding: .utf8)
      #expect(head.hasPrefix("#!/bin/bash\n") && head.contains("\n#SBATCH --array=1-5\n"))
      // Other options leave the results alone.
      let other = try shell("dinl sweep long.json --output whole")
      #expect(other.status == 73 && other.error.contains("whole: holds sweep.json"))
    }
  }

  @Test func `prints rules for Snakemake, in which what a shell or Python would read is quoted`() throws {
    try inFolder { directory, shell in
      let printed = try shell(
        "cp tiny.json 'a {b}\"c.json'; dinl sweep 'a {b}\"c.json' --print snakemake --output 'o \"p'")
      #expect(
        printed.output.contains("input: expand(\"parts-tiny/{part}/part.json\", part=range(1, 7))")
          && printed.output.contains(#"output: "o \"p/sweep.json""#)
          && printed.output.contains(#"shell: "dinl merge {input} --output 'o \"p'""#)
          && printed.output.contains(
            #"shell: "dinl sweep 'a {{b}}\"c.json' --threads {threads} --shard {wildcards.part}/6 --output "#
              + #"parts-tiny/{wildcards.part} --resume""#),
        "\(printed)")
    }
  }

  @Test func `goes on after kill -9, with the jobs that were done, to the same bytes`() throws {
    try inFolder { directory, shell in
      #expect(try shell("dinl sweep long.json --output whole --threads 2").status == 0)
      let bytes = try Merge().bytes(Self.files, of: "whole", in: directory)
      let done = try killed(
        ["sweep", "long.json", "--threads", "1"], work: "cut/.partial-sweep", jobs: 6, in: directory)
      let other = try shell("dinl sweep tiny.json --output cut --resume")
      #expect(other.status == 73 && other.error.contains("--resume"))
      let resumed = try shell("dinl sweep long.json --output cut --resume")
      #expect(resumed.status == 0 && resumed.error.hasPrefix("\(done) of 6 jobs taken over"), "\(resumed)")
      #expect(try Merge().bytes(Self.files, of: "cut", in: directory) == bytes)
    }
  }

  @Test func `control: another seed gives other bytes`() throws {
    try inFolder { directory, shell in
      let other = Self.plan().replacing("\"seeds\"", with: "\"seed\": 2, \"seeds\"")
      try Data(other.utf8).write(to: directory.appending(path: "other.json"))
      for name in ["tiny", "other"] { #expect(try shell("dinl sweep \(name).json --output \(name)").status == 0) }
      let all = try ["tiny", "other"].map { try Merge().bytes(Self.files, of: $0, in: directory) }
      for (one, another) in zip(all[0], all[1]) { #expect(one != another) }
    }
  }
}
