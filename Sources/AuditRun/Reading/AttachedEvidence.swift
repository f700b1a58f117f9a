import FileReading
import Foundation
import JSONReading
import TestEvidence

/// The evidence that the tests of a run attached.
public struct AttachedEvidence: Equatable, Sendable {
  /// The documents of each test, by its identifier without the labels of arguments.
  public let documents: [String: [EvidenceDocument]]

  /// Some documents; of the comparisons of a test, the nearest of each kind is kept.
  public init(_ documents: [EvidenceDocument]) {
    self.documents = Dictionary(grouping: documents) { TestRun.identifier($0.test) }.mapValues { documents in
      Self.nearest(of: documents).sorted {
        ($0.property, $0.kind.rawValue, $0.seed ?? "", Self.comparison(of: $0))
          < ($1.property, $1.kind.rawValue, $1.seed ?? "", Self.comparison(of: $1))
      }
    }
  }

  /// The form and the outcome of a comparison, which make its kind.
  private static func comparison(of document: EvidenceDocument) -> String {
    "\(document.deviation?.form.rawValue ?? "") \(document.outcome.rawValue)"
  }

  /// The documents without the comparisons that are not the nearest of their kind: tests attach each that is so far.
  private static func nearest(of documents: [EvidenceDocument]) -> [EvidenceDocument] {
    let compared = documents.filter { $0.deviation != nil }
    let kinds = Dictionary(grouping: compared, by: comparison)
    let nearness = { (document: EvidenceDocument) in document.deviation?.nearness ?? -.infinity }
    return documents.filter { $0.deviation == nil }
      + kinds.values.compactMap { $0.max { nearness($0) < nearness($1) } }
  }

  /// Reads the documents in a folder of attachments.
  ///
  /// - Parameter folder: The folder that `--attachments-path` named.
  /// - Throws: ``AuditRunError`` if the folder cannot be read or a document is malformed.
  public init(folder: URL) throws(AuditRunError) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
      throw AuditRunError(path: folder.relativePath, problem: "is no folder that can be read", isMissing: true)
    }
    var documents: [EvidenceDocument] = []
    for name in names.sorted() where name.hasPrefix(EvidenceDocument.fileStem) && name.hasSuffix(".json") {
      documents.append(try Self.document(folder.appending(path: name)))
    }
    self.init(documents)
  }

  private static func document(_ file: URL) throws(AuditRunError) -> EvidenceDocument {
    do {
      let data = try InputFile.contents(of: file, upTo: InputFile.greatestJSONSize)
      let document = try EvidenceDocument.decoder.decodeStrictly(EvidenceDocument.self, from: data)
      guard document.version == EvidenceDocument.currentVersion else {
        throw AuditRunError(path: file.lastPathComponent, problem: "is evidence of another version")
      }
      return document
    } catch let error as AuditRunError {
      throw error
    } catch {
      throw AuditRunError(path: file.lastPathComponent, problem: "is no evidence: \(error)")
    }
  }
}
