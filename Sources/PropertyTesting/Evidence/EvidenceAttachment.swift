import TestEvidence
import Testing

/// What tests attach of their checks, if the run asks for it: attachments take time and space.
enum EvidenceAttachment {
  /// Whether `DINL_EVIDENCE` is 1.
  static var isAsked: Bool { PropertyEnvironment.current.attachesEvidence }

  /// Attaches a document as `evidence.json`, and the cases, if there are any, as `tyche.jsonl`.
  static func record(
    _ document: EvidenceDocument, cases: [TestCaseObservation] = [], sourceLocation: SourceLocation
  ) {
    do {
      Attachment.record(
        try document.json(), named: "\(EvidenceDocument.fileStem).json", sourceLocation: sourceLocation)
      guard !cases.isEmpty else { return }
      let lines = try cases.map { try $0.line() + "\n" }
      Attachment.record(lines.joined(), named: "tyche.jsonl", sourceLocation: sourceLocation)
    } catch {
      Issue.record(error, "the evidence cannot be written", sourceLocation: sourceLocation)
    }
  }
}

/// A seed as it is given in `DINL_SEED`.
func hexadecimal(_ seed: UInt64) -> String { "0x" + String(seed, radix: 16) }
