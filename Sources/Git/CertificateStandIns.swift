// libgit2 reads all certificates of the system when it starts, where it is built with mbed TLS: 7 ms of every command,
// half of what it takes to start. Registrar never lets it speak to a server: that is the git program's (SharedRemotes).
// A function of the program goes before one of a library by the same name, so that these are called in place of those
// of mbed TLS. What libgit2 trusts without them is nobody, and not anybody.

/// `mbedtls_x509_crt_parse_file`, of which libgit2 is told that it found nothing wrong.
@c(mbedtls_x509_crt_parse_file)
package func parseNoCertificates(
  _ chain: UnsafeMutableRawPointer?, inFile path: UnsafePointer<CChar>?
) -> Int32 { 0 }

/// `mbedtls_x509_crt_parse_path`, the same for a directory.
@c(mbedtls_x509_crt_parse_path)
package func parseNoCertificates(
  _ chain: UnsafeMutableRawPointer?, inDirectory path: UnsafePointer<CChar>?
) -> Int32 { 0 }
