// An estimator of mutual information for dinl judge: the plug-in estimate, the information of the table of frequencies
// after each coordinate is cut into 8 classes of equal counts. On few draws of independent variables it is far too high.

import Foundation

/// The coordinates of each variable, by columns.
var (x, y): ([[Double]], [[Double]]) = ([], [])
if let names = readLine() {
  let isOfX = names.split(separator: ",").map { $0.hasPrefix("x") }
  var columns = isOfX.map { _ in [Double]() }
  while let line = readLine() {
    for (column, number) in line.split(separator: ",").compactMap({ Double($0) }).enumerated() {
      columns[column].append(number)
    }
  }
  x = zip(columns, isOfX).filter(\.1).map(\.0)
  y = zip(columns, isOfX).filter { !$0.1 }.map(\.0)
}
let count = x.first?.count ?? 0

/// The class of each number of a column: the number itself where there are few, else that of its rank.
func classes(_ column: [Double]) -> [Int] {
  let distinct = Set(column).sorted()
  if distinct.count <= 16 {
    let places = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($1, $0) })
    return column.map { places[$0] ?? 0 }
  }
  var classes = [Int](repeating: 0, count: count)
  for (rank, index) in column.indices.sorted(by: { column[$0] < column[$1] }).enumerated() {
    classes[index] = rank * 8 / count
  }
  return classes
}

/// The class of each draw, all coordinates together.
func joint(_ columns: [[Double]]) -> [[Int]] {
  let parts = columns.map(classes)
  return (0..<count).map { index in parts.map { $0[index] } }
}

func frequencies<Value: Hashable>(_ values: [Value]) -> [Value: Double] {
  values.reduce(into: [:]) { $0[$1, default: 0] += 1 }
}

let (left, right) = (joint(x), joint(y))
let (ofX, ofY) = (frequencies(left), frequencies(right))
let ofBoth = frequencies(zip(left, right).map { [$0, $1] })
var information = 0.0
// In a fixed order, so that equal samples have equal estimates.
for (pair, both) in ofBoth.sorted(by: { "\($0.key)" < "\($1.key)" }) {
  let product = (ofX[pair[0]] ?? 0) * (ofY[pair[1]] ?? 0)
  information += both / Double(count) * log(both * Double(count) / product)
}
print(information)
