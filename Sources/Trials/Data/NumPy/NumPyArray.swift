import Foundation

/// An array as NumPy stores it in a file of format version 1, 2 or 3: numbers, truth values or texts.
///
/// Source: NumPy Enhancement Proposal 1, "A simple file format for NumPy arrays", and the module numpy.lib.format.
struct NumPyArray {
  /// An element, in its own type.
  enum Element: Equatable {
    case double(Double), single(Float), signed(Int64), unsigned(UInt64), truth(Bool), text(String)

    /// The number, of a truth value 0 or 1; nil for a text.
    var number: Double? {
      switch self {
      case .double(let value): value
      case .single(let value): Double(value)
      case .signed(let value): Double(value)
      case .unsigned(let value): Double(value)
      case .truth(let value): value ? 1 : 0
      case .text: nil
      }
    }

    /// The text, of a number the shortest one that is read back as the same.
    var text: String {
      switch self {
      case .double(let value): Int64(exactly: value).map { "\($0)" } ?? "\(value)"
      case .single(let value): Int64(exactly: value).map { "\($0)" } ?? "\(value)"
      case .signed(let value): "\(value)"
      case .unsigned(let value): "\(value)"
      case .truth(let value): value ? "True" : "False"
      case .text(let value): value
      }
    }
  }

  /// The size along each axis.
  let shape: [Int]
  /// The size along the first axis.
  let rowCount: Int
  /// The number of elements of a row, the product of the sizes along the other axes.
  let columnCount: Int
  private let type: NumPyType
  /// The places of a row's elements, counted in elements from the place of the first row's first.
  private let places: [Int]
  private let rowStride: Int
  private let elements: Data

  static let beginning: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59]

  /// - Throws: `ArrayFault` if the bytes are not one array of a type that is read.
  /// - Complexity: O(columns · axes), and O(bytes) for copying them.
  init(_ data: Data) throws(ArrayFault) {
    let header = try NumPyHeader(data)
    type = try NumPyType(header.type)
    shape = header.shape
    guard let rows = shape.first else { throw .noRows }
    elements = data.dropFirst(header.length)
    var (count, overflows) = (1, false)
    for size in shape where !overflows { (count, overflows) = count.multipliedReportingOverflow(by: size) }
    let (size, isTooLarge) = count.multipliedReportingOverflow(by: type.size)
    guard !overflows, !isTooLarge, size == elements.count else {
      throw .wrongSize(found: elements.count, shape: shape)
    }
    (rowCount, columnCount) = (rows, rows == 0 ? 0 : count / rows)
    guard columnCount <= Dataset.greatestColumnCount else { throw .tooManyColumns(columnCount) }
    rowStride = header.isFortran ? 1 : columnCount
    places = (0..<columnCount).map { header.isFortran ? Self.fortranPlace(of: $0, shape: header.shape) : $0 }
  }

  /// The place of an element of the first row where the first index varies fastest.
  private static func fortranPlace(of column: Int, shape: [Int]) -> Int {
    var (place, rest) = (0, column)
    var stride = shape.dropLast().reduce(1, *)
    for axis in shape.indices.dropFirst().reversed() {
      place += rest % shape[axis] * stride
      rest /= shape[axis]
      stride /= shape[axis - 1]
    }
    return place
  }

  /// The elements of a row in C order.
  ///
  /// - Throws: `badText` if a text is no Unicode.
  /// - Complexity: O(columns · size of an element).
  func row(_ row: Int) throws(ArrayFault) -> [Element] {
    let found = elements.withUnsafeBytes { bytes in
      places.map { type.element(in: bytes, at: (row * rowStride + $0) * type.size) }
    }
    let whole = found.compactMap(\.self)
    guard whole.count == found.count else { throw .badText(row: row + 1) }
    return whole
  }
}
