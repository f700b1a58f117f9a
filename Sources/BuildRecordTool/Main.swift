import CSodium
import Foundation

/// Writes a Swift file that holds the checksum of a package's sources and the version of its compiler.
///
/// The checksum is the one that the package's folder gives to
/// `find Sources Package.swift -type f -not -path '*/.*' | LC_ALL=C sort | xargs sha256sum | sha256sum`.
enum BuildRecordTool {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3 else {
      FileHandle.standardError.write(Data("usage: BuildRecordTool PACKAGE OUTPUT [COMPILER]\n".utf8))
      exit(64)
    }
    let checksum = try checksum(of: URL(filePath: arguments[1], directoryHint: .isDirectory))
    let version = arguments.count > 3 ? version(of: arguments[3]) : nil
    let text = """
      /// What this program was built from.
      enum BuildRecord {
        /// The SHA-256 checksum of the sources.
        static let sources = \(String(reflecting: checksum))
        /// The compiler.
        static let toolchain = \(String(reflecting: version ?? "unknown"))
      }

      """
    try Data(text.utf8).write(to: URL(filePath: arguments[2]))
  }

  static func checksum(of package: URL) throws -> String {
    var paths = ["Package.swift"]
    let files = FileManager.default.enumerator(atPath: package.appending(path: "Sources").path)
    while let path = files?.nextObject() as? String {
      let isHidden = path.split(separator: "/").contains { $0.hasPrefix(".") }
      if !isHidden, files?.fileAttributes?[.type] as? FileAttributeType == .typeRegular {
        paths.append("Sources/" + path)
      }
    }
    let lines = try paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { path in
      "\(sha256(try Data(contentsOf: package.appending(path: path))))  \(path)\n"
    }
    return sha256(Data(lines.joined().utf8))
  }

  /// The checksum that Console's `sha256(of:)` gives: for four lines the tool, which is built before all else, would
  /// need the whole module.
  static func sha256(_ data: Data) -> String {
    var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
    _ = Array(data).withUnsafeBufferPointer { crypto_hash_sha256(&digest, $0.baseAddress, UInt64($0.count)) }
    return digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// The first line that the compiler says of itself.
  static func version(of compiler: String) -> String? {
    let process = Process()
    process.executableURL = URL(filePath: compiler)
    process.arguments = ["--version"]
    let pipe = Pipe()
    (process.standardOutput, process.standardError) = (pipe, FileHandle.nullDevice)
    guard (try? process.run()) != nil else { return nil }
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return String(decoding: data, as: UTF8.self).split(separator: "\n").first.map(String.init)
  }
}

#if Fuzzing
  /// Does nothing: libFuzzer brings a main of its own, to this tool too, which no build of a fuzzer runs.
  @_cdecl("LLVMFuzzerTestOneInput")
  public func testNothing(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt { 0 }
#else
  @main
  struct Main {
    static func main() throws { try BuildRecordTool.main() }
  }
#endif
