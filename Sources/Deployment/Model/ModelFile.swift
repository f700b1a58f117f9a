import Console
import FileReading
import Foundation
import JSONReading

/// The file of a model: JSON with a checksum of its bytes, from which every number comes back to the bit.
///
/// Numbers are written as the shortest decimals that read back as the same number.
public enum ModelFile {
  /// The version of the form that is written and read.
  public static let currentVersion = 1

  /// The bytes of the file of a model; equal models give equal bytes.
  ///
  /// - Throws: `tooLarge`; what the encoder throws, if a number of the model is not finite.
  public static func data(of model: TrainedModel) throws -> Data {
    let data = SealedDocument.file(of: try JSONEncoder.canonical.encode(ModelDocument(model)))
    guard data.count <= InputFile.greatestJSONSize else { throw ModelFileError.tooLarge(bytes: data.count) }
    return data
  }

  /// Refuses a network whose model could be too large, before it is trained.
  ///
  /// - Parameters:
  ///   - model: the model without parameters and rates.
  ///   - parameterCount: the number of parameters of all nodes.
  /// - Throws: `tooLarge`; what the encoder throws, if a number of the model is not finite.
  /// - Complexity: O(size of the model without parameters).
  public static func requireSize(of model: TrainedModel, parameterCount: Int) throws {
    var model = model
    // The longest texts that numbers can have.
    model.rates = model.rates.map { _ in 2.2250738585072014e-308 }
    let (size, isBeyond) = parameterCount.multipliedReportingOverflow(by: greatestParameterSize)
    let (bytes, overflows) = size.addingReportingOverflow(try data(of: model).count)
    guard !isBeyond, !overflows, bytes <= InputFile.greatestJSONSize else {
      throw ModelFileError.tooLarge(bytes: isBeyond || overflows ? .max : bytes)
    }
  }

  /// The greatest number of bytes of a parameter: 15 characters such as -1.17549435e-38, a comma, the end of the line
  /// and 8 blanks before it.
  static let greatestParameterSize = 25

  /// The model in a file, with the checksum of the file.
  ///
  /// - Throws: `unreadable`, and all that ``model(in:named:)`` throws.
  public static func read(_ url: URL) throws(ModelFileError) -> (model: TrainedModel, sha256: String) {
    let (file, data): (String, Data)
    do throws(InputFileError) {
      (file, data) = (url.relativePath, try InputFile.contents(of: url, upTo: InputFile.greatestJSONSize))
    } catch {
      throw .unreadable(file: url.relativePath, reason: error)
    }
    return (try model(in: data, named: file), sha256(of: data))
  }

  /// The model in the bytes of a file.
  ///
  /// - Parameter file: the name of the file in errors.
  /// - Throws: `notJSON`, `noModel`, `otherVersion`, `changed` or `wrongField`.
  /// - Complexity: O(bytes).
  public static func model(in data: Data, named file: String) throws(ModelFileError) -> TrainedModel {
    let document: JSONValue
    do throws(JSONError) { document = try JSONReader.value(of: data) } catch {
      throw .notJSON(file: file, problem: "\(error)")
    }
    guard case .object(let members) = document, case .object(let fields)? = members["body"],
      let version = fields["version"]
    else { throw .noModel(file: file) }
    guard case .number("\(currentVersion)") = version else {
      throw .otherVersion(file: file, found: version.shown)
    }
    guard SealedDocument.body(of: data) != nil else { throw .changed(file: file) }
    do throws(JSONFieldError) { return try TrainedModel(JSONField(.object(fields))) } catch {
      throw .wrongField(file: file, field: error.field, problem: error.problem)
    }
  }
}
