/// The names that nodes get from their labels and ids.
enum NodeNames {
  /// The label of each node, or its id if it has none; where labels repeat, the id follows in brackets.
  ///
  /// - Parameters:
  ///   - labels: n labels, nil for a node without one.
  ///   - ids: n ids.
  /// - Returns: n names; two of them may be the same.
  /// - Complexity: O(n) expected.
  static func distinct(labels: [String?], ids: [String]) -> [String] {
    var uses: [String: Int] = [:]
    for case let label? in labels { uses[label, default: 0] += 1 }
    return zip(labels, ids).map { label, id in
      label.map { uses[$0] == 1 ? $0 : "\($0) (\(id))" } ?? id
    }
  }
}
