package dev.tonearm.artefacts;

/// A package of Debian's, for one architecture.
///
/// @param architecture as Debian calls it: `amd64`, `arm64`
/// @param sha256 of its file, 64 digits
/// @param path of its file below an archive
record DebianPackage(String architecture, String name, String version, String sha256, String path) {
    DebianPackage {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("'" + sha256 + "' is no SHA-256");
        }
    }
}
