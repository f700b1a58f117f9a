/// An index for each node, or nil, in 32 bits each.
public struct OptionalIndices: RandomAccessCollection, Hashable, Sendable {
  /// The indices; a negative number stands for nil.
  private let numbers: ContiguousArray<Int32>

  init(_ numbers: ContiguousArray<Int32>) { self.numbers = numbers }

  /// 0.
  public var startIndex: Int { 0 }
  /// The number of nodes.
  public var endIndex: Int { numbers.count }
  /// The index for a node, or nil.
  public subscript(node: Int) -> Int? { numbers[node] < 0 ? nil : Int(numbers[node]) }
}

extension OptionalIndices: CustomStringConvertible {
  /// The indices as an array shows them.
  public var description: String { Array(self).description }
}
