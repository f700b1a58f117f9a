import CKernels
import RealModule

// The inner loops of categorical gates and of the loss.

extension Kernels {
  /// relaxed = softmax of (logits + noise) / temperature in each row, rows×routes.
  package static func relax(
    rows: Int, routes: Int, temperature: Scalar, _ logits: UnsafePointer<Scalar>, _ noise: UnsafePointer<Scalar>,
    _ relaxed: UnsafeMutablePointer<Scalar>
  ) {
    if isSingle {
      dinl_relax_float(rows, routes, cast(temperature), cast(logits), cast(noise), cast(relaxed))
    } else {
      relaxDouble(
        rows: rows, routes: routes, temperature: cast(temperature), cast(logits), cast(noise), cast(relaxed))
    }
  }

  /// The errors that come back through a relaxed categorical gate: writes the error of the logits, rows×routes, and the
  /// gradient of the prior's logits, routes.
  ///
  /// - Parameter law: room for the laws of the routes, rows×routes.
  package static func categoricalErrors(
    rows: Int, penalty: Scalar, temperature: Scalar, prior: [Scalar], _ logits: UnsafePointer<Scalar>,
    _ relaxed: UnsafePointer<Scalar>, _ relaxedError: UnsafePointer<Scalar>, law: UnsafeMutablePointer<Scalar>,
    _ logitError: UnsafeMutablePointer<Scalar>, _ priorGradient: UnsafeMutablePointer<Scalar>
  ) {
    let logPrior = prior.map { Scalar.log($0) }
    prior.withUnsafeBufferPointer { priors in
      logPrior.withUnsafeBufferPointer { logPriors in
        guard let prior = priors.baseAddress, let logPrior = logPriors.baseAddress else { return }
        if isSingle {
          dinl_categorical_errors_float(
            rows, priors.count, cast(penalty), cast(temperature), cast(prior), cast(logPrior), cast(logits),
            cast(relaxed), cast(relaxedError), cast(law), cast(logitError), cast(priorGradient))
        } else {
          categoricalErrorsDouble(
            rows: rows, routes: priors.count, penalty: cast(penalty), temperature: cast(temperature),
            prior: cast(prior), logPrior: cast(logPrior), cast(logits), cast(relaxed), cast(relaxedError),
            law: cast(law), cast(logitError), cast(priorGradient))
        }
      }
    }
  }

  /// Of each row of logits, rows×classes: the gradient of the mean cross-entropy, the cross-entropy at the label, and the
  /// first of the largest logits.
  package static func softmaxErrors(
    rows: Int, classes: Int, _ logits: UnsafePointer<Scalar>, labels: [Int], _ errors: UnsafeMutablePointer<Scalar>,
    losses: UnsafeMutablePointer<Scalar>, best: UnsafeMutablePointer<Int>
  ) {
    if isSingle {
      dinl_softmax_errors_float(rows, classes, cast(logits), labels, cast(errors), cast(losses), best)
    } else {
      softmaxErrorsDouble(
        rows: rows, classes: classes, cast(logits), labels: labels, cast(errors), losses: cast(losses), best: best)
    }
  }

  /// Fills a buffer with draws of −ln(−ln u), u strictly between 0 and 1 from the stream's uniform draws.
  package static func fillGumbel(_ values: UnsafeMutablePointer<Scalar>, count: Int, from stream: inout RandomStream) {
    if isSingle {
      stream.fillGumbel(cast(values), count: count)
    } else {
      let values: UnsafeMutablePointer<Double> = cast(values)
      for i in 0..<count { values[i] = stream.gumbel() }
    }
  }
}

private func relaxDouble(
  rows: Int, routes: Int, temperature: Double, _ logits: UnsafePointer<Double>, _ noise: UnsafePointer<Double>,
  _ relaxed: UnsafeMutablePointer<Double>
) {
  for row in 0..<rows {
    let line = row * routes
    var greatest = -Double.infinity
    for route in line..<line + routes { greatest = max(greatest, logits[route] + noise[route]) }
    var total = 0.0
    for route in line..<line + routes {
      relaxed[route] = Double.exp((logits[route] + noise[route] - greatest) / temperature)
      total += relaxed[route]
    }
    for route in line..<line + routes { relaxed[route] /= total }
  }
}

private func categoricalErrorsDouble(
  rows: Int, routes: Int, penalty: Double, temperature: Double, prior: UnsafePointer<Double>,
  logPrior: UnsafePointer<Double>, _ logits: UnsafePointer<Double>, _ relaxed: UnsafePointer<Double>,
  _ relaxedError: UnsafePointer<Double>, law: UnsafeMutablePointer<Double>,
  _ logitError: UnsafeMutablePointer<Double>, _ priorGradient: UnsafeMutablePointer<Double>
) {
  for route in 0..<routes { priorGradient[route] = 0 }
  for row in 0..<rows {
    let line = row * routes
    var greatest = -Double.infinity
    for route in 0..<routes { greatest = max(greatest, logits[line + route]) }
    var total = 0.0
    for route in 0..<routes { total += Double.exp(logits[line + route] - greatest) }
    let normalizer = greatest + Double.log(total)
    var (meanError, divergence) = (0.0, 0.0)
    for route in 0..<routes {
      let logLaw = logits[line + route] - normalizer
      law[line + route] = Double.exp(logLaw)
      meanError += relaxed[line + route] * relaxedError[line + route]
      divergence += law[line + route] * (logLaw - logPrior[route])
    }
    for route in 0..<routes {
      let (logLaw, probability) = (logits[line + route] - normalizer, law[line + route])
      logitError[line + route] =
        relaxed[line + route] * (relaxedError[line + route] - meanError) / temperature
        + penalty * probability * (logLaw - logPrior[route] - divergence)
      priorGradient[route] += penalty * (prior[route] - probability)
    }
  }
}

private func softmaxErrorsDouble(
  rows: Int, classes: Int, _ logits: UnsafePointer<Double>, labels: [Int], _ errors: UnsafeMutablePointer<Double>,
  losses: UnsafeMutablePointer<Double>, best: UnsafeMutablePointer<Int>
) {
  let scale = 1 / Double(rows)
  for row in 0..<rows {
    let (line, error) = (logits + row * classes, errors + row * classes)
    var likeliest = 0
    for k in 1..<classes where line[k] > line[likeliest] { likeliest = k }
    var total = 0.0
    for k in 0..<classes {
      error[k] = Double.exp(line[k] - line[likeliest])
      total += error[k]
    }
    for k in 0..<classes { error[k] = error[k] / total * scale }
    error[labels[row]] -= scale
    losses[row] = Double.log(total) + line[likeliest] - line[labels[row]]
    best[row] = likeliest
  }
}
