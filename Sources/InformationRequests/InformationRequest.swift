import FileReading
import Foundation
import JSONReading

/// A request for one quantity: an entry of the user's file.
public struct InformationRequest: Sendable {
  /// The entry's id, unique in its file.
  public let id: String
  let kind: any InformationKind
  let parameters: InformationParameters
  /// The file's name as the user gave it.
  let file: String

  /// The fields that an entry may have; the last three state a value, and are not used.
  private static let fields = ["id", "kind", "params", "unit", "value", "digits"]

  /// Reads a file: an array of entries, or an object whose field "values" is such an array.
  ///
  /// - Returns: for each entry its request, or what is wrong with it.
  /// - Throws: `unreadable` or `malformed` if no entries can be read.
  public static func read(
    from url: URL, named file: String
  ) throws(InformationError) -> [Result<InformationRequest, InformationError>] {
    let data: Data
    do throws(InputFileError) { data = try InputFile.contents(of: url, upTo: InputFile.greatestJSONSize) } catch {
      throw .unreadable(file: file, reason: error)
    }
    return try read(data, named: file)
  }

  /// Reads JSON in the same way as ``read(from:named:)`` reads a file.
  ///
  /// - Parameters:
  ///   - data: JSON in UTF-8.
  ///   - file: the name of the file in errors.
  /// - Returns: for each entry its request, or what is wrong with it.
  /// - Throws: `malformed` if no entries can be read.
  public static func read(
    _ data: Data, named file: String
  ) throws(InformationError) -> [Result<InformationRequest, InformationError>] {
    let document: JSONValue
    do throws(JSONError) { document = try JSONReader.value(of: data) } catch {
      throw .malformed(file: file, problem: "is not JSON: \(error)")
    }
    var entries = document
    if case .object(let object) = document, let values = object["values"] { entries = values }
    guard case .array(let list) = entries, !list.isEmpty else {
      throw .malformed(
        file: file,
        problem:
          "holds no requests; write an array of {\"id\", \"kind\", \"params\"}, or an object whose \"values\" are one")
    }
    var used: Set<String> = []
    return list.enumerated().map { index, entry in
      Result { () throws(InformationError) in
        let request = try InformationRequest(entry, at: index, in: file)
        guard used.insert(request.id).inserted else {
          throw .request(file: file, id: request.id, field: "id", problem: "is used twice; give every entry its own")
        }
        return request
      }
    }
  }

  private init(_ entry: JSONValue, at index: Int, in file: String) throws(InformationError) {
    let place = "entry \(index)"
    guard case .object(let fields) = entry else {
      throw .request(
        file: file, id: place, field: nil,
        problem: "is \(entry.shown), not an object; write {\"id\", \"kind\", \"params\"}")
    }
    guard case .text(let id)? = fields["id"], !id.isEmpty else {
      throw .request(file: file, id: place, field: "id", problem: "is missing or no text; give it a name of its own")
    }
    func wrong(_ field: String, _ problem: String) -> InformationError {
      .request(file: file, id: id, field: field, problem: problem)
    }
    if let unknown = fields.keys.sorted().first(where: { !Self.fields.contains($0) }) {
      throw wrong(JSONValue.text(unknown).shown, "is not a field of an entry; drop it, or move it into params")
    }
    guard case .text(let name)? = fields["kind"] else {
      throw wrong("kind", "is missing or no text; dinl information --list names all kinds")
    }
    guard let kind = InformationKinds.all.first(where: { $0.name == name }) else {
      throw wrong("kind", "there is no kind \(JSONValue.text(name).shown); dinl information --list names all kinds")
    }
    guard case .object(let given) = fields["params"] ?? .object([:]) else {
      throw wrong("params", "is not an object; write {\"name\": value, …}")
    }
    do throws(ParameterError) { parameters = try InformationParameters(given, of: kind.parameters) } catch {
      throw wrong(error.field, error.problem)
    }
    (self.id, self.kind, self.file) = (id, kind, file)
  }

  /// The answer, with the time of its computation.
  ///
  /// - Throws: `request` if a parameter is wrong; `failed` if the computation fails.
  public func answer(by method: InformationMethod) throws(InformationError) -> InformationAnswer {
    let start = ContinuousClock.now
    let method = kind.hasLibraryRoute ? method : .certified
    do {
      let value = try kind.evaluate(parameters, by: method)
      // The library proves no interval; it reports an error instead.
      let isCertified = method == .certified
      guard isCertified || (value.lower.isFinite && value.upper.isFinite) else {
        throw InformationFailure.numerical("the library's value or its error is not a finite number")
      }
      let printed = value.printed
      return InformationAnswer(
        id: id, kind: kind.name, value: value.value, lower: isCertified ? printed.lower : nil,
        upper: isCertified ? printed.upper : nil,
        reportedError: isCertified ? nil : max(value.upper - value.value, value.value - value.lower), unit: kind.unit,
        method: method.rawValue, seconds: (ContinuousClock.now - start) / .seconds(1))
    } catch let error as ParameterError {
      throw .request(file: file, id: id, field: error.field, problem: error.problem)
    } catch InformationFailure.parameter(let error) {
      throw .request(file: file, id: id, field: error.field, problem: error.problem)
    } catch InformationFailure.numerical(let reason) {
      throw .failed(file: file, id: id, reason: reason)
    } catch {
      throw .failed(file: file, id: id, reason: "\(error)")
    }
  }
}
