import Foundation

/// The checksum of git of the files as they are committed, or nil if some are not committed.
public func workingTree(of project: URL) -> String? {
  let command = "test -z \"$(git status --porcelain -- Sources Tests)\" && git rev-parse 'HEAD^{tree}'"
  guard let (ending, lines) = try? Job.output(of: ["sh", "-c", command], in: project, seconds: 60) else { return nil }
  return ending == .exit(0) ? lines.first : nil
}
