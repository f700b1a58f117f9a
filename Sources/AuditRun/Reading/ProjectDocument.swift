import FileReading
import Foundation
import JSONReading

/// A JSON document that a project may have.
enum ProjectDocument {
  /// The document at a path; nil if there is none.
  ///
  /// - Throws: ``AuditRunError`` if the file is there and not of that type.
  static func read<Document: Decodable>(
    _ type: Document.Type, at path: String, in root: URL
  ) throws(AuditRunError) -> Document? {
    do {
      let data = try InputFile.contents(of: root.appending(path: path), upTo: InputFile.greatestJSONSize)
      return try JSONDecoder().decodeStrictly(type, from: data)
    } catch InputFileError.missing {
      return nil
    } catch {
      throw AuditRunError(path: path, problem: "cannot be read: \(error)")
    }
  }
}
