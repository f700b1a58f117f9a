// Looks for a finite learning system that refutes an inequality.
import Refutation
import Verification

let inequality = try Inequality("gap <= I/m")
let options = Refuter.Options()
let result = await Refuter(inequality, options: options).run()

let report = RefutationReport(inequality, result, options: options)
print(report.summary)  // refuted
if let system = report.counterexample?.system {
  print("law", system.law, "algorithm", system.algorithm, "loss", system.loss)
}
