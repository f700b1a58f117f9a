import CGSL

/// Access to the GNU Scientific Library; its default error handler, which aborts the process, is turned off first.
public enum GSL {
  /// The version of the library in use.
  public static let version = String(cString: dinl_gsl_version())

  private static let handlerIsOff: Void = { _ = gsl_set_error_handler_off() }()

  /// The value of a library function that returns NaN on errors.
  ///
  /// - Throws: `.numerical` with the library's domain error if the value is NaN.
  static func value(_ function: String, _ body: () -> Double) throws(VerificationError) -> Double {
    handlerIsOff
    let value = body()
    guard !value.isNaN else { throw .numerical(error(function, Int32(GSL_EDOM))) }
    return value
  }

  /// Runs a library function that returns a status code.
  ///
  /// - Throws: `.numerical` with the code if it is not that of success.
  static func perform(_ function: String, _ body: () -> Int32) throws(VerificationError) {
    handlerIsOff
    let code = body()
    guard code == 0 else { throw .numerical(error(function, code)) }
  }

  private static func error(_ function: String, _ code: Int32) -> GSLError {
    GSLError(function: function, code: code, message: String(cString: gsl_strerror(code)))
  }

  /// Calls the library with a function of one variable.
  static func withFunction<Result>(
    _ integrand: (Double) -> Double, _ body: (UnsafeMutablePointer<gsl_function>) -> Result
  ) -> Result {
    withoutActuallyEscaping(integrand) { integrand in
      var integrand = integrand
      return withUnsafeMutablePointer(to: &integrand) { context in
        var function = gsl_function(
          function: { x, context in
            context?.assumingMemoryBound(to: ((Double) -> Double).self).pointee(x) ?? .nan
          }, params: context)
        return body(&function)
      }
    }
  }
}
