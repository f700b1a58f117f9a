import DINL

/// The samples for training, for validation and for testing, as indices into the dataset.
public struct Split: Sendable, Equatable {
  /// The samples for training, ascending.
  public let training: [Int]
  /// The samples for validation, ascending.
  public let validation: [Int]
  /// The samples for testing, ascending.
  public let test: [Int]
}

extension Dataset {
  /// A random split in which every class is divided in the same proportions, up to rounding.
  ///
  /// - Parameters:
  ///   - training: the share of the training samples, above 0.
  ///   - validation: the share of the validation samples, above 0; the two add up to less than 1.
  ///   - stream: the source of the order within each class.
  /// - Throws: `tooFewSamples` if some class has no sample for one of the parts.
  /// - Complexity: O(samples).
  public func split(
    training: Double, validation: Double, using stream: inout RandomStream
  ) throws(DatasetError) -> Split {
    precondition(training > 0 && validation > 0 && training + validation < 1, "three shares above 0 that add up to 1")
    var members = [[Int]](repeating: [], count: classNames.count)
    for (sample, label) in labels.enumerated() { members[label].append(sample) }
    var parts: [[Int]] = [[], [], []]
    for (label, var samples) in members.enumerated() {
      stream.shuffle(&samples)
      let (first, second) = try ends(of: samples.count, className: classNames[label], training, validation)
      parts[0] += samples[..<first]
      parts[1] += samples[first..<second]
      parts[2] += samples[second...]
    }
    return Split(training: parts[0].sorted(), validation: parts[1].sorted(), test: parts[2].sorted())
  }
  /// Checks that every class has enough samples for each part of a split.
  ///
  /// - Throws: `tooFewSamples` if a class has too few.
  public func requireSplit(training: Double, validation: Double) throws(DatasetError) {
    for (label, className) in classNames.enumerated() {
      _ = try ends(of: labels.count { $0 == label }, className: className, training, validation)
    }
  }

  /// The ends of the training and of the validation samples of a class.
  private func ends(
    of count: Int, className: String, _ training: Double, _ validation: Double
  ) throws(DatasetError) -> (Int, Int) {
    func ends(_ count: Int) -> (Int, Int)? {
      let first = Int((Double(count) * training).rounded())
      let second = Int((Double(count) * (training + validation)).rounded())
      return first > 0 && second > first && count > second ? (first, second) : nil
    }
    if let found = ends(count) { return found }
    let needed = (count...).first { ends($0) != nil }
    throw .tooFewSamples(file: file, className: className, found: count, needed: needed ?? count)
  }
}
