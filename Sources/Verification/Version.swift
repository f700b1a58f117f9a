import CGSL

/// The version of the GNU Scientific Library in use.
public let gslVersion = String(cString: dinl_gsl_version())
