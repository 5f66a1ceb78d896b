package dev.tonearm.aws;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkClientException;

/// Where a service is.
///
/// @param region whose it is
/// @param uri scheme, host and port; a path has no meaning
record ServiceEndpoint(String region, URI uri) {
    /// Where the environment says, by the SDK's own variables: `AWS_REGION`, and an address instead
    /// of AWS's own in `AWS_ENDPOINT_URL_SERVICE` or `AWS_ENDPOINT_URL`.
    ///
    /// @param service its name in variables and addresses, in lower case
    static ServiceEndpoint of(String service, Map<String, String> environment) {
        String region = environment.getOrDefault("AWS_REGION", "");
        if (region.isEmpty()) region = environment.getOrDefault("AWS_DEFAULT_REGION", "");
        if (region.isEmpty()) throw SdkClientException.create("AWS_REGION is not set");
        String own =
                environment.getOrDefault(
                        "AWS_ENDPOINT_URL_" + service.toUpperCase(Locale.ROOT), "");
        if (own.isEmpty()) own = environment.getOrDefault("AWS_ENDPOINT_URL", "");
        if (own.isEmpty()) own = "https://" + service + "." + region + "." + domain(region);
        return new ServiceEndpoint(region, address(own));
    }

    private static URI address(String text) {
        try {
            URI uri = URI.create(text);
            boolean web =
                    "http".equalsIgnoreCase(uri.getScheme())
                            || "https".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null) return uri;
        } catch (IllegalArgumentException e) {
            throw SdkClientException.create(text + " is no address of a service", e);
        }
        throw SdkClientException.create(text + " is no address of a service");
    }

    private static String domain(String region) {
        return region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
    }
}
