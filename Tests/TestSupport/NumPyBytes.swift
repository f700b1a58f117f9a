import CZlib
import Foundation

/// Files of NumPy, written for tests.
package enum NumPyBytes {
  /// An array with a given header and elements.
  package static func array(header: String, version: UInt8 = 1, elements: [UInt8]) -> Data {
    let prefix = version == 1 ? 10 : 12
    var text = Array(header.utf8)
    // The elements begin at a multiple of 64 bytes, after blanks and a line feed.
    while (prefix + text.count + 1) % 64 != 0 { text.append(0x20) }
    text.append(0x0A)
    let count = bytes(UInt64(text.count)).prefix(version == 1 ? 2 : 4)
    return Data([0x93] + Array("NUMPY".utf8) + [version, 0] + count + text + elements)
  }

  /// An array of a type and a shape.
  package static func array(
    _ type: String, _ shape: [Int], isFortran: Bool = false, version: UInt8 = 1, elements: [UInt8]
  ) -> Data {
    array(header: header(type, shape, isFortran: isFortran), version: version, elements: elements)
  }

  package static func header(_ type: String, _ shape: [Int], isFortran: Bool = false) -> String {
    let sizes = shape.map { "\($0)" }.joined(separator: ", ") + (shape.count == 1 ? "," : "")
    return "{'descr': '\(type)', 'fortran_order': \(isFortran ? "True" : "False"), 'shape': (\(sizes)), }"
  }

  /// The bytes of an integer, the lowest first.
  package static func bytes<Integer: FixedWidthInteger>(_ value: Integer) -> [UInt8] {
    (0..<Integer.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> Integer($0 * 8)) }
  }

  package static func doubles(_ values: [Double]) -> [UInt8] { values.flatMap { bytes($0.bitPattern) } }

  package static func matrix(_ rows: [[Double]]) -> Data {
    array("<f8", [rows.count, rows.first?.count ?? 0], elements: doubles(rows.flatMap(\.self)))
  }

  /// Texts of at most `length` characters, in a column.
  package static func texts(_ values: [String], length: Int) -> Data {
    let elements = values.flatMap { value in
      let points = value.unicodeScalars.map(\.value)
      return (points + [UInt32](repeating: 0, count: length - points.count)).flatMap(bytes)
    }
    return array("<U\(length)", [values.count], elements: elements)
  }

  package static func integers(_ values: [Int64]) -> Data {
    array("<i8", [values.count], elements: values.flatMap(bytes))
  }

  /// A ZIP archive, without the fields that only other programs need.
  package static func archive(_ members: [(name: String, contents: Data)], isDeflated: Bool, comment: String = "")
    -> Data
  {
    var (file, directory) = (Data(), Data())
    for (name, contents) in members {
      let packed = isDeflated ? deflated(contents) : contents
      let common =
        [20, 0, 0, 0, isDeflated ? 8 : 0, 0, 0, 0, 0, 0] + bytes(UInt32(truncatingIfNeeded: checksum(of: contents)))
        + bytes(UInt32(packed.count)) + bytes(UInt32(contents.count)) + bytes(UInt16(name.utf8.count))
      directory.append(contentsOf: [0x50, 0x4B, 1, 2, 20, 0] + common + [UInt8](repeating: 0, count: 12))
      directory.append(contentsOf: bytes(UInt32(file.count)) + Array(name.utf8))
      // As NumPy does, the local header has an extra field of its own.
      file.append(contentsOf: [0x50, 0x4B, 3, 4] + common + bytes(UInt16(4)) + Array(name.utf8) + [1, 0, 0, 0])
      file.append(packed)
    }
    let count = bytes(UInt16(members.count))
    let end =
      [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + count + count + bytes(UInt32(directory.count)) + bytes(UInt32(file.count))
      + bytes(UInt16(comment.utf8.count)) + Array(comment.utf8)
    return file + directory + end
  }

  package static func checksum(of data: Data) -> UInt {
    data.withUnsafeBytes { crc32(0, $0.bindMemory(to: UInt8.self).baseAddress, UInt32($0.count)) }
  }

  /// The raw deflated stream of some bytes.
  package static func deflated(_ data: Data) -> Data {
    var (input, output) = ([UInt8](data), [UInt8](repeating: 0, count: data.count + 1024))
    var stream = z_stream()
    guard
      deflateInit2_(
        &stream, 9, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        == Z_OK
    else { return Data() }
    defer { deflateEnd(&stream) }
    let free = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        (stream.next_in, stream.avail_in) = (input.baseAddress, UInt32(input.count))
        (stream.next_out, stream.avail_out) = (output.baseAddress, UInt32(output.count))
        _ = deflate(&stream, Z_FINISH)
        return Int(stream.avail_out)
      }
    }
    return Data(output.dropLast(free))
  }
}
