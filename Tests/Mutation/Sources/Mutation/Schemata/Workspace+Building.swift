import Foundation

/// What can go wrong while mutants are made.
public enum MutationError: Error, CustomStringConvertible {
  /// The build failed for a reason that no mutant explains.
  case build(String)
  /// The tests fail without a mutant.
  case tests([String])
  /// A file is not as it should be.
  case file(String, String)

  /// The error on one or more lines.
  public var description: String {
    switch self {
    case .build(let text): "the instrumented package does not build:\n\(text)"
    case .tests(let names): "tests fail without a mutant: \(names.joined(separator: ", "))"
    case .file(let name, let text): "\(name): \(text)"
    }
  }
}

extension Workspace {
  /// Builds the copy for debugging, in which the numerical modules are optimized file by file, so that what a change
  /// touches is compiled alone.
  ///
  /// A file with errors does not keep the compiler from the others of its module.
  ///
  /// - Parameter module: the module to build with what it depends on; all modules and the tests if it is nil.
  /// - Returns: the errors of the compiler, as file, line and text; none if the build succeeded.
  /// - Throws: ``MutationError/build(_:)`` if it failed without naming a place.
  public func build(_ module: String? = nil) throws -> [(file: String, line: Int, text: String)] {
    let (ending, log) = try Job.output(
      of: ["swift", "build"] + (module.map { ["--target", $0] } ?? ["--build-tests"]) + [
        "-Xswiftc", "-suppress-warnings", "-Xswiftc", "-continue-building-after-errors",
        "--package-path", copy.path(percentEncoded: false), "--scratch-path", products.path(percentEncoded: false),
      ], in: copy, seconds: 3600)
    if ending == .exit(0) { return [] }
    let root = copy.standardizedFileURL.path(percentEncoded: false)
    var errors: [(file: String, line: Int, text: String)] = []
    for line in log where line.contains(": error: ") && line.hasPrefix("/") {
      let parts = line.split(separator: ":", maxSplits: 3, omittingEmptySubsequences: false)
      guard parts.count == 4, let number = Int(parts[1]) else { continue }
      let file = URL(filePath: String(parts[0])).standardizedFileURL.path(percentEncoded: false)
      guard file.hasPrefix(root) else { continue }
      errors.append((String(file.dropFirst(root.count)).trimmingPrefix("/").description, number, String(parts[3])))
    }
    if errors.isEmpty { throw MutationError.build(log.suffix(40).joined(separator: "\n")) }
    return errors
  }
}
