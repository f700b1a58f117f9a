import JSONReading
import Testing
import Verification

@testable import InformationRequests

/// A request as it is drawn or written: a kind and its parameters as JSON.
struct DrawnRequest: Sendable, CustomStringConvertible {
  let kind: String
  let parameters: String
  var description: String { "\(kind) \(parameters)" }

  struct Malformed: Error {}

  /// What becomes of it: a value in an interval, or a typed refusal; any other error is thrown.
  func outcome(by method: InformationMethod = .certified) throws -> RequestOutcome {
    let kind = try #require(InformationKinds.all.first { $0.name == self.kind })
    guard case .object(let given) = try JSONReader.value(of: parameters) else { throw Malformed() }
    do {
      let parameters = try InformationParameters(given, of: kind.parameters)
      let value = try kind.evaluate(parameters, by: method)
      return .value(value.value, lower: value.lower, upper: value.upper)
    } catch let error as ParameterError {
      return .refusal("\(error.field): \(error.problem)")
    } catch InformationFailure.parameter(let error) {
      return .refusal("\(error.field): \(error.problem)")
    } catch InformationFailure.numerical(let reason) {
      return .refusal(reason)
    }
  }
}

/// What became of a request.
enum RequestOutcome: CustomStringConvertible {
  case value(Double, lower: Double, upper: Double)
  case refusal(String)

  var description: String {
    switch self {
    case .value(let value, let lower, let upper): "\(value) in \(lower)...\(upper)"
    case .refusal(let text): text
    }
  }
}
