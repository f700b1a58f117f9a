import CSodium
import Foundation

/// The SHA-256 checksum of some bytes in 64 hexadecimal digits, computed by libsodium.
///
/// Source: NIST, FIPS 180-4, "Secure hash standard", 2015, §6.2.
public func sha256(of data: Data) -> String {
  var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
  // The function cannot fail: its result is always 0.
  _ = Array(data).withUnsafeBufferPointer { bytes in
    crypto_hash_sha256(&digest, bytes.baseAddress, UInt64(bytes.count))
  }
  return digest.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
}
