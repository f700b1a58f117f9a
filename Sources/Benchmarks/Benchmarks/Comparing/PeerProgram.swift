import Foundation

/// A peer of the project's own writing: a file in `Sources/Benchmarks/Peers`, compiled or interpreted when it is needed.
struct PeerProgram {
  let name: String
  /// The name of its file, whose extension says the language.
  let file: String
  /// What is linked or imported.
  var libraries: [String] = []
  /// What is linked where those are not there, as with an older version.
  var olderLibraries: [String]?
  /// How it is compiled, besides the flags of all.
  var flags: [String] = []
  /// The command that installs what it needs.
  let remedy: String

  static let boost = PeerProgram(
    name: "Boost", file: "boost_tree.cpp", remedy: "sudo apt-get install g++ libboost-graph-dev")
  static let sciPy = PeerProgram(
    name: "SciPy", file: "scipy_tree.py", libraries: ["scipy"], remedy: "python3 -m pip install scipy")
  static let networkX = PeerProgram(
    name: "NetworkX", file: "networkx_reading.py", libraries: ["numpy", "networkx"],
    remedy: "python3 -m pip install numpy networkx")
  static let jax = PeerProgram(
    name: "JAX", file: "jax_epoch.py", libraries: ["jax"], remedy: "python3 -m pip install jax")
  static let gsl = PeerProgram(
    name: "GSL", file: "gsl_integrals.c", libraries: ["gsl", "gslcblas"],
    remedy: "sudo apt-get install gcc libgsl-dev")
  static let arb = PeerProgram(
    name: "Arb", file: "arb_information.c", libraries: ["flint"], olderLibraries: ["flint-arb", "flint"],
    remedy: "sudo apt-get install gcc libflint-dev, and libflint-arb-dev where FLINT is older than 3")
  /// Only the iteration is the better for reordered sums; integrals need the order in which they are written.
  static let blahutArimoto = PeerProgram(
    name: "Blahut–Arimoto, -Ofast -march=native, cc", file: "blahut_arimoto.c", flags: ["-ffast-math"],
    remedy: "sudo apt-get install gcc")

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Peers", directoryHint: .isDirectory)

  /// The words that start the peer.
  ///
  /// - Parameter folder: where a program is compiled to.
  /// - Throws: `missing` if a compiler, a module or a library is.
  func command(in folder: URL) throws(PeerFault) -> [String] {
    let source = Self.folder.appending(path: file).path
    if file.hasSuffix(".py") {
      let modules = libraries.map { "import \($0)" }.joined(separator: "; ")
      guard Self.succeeds(["python3", "-c", modules]) else { throw .missing(remedy: remedy) }
      return ["python3", "-B", source]
    }
    let program = folder.appending(path: file + ".out").path
    if FileManager.default.fileExists(atPath: program) { return [program] }
    let compiler = file.hasSuffix(".cpp") ? ["c++", "-std=c++17"] : ["cc", "-std=gnu11"]
    let include = "-I" + Self.folder.deletingLastPathComponent().appending(path: "CReferences/include").path
    let flags = ["-O3", "-march=native", "-DNDEBUG", include] + self.flags
    for list in [libraries, olderLibraries].compactMap(\.self) {
      let linked = list.map { "-l\($0)" } + ["-lm"]
      if Self.succeeds(compiler + flags + [source, "-o", program] + linked) { return [program] }
    }
    throw .missing(remedy: remedy)
  }

  private static func succeeds(_ words: [String]) -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
