/// The target of a link within the project.
struct LinkTarget {
  /// The path from the project's root; `nil` if the link leads out of the project.
  let path: String?
  let fragment: String?

  /// Resolves a target; `nil` for one with a scheme or a host, such as a web address.
  ///
  /// - Parameters:
  ///   - target: The link's target, with or without `#fragment`.
  ///   - source: The path of the file that contains the link.
  init?(_ target: String, from source: String) {
    if target.prefixMatch(of: Pattern.scheme) != nil || target.hasPrefix("//") { return nil }
    let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    fragment = parts.count > 1 ? String(parts[1]) : nil
    guard let written = parts.first, !written.isEmpty else {
      path = source
      return
    }
    var folders = written.hasPrefix("/") ? [] : source.split(separator: "/").dropLast().map(String.init)
    for part in written.split(separator: "/") where part != "." {
      if part != ".." {
        folders.append(String(part))
      } else if folders.popLast() == nil {
        path = nil
        return
      }
    }
    path = folders.joined(separator: "/")
  }
}
