import Verification

/// I(X;Y) of two variables with a joint Student t law.
struct BivariateStudentKind: InformationKind {
  let name = "bivariate_student_mi"
  let summary = "Information between two variables with a joint Student t law."
  let unit = "nats"
  let claim = "RT-009"
  let parameters: [InformationParameter] = [
    .number("dof", "The degrees of freedom, above 0."),
    .number("rho", "The correlation of the dispersion, strictly between -1 and 1."),
    .text("dispersion", "[[1,rho],[rho,1]]", "The dispersion matrix."),
  ]

  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate {
    let degrees = try parameters.positiveNumeral("dof")
    let rho = try parameters.correlation("rho")
    return try parameters.ask(["degreesOfFreedom": "dof", "correlation": "rho"]) { () throws(VerificationError) in
      let law = try StudentLaw(decimal: degrees)
      let pair = try BivariateNormal(decimal: rho)
      guard method == .gsl else {
        return try pair.mutualInformation + law.excessInformation(firstCount: 1, secondCount: 1)
      }
      return try pair.libraryInformation() + law.libraryExcessInformation(firstCount: 1, secondCount: 1)
    }
  }
}

/// I(X;Y) of two blocks of variables with a joint Student t law.
struct MultivariateStudentKind: InformationKind {
  let name = "multivariate_student_mi"
  let summary = "Information between two blocks of variables with a joint Student t law."
  let unit = "nats"
  let claim = "RT-009"
  let parameters: [InformationParameter] = [
    .integer("dim_x", "The number m of variables of the first block, 1 to 1000."),
    .integer("dim_y", "The number n of variables of the second block, 1 to 1000."),
    .number("dof", "The degrees of freedom, above 0."),
    .textOrMatrix(
      "dispersion", "identity",
      "The dispersion, (m+n)×(m+n), symmetric positive definite; of at most 100 rows. \(largeMatrices)"),
    .remark("bmi_task", "The name of the model in other programs; not used."),
  ]

  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate {
    let first = try parameters.integer("dim_x", in: 1...1000)
    let second = try parameters.integer("dim_y", in: 1...1000)
    let degrees = try parameters.positiveNumeral("dof")
    let dispersion = try parameters.numeralMatrix("dispersion", unless: "identity")
    if let dispersion, dispersion.count != first + second {
      throw ParameterError(
        field: "params.dispersion",
        problem: "has \(dispersion.count) rows; it must have dim_x + dim_y, \(first + second)")
    }
    let names = [
      "covariance": "dispersion", "degreesOfFreedom": "dof", "firstCount": "dim_x", "secondCount": "dim_y",
    ]
    return try parameters.ask(names) { () throws(VerificationError) in
      let law = try StudentLaw(decimal: degrees)
      let excess =
        method == .gsl
        ? try law.libraryExcessInformation(firstCount: first, secondCount: second)
        : try law.excessInformation(firstCount: first, secondCount: second)
      guard let dispersion else { return excess }
      let normal = try JointGaussian(decimals: dispersion)
      let (left, right) = (Array(0..<first), Array(first..<first + second))
      return method == .gsl
        ? try excess + normal.libraryInformation(left, right) : try excess + normal.mutualInformation(left, right)
    }
  }
}
