import Testing

@testable import Claims
