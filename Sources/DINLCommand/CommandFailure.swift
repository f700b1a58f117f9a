import AuditRun
import BoundCheck
import Claims
import Console
import DINL
import Refutation
import Reproduction
import Trials
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
    /// Writing failed on the way: what was printed is lost.
    case inputOutput = 74
    /// Another run is at work; the same call may succeed later.
    case temporary = 75
  }

  let code: Code
  let description: String

  init(_ code: Code, _ description: String) {
    self.code = code
    self.description = description
  }
}

/// An error that knows its exit code; every other error is the program's own fault.
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

extension ViewError: ExitCoded {
  var exitCode: CommandFailure.Code {
    switch self {
    case .malformed, .sensorsOfGraph, .sensorsBesideViews, .unknownNode, .nodeTwice: .usage
    case .unknownColumn, .columnTwice, .namesContradict, .columnOfRelay, .nothingSeen: .data
    }
  }
}

extension SystemFileError: ExitCoded {
  var exitCode: CommandFailure.Code {
    switch self {
    case .unreadable: .noInput
    case .invalid: .data
    }
  }
}

extension SweepPlanError: ExitCoded {
  var exitCode: CommandFailure.Code {
    switch self {
    case .unreadable: .noInput
    case .invalid: .data
    }
  }
}

extension ProjectTreeError: ExitCoded {
  var exitCode: CommandFailure.Code { .noInput }
}

extension AuditRunError: ExitCoded {
  var exitCode: CommandFailure.Code { isMissing ? .noInput : .data }
}

extension OutputError: ExitCoded {
  var exitCode: CommandFailure.Code {
    if case .isInUse = self { .temporary } else { .cannotCreate }
  }
}

extension DivergedTraining: ExitCoded {
  var exitCode: CommandFailure.Code { .data }
}

extension RunJournalError: ExitCoded {
  var exitCode: CommandFailure.Code { .cannotCreate }
}
