import DINL
import Foundation
import TestSupport
import Testing

@testable import Trials

@Suite struct `An array of NumPy` {
  typealias Element = NumPyArray.Element

  /// A type with a value for each draw of a random number, and the bytes of the value.
  static let types: [(name: String, draw: @Sendable (inout RandomStream) -> (Element, [UInt8]))] = [
    (
      "<f8",
      {
        let value = $0.normal() * 1e30; return (.double(value), NumPyBytes.bytes(value.bitPattern))
      }
    ),
    (
      "<f4",
      {
        let value = Float($0.normal()); return (.single(value), NumPyBytes.bytes(value.bitPattern))
      }
    ),
    (
      "|i1",
      {
        let value = drawn(Int8.self, &$0); return (.signed(Int64(value)), NumPyBytes.bytes(value))
      }
    ),
    (
      "<i2",
      {
        let value = drawn(Int16.self, &$0); return (.signed(Int64(value)), NumPyBytes.bytes(value))
      }
    ),
    (
      "<i4",
      {
        let value = drawn(Int32.self, &$0); return (.signed(Int64(value)), NumPyBytes.bytes(value))
      }
    ),
    (
      "<i8",
      {
        let value = drawn(Int64.self, &$0); return (.signed(value), NumPyBytes.bytes(value))
      }
    ),
    (
      "|u1",
      {
        let value = drawn(UInt8.self, &$0); return (.unsigned(UInt64(value)), NumPyBytes.bytes(value))
      }
    ),
    (
      "<u2",
      {
        let value = drawn(UInt16.self, &$0); return (.unsigned(UInt64(value)), NumPyBytes.bytes(value))
      }
    ),
    (
      "<u4",
      {
        let value = drawn(UInt32.self, &$0); return (.unsigned(UInt64(value)), NumPyBytes.bytes(value))
      }
    ),
    (
      "<u8",
      {
        let value = drawn(UInt64.self, &$0); return (.unsigned(value), NumPyBytes.bytes(value))
      }
    ),
    (
      "|b1",
      {
        let value = $0.index(below: 2); return (.truth(value == 1), [UInt8(value)])
      }
    ),
    (
      "<U3",
      {
        let texts = ["", "a", "ä𝄞", "abc", "\0b"]
        let text = texts[$0.index(below: texts.count)]
        let points = text.unicodeScalars.map(\.value) + [0, 0, 0]
        return (.text(text), points.prefix(3).flatMap(NumPyBytes.bytes))
      }
    ),
  ]

  static func drawn<Integer: FixedWidthInteger>(_ type: Integer.Type, _ stream: inout RandomStream) -> Integer {
    let extremes = [Integer.min, Integer.max, 0, 1]
    return extremes[stream.index(below: 4)] &- Integer(truncatingIfNeeded: stream.index(below: 100))
  }

  /// The place in a file of the element with given indices, by the definition of both orders.
  static func place(_ indices: [Int], _ shape: [Int], isFortran: Bool) -> Int {
    let axes = isFortran ? Array(zip(indices, shape).reversed()) : Array(zip(indices, shape))
    return axes.reduce(0) { $0 * $1.1 + $1.0 }
  }

  /// Whether random arrays come back element by element, if their elements lie in a given order.
  func comesBack(_ type: Int, isWritten: (Bool) -> Bool = { $0 }) throws -> Bool {
    for index in 0..<60 {
      var stream = RandomStream(seed: 51).stream(UInt64(type)).stream(UInt64(index))
      let shape = (0..<1 + stream.index(below: 4)).map { _ in 1 + stream.index(below: 4) }
      let (isFortran, version) = (stream.index(below: 2) == 1, UInt8(1 + stream.index(below: 3)))
      let count = shape.reduce(1, *)
      let values = (0..<count).map { _ in Self.types[type].draw(&stream) }
      let elements = NumPyBytes.array(
        Self.types[type].name, shape, isFortran: isFortran, version: version, elements: values.flatMap(\.1))
      let array = try NumPyArray(elements)
      guard array.shape == shape, array.rowCount == shape[0], array.columnCount * shape[0] == count else {
        return false
      }
      for row in 0..<shape[0] {
        let found = try array.row(row)
        for column in 0..<array.columnCount {
          // The indices of the element in C order.
          var (rest, indices) = (column, [Int]())
          for size in shape.dropFirst().reversed() {
            indices.insert(rest % size, at: 0)
            rest /= size
          }
          let place = Self.place([row] + indices, shape, isFortran: isWritten(isFortran))
          guard found[column] == values[place].0 else { return false }
        }
      }
    }
    return true
  }

