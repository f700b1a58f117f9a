/// Why there is no comparison.
enum BenchmarkError: Error, CustomStringConvertible {
  /// A tree does not have its certificate.
  case wrongTree
  /// A process was asked for work that it does not know.
  case unknownWork([String])

  /// One line.
  var description: String {
    switch self {
    case .wrongTree: "dinl's own certificate refutes its tree; send the output of dinl --version"
    case .unknownWork(let words):
      "there is no work \(words.joined(separator: " ")); --serve is for the command's own use"
    }
  }
}
