package dev.tonearm.local.aws;

/// How one of AWS's services says no.
///
/// @param name as its clients and their logs call it
/// @param type as it stands on the wire
/// @param message with `%s` for the operation, where it is told
public record AwsError(String name, int status, String type, String message) {
    /// Whether it asks for patience: so much is counted as throttled.
    public boolean isThrottling() {
        return name.contains("Throttl") || name.startsWith("ProvisionedThroughput");
    }

    /// Whether it is the service's own trouble.
    public boolean isFailure() {
        return status >= 500;
    }
}
