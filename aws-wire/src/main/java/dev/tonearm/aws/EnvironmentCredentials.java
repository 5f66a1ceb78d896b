package dev.tonearm.aws;

import java.util.Map;
import software.amazon.awssdk.core.exception.SdkClientException;

/// Credentials as Lambda gives them: in variables, or, where a function is restored from a snapshot
/// that is older than they may become, at an address on the machine (SnapStart).
final class EnvironmentCredentials {
    private EnvironmentCredentials() {}

    /// The source that the environment names.
    static CredentialsSource of(Map<String, String> environment) {
        String key = environment.getOrDefault("AWS_ACCESS_KEY_ID", "");
        String secret = environment.getOrDefault("AWS_SECRET_ACCESS_KEY", "");
        if (!key.isEmpty() && !secret.isEmpty()) {
            var fixed =
                    new Credentials(key, secret, environment.getOrDefault("AWS_SESSION_TOKEN", ""));
            return () -> fixed;
        }
        if (!environment.getOrDefault(ContainerCredentials.ADDRESS, "").isEmpty())
            return ContainerCredentials.of(environment);
        return () -> {
            throw SdkClientException.create(
                    "there are no credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or "
                            + ContainerCredentials.ADDRESS);
        };
    }
}
