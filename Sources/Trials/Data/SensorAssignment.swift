/// Which columns each sensor sees; no column is seen by two.
public struct SensorAssignment: Sendable, Equatable {
  /// The number of sensors where nothing else is said: the nine-node instance has one node beside them.
  public static let defaultSensorCount = 8

  /// For each sensor its columns, as indices of features; an empty list makes it a relay.
  public let columns: [[Int]]
  /// How the columns were shared out.
  public let rule: Rule

  /// How columns are shared out among sensors in order.
  public enum Rule: Sendable, Equatable { case equalSplit, pixelColumns }

  /// The columns shared out in order, as evenly as can be: the first sensors get one more.
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

  /// The pixel columns of a square image, one a sensor: sensor c sees column c of every row.
  ///
  /// - Parameter side: the image has side×side features, row by row.
  public init(pixelColumnsOf side: Int) {
    rule = .pixelColumns
    columns = (0..<side).map { column in (0..<side).map { $0 * side + column } }
  }

  /// The columns of every node: the sensors in order, and none for the fusion node.
  ///
  /// - Parameters:
  ///   - nodeCount: one more than the sensors.
  ///   - fusion: the index of the fusion node.
  public func views(nodeCount: Int, fusion: Int) -> [[Int]] {
    precondition(columns.count == nodeCount - 1, "each node but the fusion node is a sensor")
    var views = columns
    views.insert([], at: fusion)
    return views
  }
}
