package dev.tonearm.interactions.answer;

import dev.tonearm.core.command.Attachment;
import dev.tonearm.core.family.Contents;
import dev.tonearm.function.log.FunctionLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/// Files that people gave with a command, from where Discord keeps them and from nowhere else: an
/// address that leads elsewhere, or a redirect, is not followed.
///
/// Over `HttpURLConnection`, which the AWS SDK has loaded already.
final class DiscordFiles {
    /// Discord waits for 3 s, of which gate and store may have taken two thirds.
    private static final int TIMEOUT_MILLIS = 800;

    private final URI origin;
    private final InstantSource clock;
    private final FunctionLog log;

    /// @param origin scheme, host and port of Discord's files
    DiscordFiles(URI origin, InstantSource clock, FunctionLog log) {
        this.origin = origin;
        this.clock = clock;
        this.log = log;
    }

    /// What is in a file.
    ///
    /// @param most the most bytes to read
    Contents read(Attachment file, int most) {
        if (file.size() > most) return new Contents.TooLong();
        try {
            URI address = URI.create(file.url());
            return isOfDiscord(address) ? fetch(address, most) : new Contents.Elsewhere();
        } catch (IllegalArgumentException _) {
            return new Contents.Elsewhere();
        } catch (IOException e) {
            log.error("a file is away", Map.of("attachment", Long.toUnsignedString(file.id())), e);
            return new Contents.Away();
        }
    }

    private boolean isOfDiscord(URI address) {
        return origin.getScheme().equalsIgnoreCase(address.getScheme())
                && origin.getHost().equalsIgnoreCase(address.getHost())
                && origin.getPort() == address.getPort()
                && address.getUserInfo() == null;
    }

    private Contents fetch(URI address, int most) throws IOException {
        Instant end = clock.instant().plus(Duration.ofMillis(TIMEOUT_MILLIS));
        var connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        try {
            int status = connection.getResponseCode();
            if (status != HttpURLConnection.HTTP_OK) throw new IOException("answered " + status);
            try (InputStream body = connection.getInputStream()) {
                return read(body, most, end);
            }
        } finally {
            connection.disconnect();
        }
    }

    /// What comes a little at a time would else keep Discord waiting for ever.
    private Contents read(InputStream body, int most, Instant end) throws IOException {
        var bytes = new ByteArrayOutputStream();
        byte[] some = new byte[8 * 1024];
        for (int n = body.read(some); n >= 0; n = body.read(some)) {
            bytes.write(some, 0, n);
            if (bytes.size() > most) return new Contents.TooLong();
            if (clock.instant().isAfter(end)) throw new IOException("it is too slow");
        }
        return new Contents.Text(bytes.toString(StandardCharsets.UTF_8));
    }
}
