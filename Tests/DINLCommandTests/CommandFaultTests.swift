import Foundation
import TestSupport
import Testing

/// A call that must fail, and what must be said of it.
struct CommandFault: Sendable, CustomTestStringConvertible {
  let arguments: String
  let status: Int32
  /// What the line must name.
  let names: [String]

  var testDescription: String { arguments }

  init(_ arguments: String, _ status: Int32, _ names: String...) {
    (self.arguments, self.status, self.names) = (arguments, status, names)
  }

  /// The files that are there when a call is made.
  static let files: [String: String] = [
    "good.csv": "a,b,label\n" + (0..<20).map { "\($0),\($0 % 7),\($0 % 2 == 0 ? "x" : "y")\n" }.joined(),
    "part.csv": "a.x,other,label\n" + (0..<20).map { "\($0),\($0 % 7),\($0 % 2 == 0 ? "x" : "y")\n" }.joined(),
    "bad.csv": "a,b,label\n1,2,x\n3,four,y\n",
    "few.csv": "a,label\n1,x\n2,x\n3,x\n4,x\n5,x\n6,y\n",
    "holes.csv": "a,b,label\n1,2,x\n3,NA,y\n",
    "one.csv": "a,label\n" + (0..<20).map { "\($0),x\n" }.joined(),
    "measured.csv": "a,y\n" + (0..<20).map { "\($0),\($0).5\n" }.joined(),
    "empty.csv": "",
    "bare.csv": (0..<20).map { "\($0),\($0 % 7),\($0 % 2)\n" }.joined(),
    "text.npz": "a,b,label\n1,2,x\n3,4,y\n",
    "zipped.csv": "PK\u{5}\u{6}" + String(repeating: "\0", count: 18),
    "parquet.csv": "PAR1\u{15}\u{4}PAR1",
    "disconnected.json": """
    {"directed": false, "multigraph": false, "graph": {}, "nodes": [{"id": "a"}, {"id": "b"}, {"id": "c"}],
     "links": [{"source": "a", "target": "b", "capacity": 1}]}
    """,
    "good.json": """
    {"directed": false, "multigraph": false, "graph": {}, "nodes": [{"id": "a"}, {"id": "b"}, {"id": "c"}],
     "links": [{"source": "a", "target": "b", "capacity": 1}, {"source": "b", "target": "c", "capacity": 4}]}
    """,
    "negative.json": """
    {"nodes": [{"id": "a"}, {"id": "b"}], "links": [{"source": "a", "target": "b", "capacity": -1}]}
    """,
    "bad.json": "{\"nodes\": [",
    "bad.graphml": "<graphml><graph>",
    "bad.txt": "",
    "system.json": """
    {"version": 1, "samples": 1, "law": ["1/2", "1/3"], "algorithm": [[1], [1]], "loss": [[0, 1]]}
    """,
  ]

