/// A folder that cannot be read as a project.
public enum ProjectTreeError: Error, Equatable, Sendable, CustomStringConvertible {
  case noProofs(root: String)
  case unreadable(path: String)

  /// One line that names the path and the remedy.
  public var description: String {
    switch self {
    case .noProofs(let root):
      return "\(root): there is no folder Proofs here; name the project's folder with --root"
    case .unreadable(let path):
      return "\(path): the file cannot be read as UTF-8 text; make it readable or save it as UTF-8"
    }
  }
}
