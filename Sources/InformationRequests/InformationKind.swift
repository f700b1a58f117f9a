import Verification

/// The method that computes a value.
public enum InformationMethod: String, CaseIterable, Sendable {
  /// An interval that contains the true value by proof.
  case certified
  /// The value of the GNU Scientific Library, with the error that the library reports.
  case gsl
}

/// Why a kind of quantity has no value for its parameters.
public enum InformationFailure: Error {
  /// A parameter is wrong.
  case parameter(ParameterError)
  /// The computation failed; the text says why.
  case numerical(String)
}

/// One kind of quantity that can be requested.
public protocol InformationKind: Sendable {
  /// The name by which it is requested.
  var name: String { get }
  /// A description in one line.
  var summary: String { get }
  /// The unit of its value; empty if it has none.
  var unit: String { get }
  /// The id of the claim whose proof says why the interval contains the value.
  var claim: String { get }
  /// Its parameters, in the order of its documentation.
  var parameters: [InformationParameter] { get }

  /// Whether the library can compute it too; if not, it is certified whichever method is requested.
  var hasLibraryRoute: Bool { get }

  /// The value for parameters.
  ///
  /// - Throws: `InformationFailure` or `ParameterError`, which name what is wrong.
  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate
}

extension InformationKind {
  var hasLibraryRoute: Bool { true }
}
