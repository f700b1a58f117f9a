/// Where the links of the proofs lead on a page that holds all claims.
struct PageLinks {
  /// The ids of the elements that a link can lead to, such as those of the claims.
  let anchors: Set<String>

  /// The address of a link on the page; nil if it leads to nothing there, so that only its text is shown.
  ///
  /// - Parameter target: The target as the proof writes it: `Gate.md#RT-003` leads to the anchor `RT-003` of the page,
  ///   an address of the web stays, and a file of the project, or any other scheme, gives no link.
  func address(of target: String) -> String? {
    if target.hasPrefix("https://") || target.hasPrefix("http://") { return target }
    guard let mark = target.lastIndex(of: "#"), !target.contains(":") else { return nil }
    let fragment = String(target[target.index(after: mark)...])
    return anchors.contains(fragment) ? "#\(fragment)" : nil
  }
}
