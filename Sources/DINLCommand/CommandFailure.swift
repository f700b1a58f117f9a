import ArgumentParser
import DINL
import Foundation
import Reproduction
import Verification

/// A failure of a command: one line for the user and an exit code of sysexits.
struct CommandFailure: Error, CustomStringConvertible {
  /// The exit codes of sysexits(3) that commands use.
  enum Code: Int32 {
    /// The command was used wrongly.
    case usage = 64
    /// The input is wrong.
    case data = 65
    /// An input file does not exist or cannot be read.
    case noInput = 66
    /// The program itself failed.
    case software = 70
    /// An output file cannot be written.
    case cannotCreate = 73
  }

  let code: Code
  let description: String

  init(_ code: Code, _ description: String) {
    self.code = code
    self.description = description
  }
}

/// An error that knows its exit code; every other error is one of the input data.
protocol ExitCoded: Error {
  var exitCode: CommandFailure.Code { get }
}

extension CommandFailure: ExitCoded {
  var exitCode: Code { code }
}

extension GraphError: ExitCoded {
  var exitCode: CommandFailure.Code {
    switch self {
    case .inaccessible(_, _, .reading): .noInput
    case .inaccessible(_, _, .writing): .cannotCreate
    default: .data
    }
  }
}

extension DatasetError: ExitCoded {
  var exitCode: CommandFailure.Code {
    switch self {
    case .unreadable, .notFound: .noInput
    default: .data
    }
  }
}

extension VerificationError: ExitCoded {
  var exitCode: CommandFailure.Code { .software }
}

extension OutputError: ExitCoded {
  var exitCode: CommandFailure.Code { .cannotCreate }
}

/// Runs a command's body; an error becomes one line on standard error and its exit code.
func withExitCodes(_ body: () throws -> Void) throws {
  do { try body() } catch { throw exit(for: error) }
}

/// Runs a command's asynchronous body; an error becomes one line on standard error and its exit code.
func withExitCodes(_ body: () async throws -> Void) async throws {
  do { try await body() } catch { throw exit(for: error) }
}

private func exit(for error: any Error) -> any Error {
  // What ArgumentParser throws (help, validation, an exit code) keeps its own form.
  if error is ExitCode || error is CleanExit || error is ValidationError { return error }
  let code = (error as? any ExitCoded)?.exitCode ?? .data
  let line = "\(error)".split(whereSeparator: \.isNewline).joined(separator: " ")
  FileHandle.standardError.write(Data("dinl: \(line)\n".utf8))
  return ExitCode(code.rawValue)
}
