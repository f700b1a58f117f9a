import Verification

/// Every figure of one system, each computed when it is first asked for.
public final class SystemFigures {
  public let system: FiniteLearningSystem
  public let enumeration: SystemEnumeration
  public private(set) lazy var risks = enumeration.risks()
  /// `nil` where there are too many selections to enumerate.
  public private(set) lazy var supersample = enumeration.supersample()
  public private(set) lazy var empirical = enumeration.gates(.empirical)
  public private(set) lazy var population = enumeration.gates(.population)
  public private(set) lazy var variational = enumeration.gates(.variational)

  public init(_ system: FiniteLearningSystem) {
    self.system = system
    enumeration = SystemEnumeration(system)
  }
}
