/// Every figure of one system, each computed when it is first asked for.
public final class SystemFigures {
  public let system: FiniteLearningSystem
  public let enumeration: SystemEnumeration
  /// b − a, enclosed: of the losses as they were written, where that is known.
  package let width: Estimate
  /// β, enclosed.
  package let rateWeight: Estimate
  public private(set) lazy var risks = enumeration.risks()
  /// The supersample informations, or what is wrong with the losses.
  private lazy var supersampleResult: Result<SupersampleFigures?, VerificationError> = Result {
    () throws(VerificationError) in
    if let lossFault { throw lossFault }
    return try enumeration.supersample()
  }
  private let lossFault: VerificationError?
  private var values: [Quantity: Estimate?] = [:]
  public private(set) lazy var empirical = enumeration.gates(.empirical)
  public private(set) lazy var population = enumeration.gates(.population)
  public private(set) lazy var variational = enumeration.gates(.variational)

  /// `nil` where there are too many selections to enumerate, and for losses of ``supersampleFault``.
  public var supersample: SupersampleFigures? { (try? supersampleResult.get()) ?? nil }

  /// Why the losses allow no supersample informations, or `nil`.
  public var supersampleFault: VerificationError? {
    if case .failure(let fault) = supersampleResult { fault } else { nil }
  }

  /// The certified value of a quantity, or `nil` where the system has none; each is computed once.
  public func value(of quantity: Quantity) -> Estimate? {
    if let known = values[quantity] { return known }
    let value = quantity.value(self)
    values.updateValue(value, forKey: quantity)
    return value
  }

  /// The figures of a system whose losses and β are double numbers.
  public convenience init(_ system: FiniteLearningSystem) {
    let width = system.lossRange
    // The subtraction may round.
    self.init(
      system, width: Estimate(value: width, lower: max(0, width.nextDown), upper: width == 0 ? 0 : width.nextUp),
      rateWeight: Estimate(exactly: system.rateWeight), lossFault: nil)
  }

  package init(_ system: FiniteLearningSystem, width: Estimate, rateWeight: Estimate, lossFault: VerificationError?) {
    (self.system, self.width, self.rateWeight, self.lossFault) = (system, width, rateWeight, lossFault)
    enumeration = SystemEnumeration(system)
  }
}