  static let all: [CommandFault] = [
    CommandFault("graph none.json", 66, "none.json"),
    CommandFault("graph bad.json", 65, "bad.json"),
    CommandFault("graph bad.graphml", 65, "bad.graphml"),
    CommandFault("graph bad.txt", 65, "bad.txt"),
    CommandFault("graph negative.json", 65, "negative.json", "a", "b", "-1"),
    CommandFault("graph disconnected.json", 65, "disconnected.json", "c"),
    CommandFault("graph good.json --root nobody", 64, "--root", "nobody", "'a'"),
    CommandFault("graph good.json --exponent -1", 64, "--exponent"),
    CommandFault("graph good.json --dot --json", 64, "--dot", "--json"),
    CommandFault("graph good.json --dot --quiet", 64, "--dot", "--quiet"),
    CommandFault("graph good.json --compare-roots --dot", 64, "--dot", "--compare-roots"),
    CommandFault("graph good.json --compare-roots --root a", 64, "--root", "--compare-roots"),
    CommandFault("graph good.json --compare-roots --output a.json", 64, "--output", "--compare-roots"),
    CommandFault("graph good.json --compare-roots --svg a.svg", 64, "--svg", "--compare-roots"),
    CommandFault("graph disconnected.json --compare-roots", 65, "disconnected.json", "--largest-component"),
    CommandFault("graph disconnected.json --root best", 65, "disconnected.json", "--largest-component"),
    CommandFault("graph good.json --output a.gml", 64, "a.gml", ".json, .graphml or .dot"),
    CommandFault("graph good.json --output a.dot --svg a.dot", 64, "--output", "--svg"),
    CommandFault("graph good.json --output a.dot --svg ./b/../a.dot", 64, "--output", "--svg"),
    CommandFault("graph good.json --output bad.json", 73, "bad.json", "--force"),
    CommandFault("graph good.json --svg none/a.svg", 73, "none/a.svg", "with --svg"),
    CommandFault("graph good.csv", 65, "good.csv", "format", "source,target,capacity"),
    CommandFault("graph", 64, "<file>"),
    CommandFault("reproduce --csv none.csv --label label", 66, "none.csv"),
    CommandFault("reproduce --csv bad.csv --label label", 65, "bad.csv", "line 3", "\"b\"", "\"four\""),
    CommandFault("reproduce --csv good.csv --label class", 65, "good.csv", "\"class\"", "\"a\", \"b\", \"label\""),
    CommandFault("reproduce --csv few.csv --label label", 65, "few.csv", "\"y\"", "4"),
    CommandFault("reproduce --csv empty.csv --label label", 65, "empty.csv"),
    CommandFault("reproduce --csv good.csv", 64, "--label"),
    CommandFault("reproduce --label label", 64, "--table", "--label"),
    CommandFault("reproduce --table good.csv --label label --dataset wine", 64, "--table", "--dataset"),
    CommandFault("reproduce --csv good.csv --label label --data .", 64, "--table", "--data"),
    CommandFault("reproduce --dataset wine --encode", 64, "--encode", "--table"),
    CommandFault(
      "reproduce --table good.csv --label label --drop c", 65, "good.csv", "--drop", "\"c\"", "\"a\", \"b\""),
    CommandFault("reproduce --dataset gaussian-views --data .", 64, "gaussian-views", "--data"),
    CommandFault("reproduce --dataset iris", 64, "iris", "digits", "breast-cancer", "wine", "gaussian-views"),
    CommandFault("reproduce --data .", 66, "digits", "--data"),
    CommandFault("reproduce --seeds 1", 64, "--seeds", "2"),
    CommandFault("reproduce --seeds many", 64, "--seeds", "many"),
    CommandFault("reproduce --learning-rate nan", 64, "--learning-rate"),
    CommandFault("reproduce --bogus", 64, "--bogus"),
    CommandFault("reproduce --dataset gaussian-views --output good.csv/below", 73, "good.csv/below", "--output"),
    CommandFault("reproduce --table good.csv --label label --graph none.json", 66, "none.json"),
    CommandFault("reproduce --table good.csv --label label --graph negative.json", 65, "negative.json", "-1"),
    CommandFault(
      "reproduce --table good.csv --label label --graph disconnected.json", 65, "disconnected.json",
      "--largest-component"),
    CommandFault("reproduce --table good.csv --label label --graph good.json --root z", 64, "--root", "'a', 'b', 'c'"),
    CommandFault("reproduce --table good.csv --label label --root a", 64, "--root", "--graph"),
    CommandFault(
      "reproduce --table good.csv --label label --graph good.json --view z=a", 64, "--view", "\"z\"",
      "\"a\", \"b\", \"c\""),
    CommandFault(
      "reproduce --table good.csv --label label --graph good.json --view a=c", 65, "--view", "\"c\"", "\"a\", \"b\""),
    CommandFault("reproduce --table part.csv --label label --graph good.json", 65, "\"a.x\"", "\"other\"", "--view"),
    CommandFault("reproduce --table good.csv --label label --view z=a", 64, "\"z\"", "\"sensor 1\"", "--view"),
    CommandFault("reproduce --table good.csv --label label --view z", 64, "--view", "NODE=COLUMN"),
    CommandFault("reproduce --dataset gaussian-views --relay z", 64, "--relay", "\"z\"", "\"sensor 1\""),
    CommandFault("reproduce --dataset gaussian-views --graph good.json --graphs 1", 64, "--graphs", "--graph"),
    CommandFault("reproduce --dataset gaussian-views --fail-on holds", 64, "--fail-on", "not-confirmed"),
    CommandFault("bound system.json --fail-on holds", 64, "--fail-on", "refuted", "not-refuted"),
    CommandFault("bound none.json", 66, "none.json"),
    CommandFault("bound bad.json", 65, "bad.json", "JSON"),
    CommandFault("bound system.json", 65, "system.json", "law", "sum to 1", "dinl bound --help"),
    CommandFault("bound", 64, "<file>"),
    CommandFault("atlas", 64, "<file>", "--family", "--list"),
    CommandFault("atlas system.json --family coin", 64, "<file>", "--family"),
    CommandFault("atlas none.json", 66, "none.json"),
    CommandFault("atlas bad.json", 65, "bad.json", "JSON"),
    CommandFault("atlas system.json", 65, "system.json", "law", "sum to 1"),
    CommandFault("atlas system.json --at 1", 64, "--at", "--family"),
    CommandFault("atlas --family dice", 64, "\"dice\"", "coin", "network"),
    CommandFault("atlas --family coin --at 2", 64, "--at", "\"2\"", "at most 1"),
    CommandFault("atlas --family coin --at 1/2,x", 64, "--at", "\"x\"", "1/8"),
    CommandFault("atlas --family coin --samples 21", 64, "--samples", "21", "1 to 20"),
    CommandFault("atlas --family memory --samples 2", 64, "--samples", "coin, gibbs, path", "memory"),
    CommandFault("atlas --family path --values 2", 64, "--values", "memory"),
    CommandFault("atlas --list --output a", 64, "--list", "--output"),
    CommandFault("atlas --list --fail-on refuted", 64, "--list", "--fail-on"),
    CommandFault("atlas --family coin --output good.csv", 73, "good.csv", "--output"),
    CommandFault("judge", 64, "after --", "--list"),
    CommandFault("judge --list -- true", 64, "--list"),
    CommandFault("judge --list --output a", 64, "--list", "--output"),
    CommandFault("judge --list --fail-on overestimates", 64, "--list", "--fail-on"),
    CommandFault("judge --laws dice -- true", 64, "--laws", "\"dice\"", "independent", "labels"),
    CommandFault("judge --laws labels,labels -- true", 64, "--laws", "labels twice"),
    CommandFault("judge --sizes 10,a -- true", 64, "--sizes", "\"a\""),
    CommandFault("judge --sizes 10,10 -- true", 64, "--sizes", "once"),
    CommandFault("judge --sizes 9 -- true", 64, "--sizes", "from 10 to 1000000"),
    CommandFault("judge --repetitions 3 -- true", 64, "--repetitions", "at least 13"),
    CommandFault("judge --laws labels -- none-such", 66, "\"none-such\"", "cannot be started"),
    CommandFault("judge --laws labels -- true", 65, "\"true\"", "first sample", "nothing"),
    CommandFault("judge --laws labels --output good.csv -- true", 73, "good.csv", "--output"),
    CommandFault("risk", 64, "--dataset"),
    CommandFault("risk none.csv --label class", 66, "none.csv"),
    CommandFault("risk --dataset wine --prior-share 0.9 --held-out-share 0.1", 65, "--prior-share", "178 rows"),
    CommandFault("risk --dataset wine --fail-on holds", 64, "--fail-on", "vacuous"),
    CommandFault("refute", 64, "--list"),
    CommandFault("refute --list --fail-on refuted", 64, "--list", "--fail-on"),
    CommandFault("refute gap<=J", 64, "gap<=J", "column 6", "--list"),
    CommandFault("refute gap<=(I", 64, "column 8", "column 6"),
    CommandFault("refute gap<=I --systems 0", 64, "--systems", "1"),
    CommandFault("refute gap<=I --losses 0,a", 64, "--losses", "0,a"),
    CommandFault("refute gap<=I --seconds 0", 64, "--seconds"),
    CommandFault("refute gap<=I --seconds 1e300", 64, "--seconds", "1e9"),
    CommandFault("refute gap<=I --systems 9223372036854775807", 64, "--systems", "1000000000"),
    CommandFault("refute gap<=I/m --losses 1e308,-1e308", 64, "--losses", "1e100"),
    CommandFault("refute gap<=1/0 --systems 800", 64, "gap<=1/0", "no value"),
    CommandFault("refute gap<=I/m --output good.csv/below", 73, "good.csv/below", "--output"),
    CommandFault("check", 64, "--label", "--dataset"),
    CommandFault("check --dataset wine --fail-on holds", 64, "--fail-on", "violated", "inconclusive", "invalid"),
    CommandFault("check good.csv", 64, "--label"),
    CommandFault("check good.csv --label label --dataset wine", 64, "--dataset"),
    CommandFault("check --dataset gaussian-views --data .", 64, "--data"),
    CommandFault("check --dataset wine --drop-missing", 64, "--drop-missing"),
    CommandFault("check --dataset wine --no-header", 64, "--no-header"),
    CommandFault("check --dataset wine --drop alcohol", 64, "--drop"),
    CommandFault("check --dataset wine --features alcohol", 64, "--features"),
    CommandFault("check --dataset wine --encoding utf-8", 64, "--encoding"),
    CommandFault("check --dataset wine --decimal-comma", 64, "--decimal-comma"),
    CommandFault("check good.csv --label label --drop a --features b", 64, "--drop", "--features"),
    CommandFault("check good.csv --label label --drop a,", 64, "--drop", "a,"),
    CommandFault("check good.csv --label label --features=", 64, "--features"),
    CommandFault("check good.csv --label label --encoding utf-7", 64, "--encoding", "latin1", "utf-16"),
    CommandFault("check good.csv --label label --drop a,b", 65, "good.csv", "--drop"),
    CommandFault("check good.csv --label label --drop label", 65, "good.csv", "--drop", "\"label\""),
    CommandFault("check good.csv --label label --features c", 65, "good.csv", "--features", "\"c\"", "\"a\", \"b\""),
    CommandFault("check good.csv --label label --features a --sensors b", 65, "--sensors", "\"b\"", "\"a\""),
    CommandFault("check good.csv --label 3", 65, "good.csv", "line 1", "\"3\"", "--label"),
    CommandFault("check bare.csv --label 3", 65, "bare.csv", "line 1", "--no-header"),
    CommandFault("check text.npz", 65, "text.npz", "--label"),
    CommandFault("check zipped.csv --label label", 65, "zipped.csv", "NumPy", "unzip"),
    CommandFault("check parquet.csv --label label", 65, "parquet.csv", "Parquet", "to_csv"),
    CommandFault("check none.csv --label label", 66, "none.csv"),
    CommandFault("check bad.csv --label label", 65, "bad.csv", "line 3", "\"b\"", "\"four\""),
    CommandFault("check holes.csv --label label", 65, "holes.csv", "line 3", "\"b\"", "--drop-missing"),
    CommandFault("check one.csv --label label", 65, "one.csv", "1 class"),
    CommandFault("check few.csv --label label", 65, "few.csv", "6", "8"),
    CommandFault("check measured.csv --label y", 65, "measured.csv", "20 classes"),
    CommandFault("check good.csv --label label --pairs 11", 65, "good.csv", "20", "22", "--pairs"),
    CommandFault("check good.csv --label label --pairs 3", 64, "--pairs", "4"),
    CommandFault("check good.csv --label label --draws 0", 64, "--draws"),
    CommandFault("check good.csv --label label --confidence 1", 64, "--confidence"),
    CommandFault("check good.csv --label label --sigma 0", 64, "--sigma"),
    CommandFault("check good.csv --label label --beta -1", 64, "--beta"),
    CommandFault("check good.csv --label label --sweep 1,x", 64, "--sweep", "1,x"),
    CommandFault("check good.csv --label label --sensors a;c", 65, "--sensors", "\"c\"", "\"a\", \"b\""),
    CommandFault("check good.csv --label label --sensors 0", 64, "--sensors"),
    CommandFault("check good.csv --label label --sensors 3 --graph good.json", 64, "--sensors", "--view"),
    CommandFault("check good.csv --label label --sensors a --view b=b", 64, "--sensors", "--view"),
    CommandFault(
      "check good.csv --label label --graph good.json --view z=a", 64, "--view", "\"z\"", "\"a\", \"b\", \"c\""),
    CommandFault("check good.csv --label label --graph good.json --relay z", 64, "--relay", "\"z\"", "\"a\""),
    CommandFault("check good.csv --label label --graph good.json --view a=c", 65, "--view", "\"c\"", "\"a\", \"b\""),
    CommandFault("check good.csv --label label --graph good.json --view a=a --view b=a", 65, "\"a\"", "\"b\"", "both"),
    CommandFault("check good.csv --label label --graph good.json --view a=a,a", 65, "\"a\"", "twice"),
    CommandFault("check good.csv --label label --graph good.json --view a=a --relay a", 64, "\"a\"", "twice"),
    CommandFault("check good.csv --label label --graph good.json --view a", 64, "--view", "NODE=COLUMN"),
    CommandFault("check good.csv --label label --graph good.json --view c=a,b", 65, "fusion", "--view"),
    CommandFault("check part.csv --label label --graph good.json", 65, "\"a.x\"", "\"a\"", "\"other\"", "--view"),
    CommandFault("check good.csv --label label --graph disconnected.json --root a", 65, "c"),
    CommandFault("check good.csv --label label --graph good.json --root z", 64, "--root", "z"),
    CommandFault("check good.csv --label label --graph good.json --root z", 64, "'a', 'b', 'c'"),
    CommandFault("check good.csv --label label --graph none.json --default-capacity 0", 64, "--default-capacity"),
    CommandFault("check good.csv --label label --default-capacity 1", 64, "--graph", "--default-capacity"),
    CommandFault("check good.csv --label label --root a", 64, "--graph"),
    CommandFault("check good.csv --label label --largest-component", 64, "--graph", "--largest-component"),
    CommandFault(
      "check good.csv --label label --graph disconnected.json", 65, "disconnected.json", "--largest-component"),
    CommandFault("check good.csv --label label --output good.csv/below", 73, "good.csv/below", "--output"),
    CommandFault("check good.csv --label label --save good.csv", 73, "good.csv", "--save", "--force"),
    CommandFault("check good.csv --label label --save none/model.json", 73, "none/model.json", "--save"),
    CommandFault(
      "check --dataset digits --save model.json --hidden-width 1024 --latent-width 1024", 65, "256 MB", "--save",
      "--hidden-width"),
    CommandFault("predict", 64, "<model>"),
    CommandFault("predict good.json", 64, "<table>"),
    CommandFault("predict none.json good.csv", 66, "none.json", "dinl check --save"),
    CommandFault("predict bad.json good.csv", 65, "bad.json", "line 1"),
    CommandFault("predict good.json good.csv", 65, "good.json", "is no model", "dinl check --save"),
    CommandFault("predict good.json good.csv --noise some", 64, "--noise", "drawn", "none"),
    CommandFault("predict good.json good.csv --output good.csv", 73, "good.csv", "--output", "--force"),
    CommandFault("audit", 66, "Proofs", "--root"),
    CommandFault("audit --events none.jsonl --attachments none", 64, "--run"),
    CommandFault("audit --coverage none.json", 64, "--coverage", "--run"),
    CommandFault("audit --run --events none.jsonl", 64, "--attachments"),
    CommandFault("audit --run --events none.jsonl --attachments none", 66, "Proofs", "--root"),
    CommandFault("bogus", 64, "bogus"),
  ]
}

