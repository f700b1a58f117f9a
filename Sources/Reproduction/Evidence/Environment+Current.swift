import Foundation
import Verification

extension Evidence.Environment {
  /// What this program was made from and runs on; "unknown" where the tools that would tell are not there.
  public static func current() -> Evidence.Environment {
    let commit = output(of: ["git", "rev-parse", "HEAD"])
    let changes = output(of: ["git", "status", "--porcelain", "--untracked-files=no"])
    return Evidence.Environment(
      commit: commit.map { $0 + (changes?.isEmpty == false ? " with changes" : "") } ?? "unknown",
      toolchain: output(of: ["swift", "--version"])?.split(separator: "\n").first.map(String.init) ?? "unknown",
      gslVersion: GSL.version)
  }

  private static func output(of command: [String]) -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
