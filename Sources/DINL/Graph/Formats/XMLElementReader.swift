import CXML
import Foundation
import PlainText

/// Reads an XML text with libxml2, element by element and without network access.
///
/// A document type may name rules, which are not loaded; one that declares anything is refused, and so are entities.
struct XMLElementReader: ~Copyable {
  /// What comes next in a text.
  enum Event {
    /// The start of an element; one that is empty has no end.
    case start
    case end
    case text(String)
  }

  /// The last line whose elements libxml2 knows exactly.
  static let lastExactLine = 65534

  private let reader: OpaquePointer
  private let xmlError: FirstXMLError
  private let remedy: String
  private var skipsContent = false
  private var rootNamespace: UnsafePointer<xmlChar>?

  /// Reads a text with a body, which may stop before its end.
  ///
  /// - Parameter remedy: what to give instead of a text that is not well-formed.
  /// - Throws: `malformed` with the line of the fault, and what the body throws.
  static func reading<Value>(
    _ data: Data, remedy: String, _ body: (inout XMLElementReader) throws(GraphError) -> Value
  ) throws(GraphError) -> Value {
    guard let count = Int32(exactly: data.count) else {
      throw .malformed(place: nil, problem: "is above 2 GB", remedy: "give a smaller graph")
    }
    let xmlError = FirstXMLError()
    let errors = dinl_note_xml_errors(FirstXMLError.note, xmlError.box)
    defer { withExtendedLifetime(xmlError) { dinl_restore_xml_errors(errors) } }
    let result = data.withUnsafeBytes { bytes -> Result<Value, GraphError> in
      // Without XML_PARSE_NOERROR, which in newer versions of libxml2 also keeps errors from the handler.
      guard
        let pointer = xmlReaderForMemory(
          bytes.baseAddress?.assumingMemoryBound(to: CChar.self), count, nil, nil, Int32(XML_PARSE_NONET.rawValue))
      else { return .failure(.malformed(place: "line 1", problem: "is not well-formed XML", remedy: remedy)) }
      defer {
        xmlFreeTextReader(pointer)
        xmlResetLastError()
      }
      do throws(GraphError) {
        var reader = XMLElementReader(pointer, xmlError, remedy)
        return .success(try body(&reader))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private init(_ reader: OpaquePointer, _ xmlError: FirstXMLError, _ remedy: String) {
    (self.reader, self.xmlError, self.remedy) = (reader, xmlError, remedy)
    xmlTextReaderSetStructuredErrorHandler(reader, FirstXMLError.note, xmlError.box)
  }

  /// Goes on to what comes next; nil at the end of a document that is well-formed.
  ///
  /// - Throws: `malformed` with the line of the fault.
  mutating func next() throws(GraphError) -> Event? {
    while true {
      let status = skipsContent ? xmlTextReaderNext(reader) : xmlTextReaderRead(reader)
      skipsContent = false
      try requireWellFormed()
      guard status == 1 else {
        guard status == 0 else { throw fault("is not well-formed XML", remedy) }
        return nil
      }
      switch UInt32(truncatingIfNeeded: xmlTextReaderNodeType(reader)) {
      case XML_READER_TYPE_ELEMENT.rawValue:
        if xmlTextReaderDepth(reader) == 0 { rootNamespace = xmlTextReaderConstNamespaceUri(reader) }
        return .start
      case XML_READER_TYPE_END_ELEMENT.rawValue: return .end
      case XML_READER_TYPE_TEXT.rawValue, XML_READER_TYPE_CDATA.rawValue,
        XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue:
        return .text(xmlTextReaderConstValue(reader).map { String(cString: $0) } ?? "")
      case XML_READER_TYPE_DOCUMENT_TYPE.rawValue: try requireNoDeclarations()
      case XML_READER_TYPE_ENTITY_REFERENCE.rawValue:
        throw fault("refers to an entity that is not known", "write the text out")
      default: break
      }
    }
  }

  /// Passes over the content of the element that has just begun, and over its end.
  mutating func skipContent() { skipsContent = true }

  /// The name of the element without its prefix.
  var name: String { xmlTextReaderConstLocalName(reader).map { String(cString: $0) } ?? "" }

  /// Whether the element that has just begun is empty, so that no end of it follows.
  var isEmpty: Bool { xmlTextReaderIsEmptyElement(reader) == 1 }

  /// Whether the element has the namespace of the root; others belong to extensions of the format.
  var isOfRootNamespace: Bool { xmlStrEqual(xmlTextReaderConstNamespaceUri(reader), rootNamespace) == 1 }

  /// The value of an attribute of the element.
  func attribute(_ name: String) -> String? {
    guard xmlTextReaderMoveToAttribute(reader, name) == 1 else { return nil }
    defer { xmlTextReaderMoveToElement(reader) }
    return xmlTextReaderConstValue(reader).map { String(cString: $0) }
  }

  /// The value of an attribute that the element must have.
  func required(_ name: String) throws(GraphError) -> String {
    guard let value = attribute(name) else { throw fault("\(self.name) has no \(name)", "add the attribute") }
    return value
  }

  /// The line of the place, which is exact up to ``lastExactLine`` and up to 512 bytes ahead behind it.
  var line: Int { lineAndExactness.line }

  private var lineAndExactness: (line: Int, isExact: Bool) {
    let node = xmlTextReaderCurrentNode(reader)
    // libxml2 gives no line for a document type, which is usually on the line above the root.
    let isType = node?.pointee.type == XML_DTD_NODE
    let line = (isType ? xmlDocGetRootElement(node?.pointee.doc) : node).map { xmlGetLineNo($0) } ?? 0
    // libxml2 stores the lines of elements up to 65534; the parser's own position is up to 512 bytes ahead.
    guard (1...Self.lastExactLine).contains(line) else {
      return (Int(xmlTextReaderGetParserLineNumber(reader)), false)
    }
    return (line, !isType)
  }

  /// An error at the place.
  func fault(_ problem: String, _ remedy: String, linesBack: Int = 0) -> GraphError {
    let (line, isExact) = lineAndExactness
    return .malformed(
      place: "\(isExact ? "" : "near ")line \(max(line - linesBack, 1))", problem: problem, remedy: remedy)
  }

  /// Throws the first error that the parser found; after some, such as a prefix without a namespace, it reads on.
  private func requireWellFormed() throws(GraphError) {
    guard let (line, message) = xmlError.found else { return }
    let cause = message.trimmingCharacters(in: .whitespacesAndNewlines).plain(upTo: 120)
    throw .malformed(
      place: "line \(max(line, 1))", problem: "is not well-formed XML\(cause.isEmpty ? "" : " (\(cause))")",
      remedy: remedy)
  }

  /// A document type may name the rules of its format; it must not declare anything itself.
  private func requireNoDeclarations() throws(GraphError) {
    let type = xmlTextReaderCurrentNode(reader).map { UnsafeRawPointer($0).assumingMemoryBound(to: xmlDtd.self) }
    guard let type, type.pointee.children == nil else {
      throw fault("has declarations of entities, attributes or elements", "write the text out, without them")
    }
  }
}

/// The first error that the XML parser reports; warnings do not count.
private final class FirstXMLError {
  private(set) var found: (line: Int, message: String)?

  var box: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  static let note: xmlStructuredErrorFunc = { box, error in
    guard let box, let error = error?.pointee, error.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
    let first = Unmanaged<FirstXMLError>.fromOpaque(box).takeUnretainedValue()
    guard first.found == nil else { return }
    first.found = (Int(error.line), error.message.map { String(cString: $0) } ?? "")
  }
}

extension UInt8 {
  /// Whether the byte is white space in XML.
  var isXMLSpace: Bool { self == 0x20 || (0x09...0x0A).contains(self) || self == 0x0D }
}

extension String {
  /// The text without XML white space at its ends.
  var withoutXMLSpaceAtEnds: String {
    guard let first = utf8.first, let last = utf8.last, first.isXMLSpace || last.isXMLSpace else { return self }
    let end = utf8.reversed().drop(while: \.isXMLSpace).startIndex.base
    return String(self[..<end].utf8.drop(while: \.isXMLSpace)) ?? ""
  }
}
