package dev.tonearm.aws;

/// What calls are signed with.
///
/// @param token of a session; empty for a key that has none
record Credentials(String key, String secret, String token) {
    /// Without what nobody else may know.
    @Override
    public String toString() {
        return "Credentials of " + key;
    }
}