@Suite struct `A call that fails` {
  /// Whether a call left one line that names what it must, the exit code, and nothing else.
  func isRefused(
    _ outcome: DINLProgram.Outcome, status: Int32, names: [String], left contents: [String: String]
  ) -> Bool {
    outcome.status == status && outcome.output.isEmpty && outcome.error.hasPrefix("error: ")
      && outcome.error.hasSuffix("\n") && !outcome.error.dropLast().contains(where: \.isNewline)
      && names.allSatisfy(outcome.error.contains) && contents == CommandFault.files
  }

  /// The text of every file below a directory, and nothing for a folder.
  func contents(of directory: URL) -> [String: String] {
    let paths = FileManager.default.enumerator(atPath: directory.path)?.allObjects as? [String] ?? []
    return Dictionary(
      uniqueKeysWithValues: paths.map {
        ($0, (try? String(contentsOf: directory.appending(path: $0), encoding: .utf8)) ?? "(a folder)")
      })
  }

  func write(_ files: [String: String], to directory: URL) throws {
    for (name, text) in files { try Data(text.utf8).write(to: directory.appending(path: name)) }
  }

  @Test(arguments: CommandFault.all + CommandFault.simulations)
  func `says why in one line, has its exit code and writes nothing`(fault: CommandFault) throws {
    try withTemporaryDirectory { directory in
      try write(CommandFault.files, to: directory)
      let arguments = fault.arguments.split(separator: " ").map(String.init)
      let outcome = try DINLProgram.call(arguments, in: directory)
      #expect(
        isRefused(outcome, status: fault.status, names: fault.names, left: contents(of: directory)),
        "\(outcome), left \(contents(of: directory).keys.sorted())")
    }
  }

  @Test func `control: a call that succeeds, another code, two lines, output or a new file are not that`() throws {
    try withTemporaryDirectory { directory in
      try write(CommandFault.files, to: directory)
      let success = try DINLProgram.call(["graph", "good.json"], in: directory)
      #expect(!isRefused(success, status: 0, names: [], left: contents(of: directory)))
    }
    func holds(_ status: Int32, _ output: String, _ error: String, extra: [String: String] = [:]) -> Bool {
      isRefused(
        DINLProgram.Outcome(status: status, output: output, error: error), status: 65, names: ["x.csv"],
        left: CommandFault.files.merging(extra) { $1 })
    }
    #expect(holds(65, "", "error: x.csv: bad\n"))
    #expect(!holds(70, "", "error: x.csv: bad\n"))
    #expect(!holds(65, "out", "error: x.csv: bad\n"))
    #expect(!holds(65, "", "error: x.csv: bad\nUsage: dinl\n"))
    #expect(!holds(65, "", "error: y.csv: bad\n"))
    #expect(!holds(65, "", "error: x.csv: bad\n", extra: ["results/.partial": "(a folder)"]))
  }
}
