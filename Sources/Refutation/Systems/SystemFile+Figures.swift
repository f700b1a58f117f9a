import Verification

extension SystemFile {
  /// The figures of the system, with the exact numbers that the file states.
  ///
  /// - Throws: `.invalidInput`, which names the field.
  public func figures() throws(VerificationError) -> SystemFigures {
    let system = try system()
    return SystemFigures(
      system, extent: LossTable.extent(loss, law: system.law), rateWeight: beta?.estimate ?? Estimate(exactly: 0),
      lossFault: LossTable.fault(Array(Set(loss.joined()))))
  }
}
