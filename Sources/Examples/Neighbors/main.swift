// An estimator of mutual information for dinl judge: by the distances to the third nearest neighbors, for coordinates,
// labels and both; for coordinates alone it is the first of Kraskov and others.
// Sources: A. Kraskov, H. Stögbauer, P. Grassberger, Phys. Rev. E 69:066138, 2004; W. Gao, S. Kannan, S. Oh,
// P. Viswanath, "Estimating mutual information for discrete-continuous mixtures", NeurIPS 2017.
import Foundation

/// The number of neighbors.
let neighbors = 3

/// The draws of each variable, as points.
var (x, y): ([[Double]], [[Double]]) = ([], [])
if let names = readLine() {
  let isOfX = names.split(separator: ",").map { $0.hasPrefix("x") }
  while let line = readLine() {
    let numbers = line.split(separator: ",").compactMap { Double($0) }
    x.append(zip(numbers, isOfX).filter(\.1).map(\.0))
    y.append(zip(numbers, isOfX).filter { !$0.1 }.map(\.0))
  }
}

/// ψ of a whole number of at least 1.
func digamma(_ number: Int) -> Double {
  if number < 20 { return (1..<number).reduce(-0.577_215_664_901_532_9) { $0 + 1 / Double($1) } }
  let place = Double(number)
  return log(place) - 1 / (2 * place) - 1 / (12 * place * place) + 1 / (120 * pow(place, 4))
}

let (both, ofX, ofY) = (PointTree(zip(x, y).map(+)), PointTree(x), PointTree(y))
let count = x.count
var sum = 0.0
for index in x.indices {
  let distance = both.distance(from: x[index] + y[index], toNeighbor: neighbors)
  // Where draws coincide with the point, they are its neighbors, however many; else those nearer than the third count.
  let isApart = distance > 0
  let taken = isApart ? neighbors : both.count(from: x[index] + y[index], within: 0)
  let reach = isApart ? distance.nextDown : 0
  let (left, right) = (ofX.count(from: x[index], within: reach), ofY.count(from: y[index], within: reach))
  sum += digamma(taken) + log(Double(count)) - digamma(left) - digamma(right)
}
// Too few draws have no third neighbor.
let estimate = count > neighbors ? sum / Double(count) : 0.0
print(estimate)
