import FileReading
import PlainText

/// The reason why a model cannot be read or written.
public enum ModelFileError: Error, Equatable, CustomStringConvertible {
  /// The file cannot be read.
  case unreadable(file: String, reason: InputFileError)
  /// The file is not JSON.
  case notJSON(file: String, problem: String)
  /// The file is JSON, but no model.
  case noModel(file: String)
  /// The file has another version of the form.
  case otherVersion(file: String, found: String)
  /// The file is not byte for byte what was written.
  case changed(file: String)
  /// A field of the file is wrong.
  case wrongField(file: String, field: String, problem: String)
  /// The file of a model would be too large to be read.
  case tooLarge(bytes: Int)

  /// One line: the file, the place, what is wrong and what to do.
  public var description: String {
    switch self {
    case .unreadable(let file, let reason):
      "\(file.plainPath): \(reason.advice("a model that dinl check --save wrote"))"
    case .notJSON(let file, let problem):
      "\(file.plainPath): is not JSON (\(problem)); give a model that dinl check --save wrote"
    case .noModel(let file):
      "\(file.plainPath): is no model; give one that dinl check --save wrote"
    case .otherVersion(let file, let found):
      "\(file.plainPath): has version \(found.plain()) of the form of models, and this program reads version "
        + "\(ModelFile.currentVersion); save the model anew with dinl check --save"
    case .changed(let file):
      "\(file.plainPath): its checksum does not fit, so that it was changed after dinl check --save wrote it; "
        + "save it anew"
    case .wrongField(let file, let field, let problem):
      "\(file.plainPath), \(field.isEmpty ? "the model" : field): \(problem); save the model anew with dinl check --save"
    case .tooLarge(let bytes):
      "the model may take \(bytes >> 20) MB, and at most \(InputFile.greatestJSONSize >> 20) MB are read; "
        + "lower --hidden-width or --latent-width, or leave --save out"
    }
  }
}
