package dev.tonearm.aws;

/// Where credentials come from.
@FunctionalInterface
interface CredentialsSource {
    /// Those to use now.
    ///
    /// @throws software.amazon.awssdk.core.exception.SdkClientException if there are none
    Credentials now();
}
