import Testing

@testable import Reproduction
