import Foundation
import InformationRequests
import PropertyTesting
import Testing

@Suite struct `Mutated requests for informations are read or refused in a line` {
  static let requests = [
    #"[{"id": "a", "kind": "bivariate_normal_mi", "params": {"rho": "0.75"}}, "#
      + #"{"id": "b", "kind": "bivariate_normal_mi", "params": {"rho": -0.5}}]"#,
    #"{"note": "ö", "values": [{"id": "c", "kind": "discrete_input_awgn_mi", "params": {"M": 2, "snr_db": "-40", "#
      + #""constellation": "uniform PAM, unit average energy", "noise_variance": "10^(-snr_db/10)"}, "#
      + #""unit": "nats", "value": "0.00005", "digits": 46}]}"#,
  ]

  /// Requests that take no time to answer.
  static let finite = [
    #"[{"id": "d", "kind": "finite_renyi_divergence", "params": {"p": ["1/3", "2e-1/3", 0.6], "q": [1, 1e-320, 0], "#
      + #""order": "1/2"}}, {"id": "e", "kind": "finite_mutual_information", "params": {"p": [[0.5, 0], [0, "1/2"]], "#
      + #""first": [0], "second": [1]}}]"#,
    #"[{"id": "f", "kind": "channel_cost_capacity", "params": {"channel": [["0.75", "1/4"], [0, 1]], "#
      + #""costs": [0, "1e1"], "budget": 2}}]"#,
  ]

  @Test func `each entry by itself`() {
    checkReader(Self.requests, failure: InformationError.self) { bytes in
      for entry in try InformationRequest.read(Data(bytes), named: "file.json") { _ = try entry.get() }
    }
  }

  @Test func `and those of finite kinds are answered or refused`() {
    checkReader(Self.finite, failure: InformationError.self) { bytes in
      for entry in try InformationRequest.read(Data(bytes), named: "file.json") {
        _ = try entry.get().answer(by: .certified)
      }
    }
  }

  @Test func `control: a message that shows the text as it is, is caught`() {
    let outcome = Search(cases: 2000).run(.mutants(of: Self.requests)) { text in
      let fault = ReaderCheck.fault(of: InformationError.self, text) { bytes in
        do { _ = try InformationRequest.read(Data(bytes), named: "file.json") } catch {
          throw InformationError.failed(file: "file.json", id: "", reason: String(decoding: bytes, as: UTF8.self))
        }
      }
      return fault == nil ? .passed : .failed
    }
    guard case .failed(let failure) = outcome else {
      Issue.record("not caught")
      return
    }
    #expect(failure.isComplete)
  }
}
