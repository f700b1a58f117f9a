import Verification

/// Every figure of one system, each computed when it is first asked for.
public final class SystemFigures {
  public let system: FiniteLearningSystem
  public let enumeration: SystemEnumeration
  public private(set) lazy var risks = enumeration.risks()
  /// The supersample informations, or what is wrong with the losses.
  private lazy var supersampleResult: Result<SupersampleFigures?, VerificationError> = Result {
    () throws(VerificationError) in try enumeration.supersample()
  }
  public private(set) lazy var empirical = enumeration.gates(.empirical)
  public private(set) lazy var population = enumeration.gates(.population)
  public private(set) lazy var variational = enumeration.gates(.variational)

  /// `nil` where there are too many selections to enumerate, and for losses of ``supersampleFault``.
  public var supersample: SupersampleFigures? { (try? supersampleResult.get()) ?? nil }

  /// Why the losses allow no supersample informations, or `nil`.
  public var supersampleFault: VerificationError? {
    if case .failure(let fault) = supersampleResult { fault } else { nil }
  }

  public init(_ system: FiniteLearningSystem) {
    self.system = system
    enumeration = SystemEnumeration(system)
  }
}
