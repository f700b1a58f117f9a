/// All figures of one system, each computed when it is first needed.
public final class SystemFigures {
  /// The system.
  public let system: FiniteLearningSystem
  /// The samples and probabilities of the system, prepared for sums.
  public let enumeration: SystemEnumeration
  /// How far the losses range, as they were written.
  package let extent: LossExtent
  /// An interval that contains β.
  package let rateWeight: Estimate
  /// The risks, the gap and the informations about the sample.
  public private(set) lazy var risks = enumeration.risks()
  /// The risks scaled to [0, 1], and their relative entropies.
  public private(set) lazy var scaledRisks = ScaledRisks(risks, extent: extent, law: enumeration.law)
  /// The supersample informations, or the fault of the losses.
  private lazy var supersampleResult: Result<SupersampleFigures?, VerificationError> = Result {
    () throws(VerificationError) in
    if let lossFault { throw lossFault }
    return try enumeration.supersample()
  }
  private let lossFault: VerificationError?
  private var values: [Quantity: Estimate?] = [:]
  /// The gated quantities with the rate under the training sample's law; `nil` if there are no gates.
  public private(set) lazy var empirical = enumeration.gates(.empirical)
  /// The gated quantities with the rate under the population's law; `nil` if there are no gates.
  public private(set) lazy var population = enumeration.gates(.population)
  /// The gated quantities with the variational rate; `nil` if there are no gates or it is not finite.
  public private(set) lazy var variational = enumeration.gates(.variational)

  /// An interval that contains the range of the losses, the largest width of one hypothesis's.
  package var width: Estimate { extent.range }

  /// The supersample informations; `nil` if there are too many selections to enumerate, or ``supersampleFault`` is not
  /// `nil`.
  public var supersample: SupersampleFigures? { (try? supersampleResult.get()) ?? nil }

  /// Why the losses do not allow supersample informations, or `nil`.
  public var supersampleFault: VerificationError? {
    if case .failure(let fault) = supersampleResult { fault } else { nil }
  }

  /// The certified value of a quantity, or `nil` if the system has none; each is computed only once.
  public func value(of quantity: Quantity) -> Estimate? {
    if let known = values[quantity] { return known }
    let value = quantity.value(self)
    values.updateValue(value, forKey: quantity)
    return value
  }

  /// The figures of a system whose losses and β are exact in double precision.
  public convenience init(_ system: FiniteLearningSystem) {
    self.init(
      system, extent: LossExtent(of: system), rateWeight: Estimate(exactly: system.rateWeight), lossFault: nil)
  }

  package init(
    _ system: FiniteLearningSystem, extent: LossExtent, rateWeight: Estimate, lossFault: VerificationError?
  ) {
    (self.system, self.extent, self.rateWeight, self.lossFault) = (system, extent, rateWeight, lossFault)
    enumeration = SystemEnumeration(system)
  }
}