  @Test(arguments: types.indices)
  func `comes back to the bit in each type, order and version`(type: Int) throws {
    #expect(try comesBack(type), "\(Self.types[type].name)")
  }

  @Test func `control: the other order is refuted`() throws {
    #expect(try !comesBack(0) { !$0 } && !comesBack(0) { _ in false } && !comesBack(0) { _ in true })
  }

  @Test func `has numbers, and texts that name classes`() {
    let elements: [(Element, Double?, String)] = [
      (.double(3), 3, "3"), (.double(-0.0), 0, "0"), (.double(0.1), 0.1, "0.1"), (.double(.nan), nil, "nan"),
      (.double(1e300), 1e300, "1e+300"), (.single(0.1), Double(Float(0.1)), "0.1"), (.single(2), 2, "2"),
      (.signed(.min), -0x1p63, "-9223372036854775808"), (.unsigned(.max), 0x1p64, "18446744073709551615"),
      (.truth(true), 1, "True"), (.truth(false), 0, "False"), (.text("a"), nil, "a"),
    ]
    for (element, number, text) in elements {
      #expect(element.text == text && (element.number == number || element.number?.isNaN == true), "\(element)")
    }
  }

  @Test func `has a header with entries in any order`() throws {
    for header in [
      "{'shape':(2,1),'descr':'<i2','fortran_order':False}",
      " { 'fortran_order' : True , 'shape': (2L, 1L ,), 'descr': '<i2', } ",
    ] {
      #expect(try NumPyArray(NumPyBytes.array(header: header, elements: [1, 0, 2, 0])).row(1) == [.signed(2)])
    }
    let axes = NumPyBytes.array("|u1", Array(repeating: 1, count: 64), elements: [7])
    #expect(try NumPyArray(axes).row(0) == [.unsigned(7)])
  }

  static let faults: [(ArrayFault, String, [UInt8])] = [
    (.malformedHeader, "", []), (.malformedHeader, "{'descr': '<f8', 'fortran_order': False}", []),
    (.malformedHeader, NumPyBytes.header("<f8", [1]) + "x", [0, 0, 0, 0, 0, 0, 0, 0]),
    (.malformedHeader, "{'descr': '<f8', 'descr': '<f8', 'fortran_order': False, 'shape': (1,)}", []),
    (.malformedHeader, "{'descr': '<f8', 'fortran_order': False, 'shape': (1,), 'more': (1,)}", []),
    (.malformedHeader, "{'descr': '<f8', 'fortran_order': 'maybe', 'shape': (1,)}", []),
    (.malformedHeader, "{'descr': '<f8', 'fortran_order': False, 'shape': '1'}", []),
    (.malformedHeader, "{'descr': '<f8' 'fortran_order': False, 'shape': (1,)}", []),
    (.malformedHeader, NumPyBytes.header("<f8", [-1]), []),
    (.malformedHeader, NumPyBytes.header("<f8", [1]).replacing("1", with: "99999999999999999999"), []),
    (.malformedHeader, NumPyBytes.header("<f8", [1]).replacing("1,", with: ",1"), []),
    (.malformedHeader, NumPyBytes.header("<f8", [1]).replacing("1,", with: "1 2,"), []),
    (.malformedHeader, NumPyBytes.header("|u1", Array(repeating: 1, count: 65)), [7]),
    (.objects, NumPyBytes.header("|O", [1]), [0x80, 4]),
    (.namedFields, "{'descr': [('a', '<f8'), ('b', '<i4')], 'fortran_order': False, 'shape': (1,), }", []),
    (.bigEndian(">f8"), NumPyBytes.header(">f8", [1]), []), (.bigEndian(">U2"), NumPyBytes.header(">U2", [1]), []),
    (.noRows, NumPyBytes.header("<f8", []), [0, 0, 0, 0, 0, 0, 0, 0]),
    (.wrongSize(found: 7, shape: [1]), NumPyBytes.header("<f8", [1]), [UInt8](repeating: 0, count: 7)),
    (.wrongSize(found: 9, shape: [1]), NumPyBytes.header("<f8", [1]), [UInt8](repeating: 0, count: 9)),
    (.wrongSize(found: 0, shape: [1 << 40, 1 << 40]), NumPyBytes.header("<f8", [1 << 40, 1 << 40]), []),
    (.wrongSize(found: 0, shape: [1 << 61]), NumPyBytes.header("<f8", [1 << 61]), []),
  ]

