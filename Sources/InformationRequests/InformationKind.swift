import Verification

/// The road by which a value is computed.
public enum InformationMethod: String, CaseIterable, Sendable {
  /// An interval that contains the true value by proof.
  case certified
  /// The GNU Scientific Library's value, within the error that it reports of itself.
  case gsl
}

/// Why a kind has no value for its parameters.
public enum InformationFailure: Error {
  case parameter(ParameterError)
  case numerical(String)
}

/// One kind of quantity that can be asked for.
public protocol InformationKind: Sendable {
  /// The name by which it is asked for.
  var name: String { get }
  /// What it is, in a line.
  var summary: String { get }
  /// The unit of its value.
  var unit: String { get }
  /// The claim whose proof says why the interval contains the value.
  var claim: String { get }
  /// Its parameters, in the order in which they are documented.
  var parameters: [InformationParameter] { get }

  /// Whether it can be computed by the library too; if not, it is certified whichever method is asked for.
  var hasLibraryRoute: Bool { get }

  /// The value for some parameters.
  ///
  /// - Throws: `InformationFailure` or `ParameterError`, naming what is wrong.
  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate
}

extension InformationKind {
  var hasLibraryRoute: Bool { true }
}
