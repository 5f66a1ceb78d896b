package dev.tonearm.aws;

import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;

/// Credentials from an address that is asked again before they end (docs.aws.amazon.com/sdkref,
/// "Container credential provider").
final class ContainerCredentials implements CredentialsSource {
    static final String ADDRESS = "AWS_CONTAINER_CREDENTIALS_FULL_URI";

    private static final String TOKEN = "AWS_CONTAINER_AUTHORIZATION_TOKEN";
    private static final String TOKEN_FILE = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE";

    /// What would be sent elsewhere without TLS could be read on the way. Beside this machine, the
    /// SDK trusts the addresses of containers.
    private static final Set<String> NEAR =
            Set.of(
                    "localhost",
                    "127.0.0.1",
                    "[::1]",
                    "169.254.170.2",
                    "169.254.170.23",
                    "[fd00:ec2::23]");

    /// New ones are asked for this long before the old ones end.
    private static final Duration EARLY = Duration.ofMinutes(1);

    private static final int PATIENCE_MILLIS = 1_000;

    private final URI address;
    private final Map<String, String> environment;
    private final InstantSource clock;
    private @Nullable Lent lent;

    ContainerCredentials(URI address, Map<String, String> environment, InstantSource clock) {
        this.address = address;
        this.environment = environment;
        this.clock = clock;
    }

    static ContainerCredentials of(Map<String, String> environment) {
        URI address = URI.create(environment.getOrDefault(ADDRESS, ""));
        boolean safe = "https".equals(address.getScheme()) || NEAR.contains(address.getHost());
        if (!safe) {
            throw SdkClientException.create(
                    ADDRESS + " is neither https nor on this machine: " + address);
        }
        return new ContainerCredentials(address, environment, InstantSource.system());
    }

    private record Lent(Credentials credentials, Instant end) {}

    @Override
    public synchronized Credentials now() {
        Lent known = lent;
        if (known == null || clock.instant().plus(EARLY).isAfter(known.end())) {
            known = ask(known);
            lent = known;
        }
        return known.credentials();
    }

    /// Old ones are better than none as long as they hold.
    private Lent ask(@Nullable Lent old) {
        try {
            return read(JsonObject.parse(get()));
        } catch (IOException | JsonException | DateTimeException e) {
            if (old != null && clock.instant().isBefore(old.end())) return old;
            throw SdkClientException.create(
                    "no credentials at " + address + ": " + e.getMessage(), e);
        }
    }

    private static Lent read(JsonObject json) {
        var credentials =
                new Credentials(
                        json.string("AccessKeyId"),
                        json.string("SecretAccessKey"),
                        json.optionalString("Token").orElse(""));
        Instant end = json.optionalString("Expiration").map(Instant::parse).orElse(Instant.MAX);
        return new Lent(credentials, end);
    }

    private byte[] get() throws IOException {
        var http = (HttpURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
        http.setConnectTimeout(PATIENCE_MILLIS);
        http.setReadTimeout(PATIENCE_MILLIS);
        http.setUseCaches(false);
        http.setInstanceFollowRedirects(false);
        String token = token();
        if (!token.isEmpty()) http.setRequestProperty("Authorization", token);
        int status = http.getResponseCode();
        if (status != 200) throw new IOException("it answered " + status);
        try (var in = http.getInputStream()) {
            return in.readAllBytes();
        }
    }

    private String token() throws IOException {
        String file = environment.getOrDefault(TOKEN_FILE, "");
        return file.isEmpty()
                ? environment.getOrDefault(TOKEN, "")
                : Files.readString(Path.of(file)).strip();
    }
}
