import FileReading
import PlainText

/// The reason why parts of a run cannot be united.
package enum PartError: Error, Equatable, CustomStringConvertible {
  /// A place holds no part.
  case absent(path: String)
  /// A file cannot be read.
  case unreadable(path: String, reason: InputFileError)
  /// Some jobs of a part are not done.
  case unfinished(path: String, shard: Shard, left: Int, jobs: Int, call: String)
  /// A file is not what was written.
  case damaged(path: String, problem: String)
  /// A file is of another kind or of a layout that this version does not read.
  case otherForm(path: String, problem: String)
  /// Another program found the results.
  case otherProgram(path: String, field: String, value: String, own: String)
  /// Two parts differ in a field in which the parts of one run are alike.
  case differs(path: String, field: String, value: String, other: String, otherValue: String)
  /// Two files hold the same part.
  case twice(path: String, shard: Shard, other: String)
  /// Some parts are not among those that are given.
  case missing(shards: [Shard], call: String)

  /// Whether something is not there, as opposed to being wrong.
  package var isMissing: Bool {
    switch self {
    case .absent, .unreadable, .unfinished, .missing: true
    case .damaged, .otherForm, .otherProgram, .differs, .twice: false
    }
  }

  /// One line: the place, what is wrong, and the remedy.
  package var description: String {
    switch self {
    case .absent(let path):
      "\(path.plainPath): holds no part of a run (\(PartLabel.fileName)), which reproduce, sweep, check and refute write "
        + "with --shard I/N"
    case .unreadable(let path, let reason): "\(path.plainPath): \(reason.advice("a part of a run"))"
    case .unfinished(let path, let shard, let left, let jobs, let call):
      "\(path.plainPath): part \(shard) is not finished, it lacks \(left) of its \(jobs) jobs; run: \(call)"
    case .damaged(let path, let problem):
      "\(path.plainPath): \(problem), so that it is not what was written; do that part again, with --force"
    case .otherForm(let path, let problem): "\(path.plainPath): \(problem)"
    case .otherProgram(let path, let field, let value, let own):
      "\(path.plainPath): is by another build of the program: its \(field) is \(value), and here it is \(own); unite "
        + "parts by the build that did all of them"
    case .differs(let path, let field, let value, let other, let otherValue):
      "\(path.plainPath): its \(field.plain()) is \(value), but \(otherValue) in \(other.plainPath); the parts of one "
        + "run have the same options, data and N"
    case .twice(let path, let shard, let other):
      "\(path.plainPath): is part \(shard), as \(other.plainPath) is; give each part once"
    case .missing(let shards, let call):
      shards.count == 1
        ? "part \(shards[0]) is missing; run: \(call)"
        : "parts \(shards.map(\.description).shortList) are missing; run: \(call), and likewise for the others"
    }
  }
}
