import CZlib
import FileReading
import Foundation

/// A ZIP archive in memory, whose members are stored or deflated.
///
/// Source: PKWARE, ".ZIP file format specification" 6.3.10, §4.3 and §4.4; archives in the form ZIP64 are not read.
struct ZipArchive {
  private struct Member {
    let flags, method, checksum, compressedSize, size, place: Int
  }

  private let data: Data
  private var members: [String: Member] = [:]
  /// The names of the members in the order of the directory.
  private(set) var names: [String] = []

  static let beginnings: [[UInt8]] = [[0x50, 0x4B, 3, 4], [0x50, 0x4B, 5, 6]]

  /// Reads the directory.
  ///
  /// - Throws: `malformed` or `duplicate`.
  /// - Complexity: O(bytes of the directory), and O(bytes) for copying the archive if it is part of other data.
  init(_ data: Data) throws(ArchiveFault) {
    self.data = data.startIndex == 0 ? data : Data(data)
    // The record at the end is followed by a comment of 65,535 bytes at most.
    let last = data.count - 22
    let ends = stride(from: last, through: max(0, last - 0xFFFF), by: -1).lazy
    guard let end = ends.first(where: { number(4, at: $0) == 0x0605_4B50 }), let count = number(2, at: end + 10),
      var place = number(4, at: end + 16)
    else { throw .malformed }
    for _ in 0..<count {
      guard number(4, at: place) == 0x0201_4B50, let nameLength = number(2, at: place + 28),
        let extraLength = number(2, at: place + 30), let commentLength = number(2, at: place + 32),
        let name = bytes(place + 46, count: nameLength), let flags = number(2, at: place + 8),
        let method = number(2, at: place + 10), let checksum = number(4, at: place + 16),
        let compressedSize = number(4, at: place + 20), let size = number(4, at: place + 24),
        let start = number(4, at: place + 42)
      else { throw .malformed }
      names.append(String(decoding: name, as: UTF8.self))
      let member = Member(
        flags: flags, method: method, checksum: checksum, compressedSize: compressedSize, size: size, place: start)
      guard members.updateValue(member, forKey: names[names.count - 1]) == nil else {
        throw .duplicate(names[names.count - 1])
      }
      place += 46 + nameLength + extraLength + commentLength
    }
  }

  /// The contents of a member; nil if there is none of that name.
  ///
  /// - Throws: `malformed`, `encrypted`, `compression`, `tooLarge` or `damaged`.
  /// - Complexity: O(size of the member).
  func contents(of name: String) throws(ArchiveFault) -> Data? {
    guard let member = members[name] else { return nil }
    guard member.flags & 1 == 0 else { throw .encrypted(name) }
    guard number(4, at: member.place) == 0x0403_4B50, let nameLength = number(2, at: member.place + 26),
      let extraLength = number(2, at: member.place + 28),
      let packed = bytes(member.place + 30 + nameLength + extraLength, count: member.compressedSize)
    else { throw .malformed }
    guard member.size <= InputFile.greatestSize else { throw .tooLarge(name) }
    let contents: Data?
    switch member.method {
    case 0: contents = packed.count == member.size ? packed : nil
    case 8: contents = Self.inflated(packed, size: member.size)
    default: throw .compression(name, method: member.method)
    }
    guard let contents, Self.checksum(of: contents) == member.checksum else { throw .damaged(name) }
    return contents
  }

  private func bytes(_ place: Int, count: Int) -> Data? {
    place + count <= data.count ? data[place..<place + count] : nil
  }

  /// A number of some bytes, the lowest first; nil outside of the archive.
  private func number(_ count: Int, at place: Int) -> Int? {
    guard place >= 0 else { return nil }
    return bytes(place, count: count)?.reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  private static func checksum(of data: Data) -> Int {
    data.withUnsafeBytes { bytes in
      Int(crc32(0, bytes.bindMemory(to: UInt8.self).baseAddress, UInt32(bytes.count)))
    }
  }

  /// The bytes that a raw deflated stream holds; nil if it is damaged or they are not `size` in number.
  private static func inflated(_ packed: Data, size: Int) -> Data? {
    // No byte becomes more than 1032; a size that cannot be true must not ask for memory.
    guard size <= 1032 * packed.count else { return nil }
    var (packed, contents) = ([UInt8](packed), [UInt8](repeating: 0, count: size + 1))
    var stream = z_stream()
    guard inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      return nil
    }
    defer { inflateEnd(&stream) }
    let isWhole = packed.withUnsafeMutableBufferPointer { input in
      contents.withUnsafeMutableBufferPointer { output in
        (stream.next_in, stream.avail_in) = (input.baseAddress, UInt32(input.count))
        (stream.next_out, stream.avail_out) = (output.baseAddress, UInt32(output.count))
        return inflate(&stream, Z_FINISH) == Z_STREAM_END && stream.avail_out == 1 && stream.avail_in == 0
      }
    }
    return isWhole ? Data(contents.dropLast()) : nil
  }
}