  @Test(arguments: faults)
  func `is refused in a line with its fault`(fault: ArrayFault, header: String, elements: [UInt8]) {
    #expect(throws: fault) { try NumPyArray(NumPyBytes.array(header: header, elements: elements)) }
    let error = DatasetError.badArray(place: "t.npy", fault: fault)
    #expect(isClear("\(error)", file: "t.npy", names: []), "\(error)")
  }

  // No argument of a test, as each argument is described in the test's record.
  @Test func `is refused if a row has too many columns`() {
    let count = 1 << 20 + 1
    #expect(throws: ArrayFault.tooManyColumns(count)) {
      try NumPyArray(
        NumPyBytes.array(header: NumPyBytes.header("|u1", [1, count]), elements: [UInt8](repeating: 0, count: count)))
    }
    let error = DatasetError.badArray(place: "t.npy", fault: .tooManyColumns(count))
    #expect(isClear("\(error)", file: "t.npy", names: []), "\(error)")
  }

  @Test(arguments: [
    "<f2", "<f16", "<c16", "|S5", "<M8[ns]", "<i3", "|V8", "<U0", "=f8", "f8", "|f8", "<U99999999", "<U", "",
  ])
  func `is refused if its type is not one that is read`(type: String) {
    let error = #expect(throws: ArrayFault.self) {
      try NumPyArray(NumPyBytes.array(type, [1], elements: [UInt8](repeating: 0, count: 16)))
    }
    #expect(error == .unsupportedType(type), "\(String(describing: error))")
  }

  @Test func `is refused if its beginning, version or length is wrong`() {
    let whole = NumPyBytes.array("<f8", [1], elements: NumPyBytes.doubles([1]))
    #expect(throws: ArrayFault.version("4.0")) { try NumPyArray(whole[..<6] + [4, 0] + whole[8...]) }
    #expect(throws: ArrayFault.version("1.1")) { try NumPyArray(whole[..<6] + [1, 1] + whole[8...]) }
    #expect(throws: ArrayFault.notAnArray) { try NumPyArray(Data("x".utf8) + whole[1...]) }
    for count in 0..<whole.count { #expect(throws: ArrayFault.self) { try NumPyArray(whole[..<count]) } }
    // A header of four gigabytes, and one that is longer than any of NumPy.
    #expect(throws: ArrayFault.malformedHeader) {
      try NumPyArray(whole[..<6] + [2, 0, 0xFF, 0xFF, 0xFF, 0xFF] + whole[12...])
    }
    let long = NumPyBytes.header("<f8", [1]) + String(repeating: " ", count: 10_000)
    #expect(throws: ArrayFault.malformedHeader) {
      try NumPyArray(NumPyBytes.array(header: long, version: 2, elements: NumPyBytes.doubles([1])))
    }
    #expect(throws: ArrayFault.malformedHeader) {
      try NumPyArray(
        NumPyBytes.array("<f8", [1], elements: []).map { $0 == 0x27 ? 0xFF : $0 }.reduce(into: Data()) { $0.append($1) }
      )
    }
  }

  @Test func `with no rows, no columns or a text that is no Unicode is told apart`() throws {
    #expect(try NumPyArray(NumPyBytes.array("<f8", [0, 1 << 40], elements: [])).rowCount == 0)
    #expect(try NumPyArray(NumPyBytes.array("<f8", [3, 0], elements: [])).columnCount == 0)
    let text = try NumPyArray(NumPyBytes.array("<U1", [2], elements: [0x61, 0, 0, 0, 0, 0xD8, 0, 0]))
    #expect(try text.row(0) == [.text("a")])
    #expect(throws: ArrayFault.badText(row: 2)) { try text.row(1) }
    let last = try NumPyArray(NumPyBytes.array("<U1", [1, 2], elements: [0x61, 0, 0, 0, 0, 0xD8, 0, 0]))
    #expect(throws: ArrayFault.badText(row: 1)) { try last.row(0) }
  }
}
