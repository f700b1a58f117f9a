import Foundation

/// The checksum of git of the files as they are committed, or nil if some are not committed.
public func workingTree(of project: URL) -> String? {
  let lines = Lines()
  let command = "test -z \"$(git status --porcelain -- Sources Tests)\" && git rev-parse 'HEAD^{tree}'"
  let ending = try? Job.run(["sh", "-c", command], in: project, seconds: 60) { line in
    lines.append(line)
    return false
  }
  return ending == .exit(0) ? lines.all.first : nil
}
