import RealModule

/// The function of one module: (own view, incoming latents) → hidden units with rectifier → outputs.
///
/// It works on a batch of rows. Parameters are stored in the block of its node in the order W₁ (inputs×hidden), b₁,
/// W₂ (hidden×outputs), b₂.
final class Perceptron<Scalar: TrainingScalar> {
  let inputCount: Int
  let viewCount: Int
  let hiddenCount: Int
  let outputCount: Int
  let input: Matrix<Scalar>
  let output: Matrix<Scalar>
  let incomingError: Matrix<Scalar>
  let outputError: Matrix<Scalar>
  private let hidden: Matrix<Scalar>
  private let hiddenError: Matrix<Scalar>
  private let transposed: Matrix<Scalar>
  private let parameters: Parameters<Scalar>
  private let offset: Int

  static func parameterCount(inputs: Int, hidden: Int, outputs: Int) -> Int {
    (inputs + 1) * hidden + (hidden + 1) * outputs
  }

  init(
    view: Int, incoming: Int, hidden: Int, outputs: Int, batch: Int, parameters: Parameters<Scalar>, offset: Int
  ) {
    func matrix(_ columns: Int) -> Matrix<Scalar> { Matrix(rows: batch, columns: columns) }
    (inputCount, viewCount, hiddenCount, outputCount) = (view + incoming, view, hidden, outputs)
    input = matrix(inputCount)
    incomingError = matrix(incoming)
    self.hidden = matrix(hidden)
    hiddenError = matrix(hidden)
    output = matrix(outputs)
    outputError = matrix(outputs)
    transposed = Matrix(rows: 1, columns: hidden * max(incoming, outputs))
    self.parameters = parameters
    self.offset = offset
  }

  private var firstWeights: Int { offset }
  private var firstBias: Int { offset + inputCount * hiddenCount }
  private var secondWeights: Int { firstBias + hiddenCount }
  private var secondBias: Int { secondWeights + hiddenCount * outputCount }

  /// Draws weights N(0, 2/inputs) and N(0, 1/hidden), biases zero.
  ///
  /// Source: He, Zhang, Ren, Sun, "Delving deep into rectifiers", ICCV 2015, eq. 10.
  func initialize(with stream: inout RandomStream) {
    // Infinite without inputs, and then of no weight.
    let firstScale = (2 / Double(inputCount)).squareRoot()
    for i in firstWeights..<firstBias { parameters.values[i] = Scalar(firstScale * stream.normal()) }
    let secondScale = (1 / Double(hiddenCount)).squareRoot()
    for i in secondWeights..<secondBias { parameters.values[i] = Scalar(secondScale * stream.normal()) }
  }

  func forward(rows: Int) {
    let values = parameters.values
    multiply(
      rows, inputCount, hiddenCount, input.base, stride: inputCount, by: values + firstWeights,
      into: hidden.base, stride: hiddenCount, bias: values + firstBias, rectifies: true)
    multiply(
      rows, hiddenCount, outputCount, hidden.base, stride: hiddenCount, by: values + secondWeights,
      into: output.base, stride: outputCount, bias: values + secondBias)
  }

  /// Writes the gradient of the parameters and the error of the incoming latents; the view needs no error.
  func backward(rows: Int) {
    let (values, gradients) = (parameters.values, parameters.gradients)
    writeGradients(
      rows: rows, hiddenCount, outputCount, hidden.base, stride: hiddenCount, error: outputError.base,
      into: gradients + secondWeights)
    propagateBack(
      rows: rows, hiddenCount, outputCount, outputError.base, through: values + secondWeights,
      transposed: transposed.base, into: hiddenError.base, stride: hiddenCount, activation: hidden.base)
    writeGradients(
      rows: rows, inputCount, hiddenCount, input.base, stride: inputCount, error: hiddenError.base,
      into: gradients + firstWeights)
    let incoming = inputCount - viewCount
    propagateBack(
      rows: rows, incoming, hiddenCount, hiddenError.base,
      through: values + firstWeights + viewCount * hiddenCount, transposed: transposed.base,
      into: incomingError.base, stride: incoming)
  }
}
