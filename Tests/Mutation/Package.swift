// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that the specification is built without swift-syntax.
let package = Package(
  name: "Mutation",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/swiftlang/swift-syntax", exact: "603.0.1"),
  ],
  targets: [
    .target(
      name: "Mutation",
      dependencies: [
        .product(name: "SwiftSyntax", package: "swift-syntax"), .product(name: "SwiftParser", package: "swift-syntax"),
        .product(name: "SwiftOperators", package: "swift-syntax"),
      ]),
    .executableTarget(
      name: "mutate",
      dependencies: ["Mutation", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      path: "Sources/MutateCommand"),
    .testTarget(name: "MutationTests", dependencies: ["Mutation"]),
  ]
)
