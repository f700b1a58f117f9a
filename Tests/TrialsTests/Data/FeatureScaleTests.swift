import PropertyTesting
import Testing
import Trials

@Suite struct `The scale of a feature` {
  private func dataset(_ features: [Double], columns: Int, hasCommonUnit: Bool) -> Dataset {
    var dataset = Dataset(
      name: "t", file: "t.csv", checksum: "", featureNames: (0..<columns).map { "f\($0)" }, features: features,
      labels: (0..<features.count / columns).map { $0 % 2 }, classNames: ["x", "y"])
    dataset.hasCommonUnit = hasCommonUnit
    return dataset
  }

  @Test(arguments: [true, false])
  func `standardizes each value as the samples are, to the bit`(hasCommonUnit: Bool) {
    checkProperty(Generator<Double>.double(in: -1e9...1e9).array(count: 12), PropertySettings(cases: 100)) { values in
      let dataset = dataset(values, columns: 3, hasCommonUnit: hasCommonUnit)
      let (samples, scales) = (
        dataset.samples(of: [3, 0, 1], standardizedOn: [0, 1, 2]), dataset.scales(on: [0, 1, 2])
      )
      for (row, sample) in [3, 0, 1].enumerated() {
        for (column, scale) in scales.enumerated() {
          let value = scale.standardized(values[sample * 3 + column])
          #expect(value.bitPattern == samples.features[row, column].bitPattern)
        }
      }
    }
  }

  @Test func `gives a constant feature 0 everywhere, and others the mean 0 and the variance 1`() {
    let scales = dataset([5, 1, 5, 3, 9, 7], columns: 2, hasCommonUnit: false).scales(on: [0, 1])
    #expect(scales[0].factor == 0 && [5, 9, Double.infinity].map(scales[0].standardized) == [0, 0, 0])
    #expect([1, 3, 7].map(scales[1].standardized) == [-1, 1, 5])
  }

  @Test func `control: the scale of other samples differs`() {
    let dataset = dataset([5, 1, 5, 3, 9, 7], columns: 2, hasCommonUnit: false)
    #expect(dataset.scales(on: [0, 1]) != dataset.scales(on: [0, 2]))
  }
}
