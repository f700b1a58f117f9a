// swift-tools-version: 6.2
import PackageDescription

// A package of its own that depends on the products as others do. Its folders of sources are links to the examples,
// which are compiled here with the public declarations alone.
let package = Package(
  name: "Consumer",
  dependencies: [.package(name: "dinl", path: "../..")],
  targets: [
    .executableTarget(name: "CertifyTree", dependencies: [.product(name: "DINL", package: "dinl")]),
    .executableTarget(name: "EncloseInformation", dependencies: [.product(name: "Verification", package: "dinl")]),
    .executableTarget(name: "CompareIntervals", dependencies: [.product(name: "Verification", package: "dinl")]),
    .executableTarget(
      name: "RefuteInequality",
      dependencies: [
        .product(name: "Refutation", package: "dinl"), .product(name: "Verification", package: "dinl"),
      ]),
    .executableTarget(
      name: "BoundSystem",
      dependencies: [
        .product(name: "Refutation", package: "dinl"), .product(name: "Verification", package: "dinl"),
      ]),
    .testTarget(
      name: "PropertyTests",
      dependencies: [.product(name: "DINL", package: "dinl"), .product(name: "PropertyTesting", package: "dinl")]),
  ]
)
