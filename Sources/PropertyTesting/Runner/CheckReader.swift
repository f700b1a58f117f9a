import PropertySearch
import Testing

/// Checks that a reader gives a value or a suitable error of its own type on mutants of valid texts, 2,000 by default.
///
/// Mutants are drawn, shrunk and replayed like the inputs of any property. The reader must accept the valid texts and
/// at least 1 % of the mutants, so that the code after the reader's first check is tested too.
///
/// - Parameters:
///   - seeds: Valid texts of the format.
///   - type: The type of the reader's errors.
///   - settings: The settings, such as the number of mutants.
///   - part: Distinguishes several readers of one test, or the arguments of a parameterized test.
///   - isolation: The actor of the caller, on which the reader runs.
///   - sourceLocation: The place where issues are recorded.
///   - read: The reader; a trap in it ends the process.
/// - SeeAlso: ``ReaderCheck``
public func checkReader<Failure: Error>(
  _ seeds: [String], failure type: Failure.Type, _ settings: PropertySettings = PropertySettings(cases: 2000),
  part: String? = nil, isolation: isolated (any Actor)? = #isolation, sourceLocation: SourceLocation = #_sourceLocation,
  _ read: ([UInt8]) throws -> Void
) {
  for seed in seeds {
    do { try read(Array(seed.utf8)) } catch {
      Issue.record("The valid text \(seed.debugDescription) is refused: \(error)", sourceLocation: sourceLocation)
    }
  }
  checkProperty(.mutants(of: seeds), settings, part: part, sourceLocation: sourceLocation) { text, observer in
    var isRead = false
    let fault = ReaderCheck.fault(of: type, text) { bytes in
      try read(bytes)
      isRead = true
    }
    #expect(fault == nil, sourceLocation: sourceLocation)
    observer.cover("is read", atLeast: 0.01, when: isRead)
  }
}
