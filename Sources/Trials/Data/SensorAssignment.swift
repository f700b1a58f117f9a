/// The columns that each sensor sees; no two sensors see the same column.
public struct SensorAssignment: Sendable, Equatable {
  /// The default number of sensors; the nine-node instance has one more node, the fusion node.
  public static let defaultSensorCount = 8

  /// For each sensor, the indices of the features that it sees; an empty list makes it a relay.
  public let columns: [[Int]]
  /// The rule that divided the columns.
  public let rule: Rule

  /// The rule that divides the columns among the sensors, in order.
  public enum Rule: Sendable, Equatable { case equalSplit, pixelColumns }

  /// Divides the columns in order, as evenly as possible; if they do not divide evenly, the first sensors get one more.
  ///
  /// - Throws: `noSensors` for a count below 1.
  public init(evenly featureCount: Int, sensors: Int) throws(DatasetError) {
    guard sensors >= 1 else { throw .noSensors }
    rule = .equalSplit
    let (share, rest) = featureCount.quotientAndRemainder(dividingBy: sensors)
    var next = 0
    columns = (0..<sensors).map { sensor in
      let start = next
      next += share + (sensor < rest ? 1 : 0)
      return Array(start..<next)
    }
  }

  /// Assigns the pixel columns of a square image, one per sensor: sensor c sees column c of every row.
  ///
  /// - Parameter side: the side of the image, which has side×side features, row by row.
  public init(pixelColumnsOf side: Int) {
    rule = .pixelColumns
    columns = (0..<side).map { column in (0..<side).map { $0 * side + column } }
  }

  /// The features that every node sees: those of the sensors in order, and none for the fusion node.
  ///
  /// - Parameters:
  ///   - nodeCount: the number of nodes, one more than the sensors.
  ///   - fusion: the index of the fusion node.
  public func views(nodeCount: Int, fusion: Int) -> [[Int]] {
    precondition(columns.count == nodeCount - 1, "each node but the fusion node is a sensor")
    var views = columns
    views.insert([], at: fusion)
    return views
  }
}
