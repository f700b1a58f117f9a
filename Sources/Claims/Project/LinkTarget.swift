/// Where a link within the project leads.
struct LinkTarget {
  /// The path from the root; `nil` when the link climbs out of the project.
  let path: String?
  let fragment: String?

  /// Resolves a target; `nil` for one that leads out to the web.
  ///
  /// - Parameters:
  ///   - target: The link's target, with or without `#fragment`.
  ///   - source: The path of the file in which the link stands.
  init?(_ target: String, from source: String) {
    if target.prefixMatch(of: #/[A-Za-z][A-Za-z0-9+.\-]*:/#) != nil || target.hasPrefix("//") { return nil }
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
