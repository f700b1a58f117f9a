import Console
import Foundation
import JSONReading

/// The parts of one run, all of them and each once.
///
/// - SeeAlso: EX-008
package struct PartSet<Outline: RunOutline>: Sendable {
  /// The path of the first part.
  private let path: String
  /// The outline of the run; the name of the data's file is that of the first part.
  package let outline: Outline
  /// The SHA-256 checksum of the data and options on which the results depend.
  package let fingerprint: String
  /// What the user should know of how the input was read, a line each.
  package let notes: [String]
  /// The results of all jobs.
  package let results: [Outline.Job: Outline.Result]
  /// How long each part took.
  package let timings: [Provenance.Timings]

  /// Unites parts, in whatever order they are given.
  ///
  /// - Parameters:
  ///   - files: the files of the parts, at least one.
  ///   - program: the program that unites them.
  /// - Throws: `PartError`: if another program did a part, two differ in their options or data, one is given twice, one
  ///   is missing, or the results of one are not those of its jobs.
  /// - Complexity: O(bytes of the files).
  package init(_ files: [PartFile], program: Provenance.Environment) throws(PartError) {
    precondition(!files.isEmpty, "there is a part")
    for file in files { try Self.require(program, of: file) }
    for file in files { try Self.requireAlike(file, files[0]) }
    var parts: [(file: PartFile, part: Part<Outline>)] = []
    for file in files { parts.append((file, try file.part(of: Outline.self))) }
    for (file, part) in parts.dropFirst() {
      try Self.requireAlike(Alike(part), at: file.path, Alike(parts[0].part), at: parts[0].file.path)
    }
    for (file, part) in parts where !part.outline.isSound {
      throw .damaged(path: file.path, problem: "its outline is none of a run")
    }
    parts.sort { $0.part.shard.index < $1.part.shard.index }
    for ((first, one), (second, other)) in zip(parts, parts.dropFirst()) where one.shard == other.shard {
      throw .twice(path: second.path, shard: one.shard, other: first.path)
    }
    let first = parts[0].part
    let found = Set(parts.map(\.part.shard.index))
    guard found.count == first.shard.count else {
      let missing = (1...first.shard.count).filter { !found.contains($0) }.map {
        Shard(index: $0, count: first.shard.count)
      }
      throw .missing(shards: missing, call: first.call.text(missing[0]))
    }
    (path, outline, fingerprint, notes) = (parts[0].file.path, first.outline, first.fingerprint, first.call.notes)
    results = try Self.results(parts, of: first.outline)
    timings = parts.compactMap(\.part.timings)
  }

  /// What is computed from the outline and the results of all jobs.
  ///
  /// - Throws: `PartError.otherForm` if there is none of such results, as of none that a run wrote.
  package func evidence<Evidence>(
    _ compute: (Outline, [Outline.Job: Outline.Result]) throws -> Evidence
  ) throws(PartError) -> Evidence {
    do { return try compute(outline, results) } catch {
      throw .otherForm(path: path, problem: "no evidence follows from the results of the parts (\(error))")
    }
  }

  private static func results(
    _ parts: [(file: PartFile, part: Part<Outline>)], of outline: Outline
  ) throws(PartError) -> [Outline.Job: Outline.Result] {
    let jobs = outline.jobs
    var results: [Outline.Job: Outline.Result] = [:]
    for (file, part) in parts {
      let own = part.shard.share(of: jobs)
      guard part.results.map(\.job) == own else {
        throw .damaged(path: file.path, problem: "its results are not those of the jobs of part \(part.shard)")
      }
      for entry in part.results {
        guard outline.isResult(entry.result, of: entry.job) else {
          throw .damaged(path: file.path, problem: "the result of job \(entry.job.name) has not the shape of one")
        }
        results[entry.job] = entry.result
      }
    }
    return results
  }

  /// What the parts of a run have in common and results depend on, in the order in which it is compared.
  private struct Alike: Encodable {
    let outline: Outline
    let jobCount: Int
    let fingerprint: String

    init(_ part: Part<Outline>) {
      (outline, jobCount, fingerprint) = (part.outline, part.jobCount, part.fingerprint)
    }
  }

  private static func require(_ program: Provenance.Environment, of file: PartFile) throws(PartError) {
    let their = file.label.environment
    let fields: [(String, KeyPath<Provenance.Environment, String>)] = [
      ("version", \.version), ("checksum of the sources", \.sources), ("compiler", \.toolchain),
      ("version of the GNU Scientific Library", \.gslVersion),
    ]
    for (field, path) in fields where their[keyPath: path] != program[keyPath: path] {
      throw .otherProgram(
        path: file.path, field: field, value: their[keyPath: path].quoted, own: program[keyPath: path].quoted)
    }
  }

  private static func requireAlike(_ file: PartFile, _ other: PartFile) throws(PartError) {
    func require(_ field: String, _ value: (PartLabel) -> String) throws(PartError) {
      let (mine, their) = (value(file.label), value(other.label))
      guard mine != their else { return }
      throw .differs(path: file.path, field: field, value: mine, other: other.path, otherValue: their)
    }
    try require("command", \.command)
    try require("number of parts N") { "\($0.shard.count)" }
  }

  private static func requireAlike(
    _ mine: Alike, at path: String, _ their: Alike, at other: String
  ) throws(PartError) {
    func document(_ value: Alike, at path: String) throws(PartError) -> JSONValue {
      do { return try JSONReader.value(of: try JSONEncoder.canonical.encode(value)) } catch {
        throw .damaged(path: path, problem: "its fields have no values")
      }
    }
    let values = (try document(mine, at: path), try document(their, at: other))
    // The outline names what the user chose; the checksum comes last, as it differs with any of it.
    for name in ["outline", "jobCount", "fingerprint"] {
      guard case (.object(let own), .object(let others)) = values, let left = own[name], let right = others[name],
        let found = JSONDifference(left, right, at: name == "outline" ? "" : name, except: ["data.file"])
      else { continue }
      throw .differs(
        path: path, field: found.field, value: found.values.0.shown, other: other, otherValue: found.values.1.shown)
    }
  }
}

/// The first place where two documents differ, by the names of members in alphabetical order.
struct JSONDifference {
  /// The place, such as "configuration.epochs".
  let field: String
  let values: (JSONValue, JSONValue)

  /// - Parameters:
  ///   - left: a document.
  ///   - right: another.
  ///   - field: the place of both in the whole.
  ///   - except: the places where they may differ.
  init?(_ left: JSONValue, _ right: JSONValue, at field: String = "", except: Set<String> = []) {
    guard left != right, !except.contains(field) else { return nil }
    if case (.object(let one), .object(let other)) = (left, right) {
      let found = Set(one.keys).union(other.keys).sorted().lazy.compactMap { name in
        JSONDifference(
          one[name] ?? .null, other[name] ?? .null, at: field.isEmpty ? name : "\(field).\(name)", except: except)
      }.first
      guard let found else { return nil }
      self = found
      return
    }
    if case (.array(let one), .array(let other)) = (left, right), one.count == other.count,
      let found = one.indices.lazy.compactMap({
        JSONDifference(one[$0], other[$0], at: "\(field)[\($0)]", except: except)
      }).first
    {
      self = found
      return
    }
    (self.field, values) = (field, (left, right))
  }
}
