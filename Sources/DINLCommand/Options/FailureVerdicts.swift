import BoundCheck
import Refutation
import Reproduction
import Verification

/// The verdicts of `check` that may be failures.
enum CheckFailure: String, FailureVerdict {
  case violated, inconclusive, invalid

  static let condition = "this is the verdict"

  init?(_ verdict: SupersampleFindings.BoundVerdict) {
    switch verdict {
    case .holds: return nil
    case .violated: self = .violated
    case .inconclusive: self = .inconclusive
    case .invalid: self = .invalid
    }
  }
}

/// The verdicts of `refute` that may be failures.
enum RefuteFailure: String, FailureVerdict {
  case refuted
  case notRefuted = "not-refuted"

  static let condition = "this is the verdict"

  init?(_ verdict: RefutationReport.InequalityVerdict) {
    switch verdict {
    case .refuted: self = .refuted
    case .notRefuted: self = .notRefuted
    case .valid, .loose, .undefined: return nil
    }
  }
}

/// The verdicts of `bound` on a bound that may be failures.
enum BoundFailure: String, FailureVerdict {
  case refuted
  case notRefuted = "not-refuted"

  static let condition = "this is the verdict on some bound"

  init?(_ bound: BoundReport.Bound) {
    if bound.isRefuted { self = .refuted } else if bound.holds { return nil } else { self = .notRefuted }
  }
}

/// The verdicts of `reproduce` that may be failures.
enum ReproduceFailure: String, FailureVerdict {
  case notConfirmed = "not-confirmed"

  static let condition = "some claim on some network is not confirmed, or its criterion is not met"

  init?(_ verdict: ClaimRow.Verdict) {
    guard verdict.isRefusal else { return nil }
    self = .notConfirmed
  }
}
