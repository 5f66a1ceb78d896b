package dev.tonearm.interactions.answer;

import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.library.Library;
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
import java.util.function.UnaryOperator;

/// A music library that lists its pieces at an address, as a JSON array of `{title, author, url}`.
///
/// Over `HttpURLConnection`, which the AWS SDK has loaded already.
final class HttpMusicCatalogue implements MusicCatalogue {
    /// Whoever types waits, and Discord for no longer than 3 s.
    private static final int TIMEOUT_MILLIS = 500;

    /// Pieces come and go rarely; whoever types asks with every key.
    private static final Duration FRESH = Duration.ofSeconds(30);

    /// Some ten thousand pieces: more take too long to read while somebody types.
    private static final int MAX_BYTES = 8 * 1024 * 1024;

    private final URI address;
    private final InstantSource clock;
    private final FunctionLog log;
    private Listing listing = new Listing(Library.EMPTY, Instant.MIN);

    HttpMusicCatalogue(URI address, InstantSource clock, FunctionLog log) {
        this.address = address;
        this.clock = clock;
        this.log = log;
    }

    @Override
    public synchronized Library library() {
        Instant now = clock.instant();
        if (now.isBefore(listing.freshUntil)) return listing.library;
        // A library that is away is asked again later too, and until then its last list is shown.
        listing = new Listing(listing.library, now.plus(FRESH));
        try {
            listing = new Listing(fetch(), now.plus(FRESH));
        } catch (IOException | JsonException e) {
            log.error("music library is away", Map.of("address", address.toString()), e);
        }
        return listing.library;
    }

    private Library fetch() throws IOException {
        var connection = (HttpURLConnection) address.toURL().openConnection();
        // The operator named this address and no other.
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        try (InputStream body = connection.getInputStream()) {
            return Library.read(
                    new String(read(body), StandardCharsets.UTF_8), UnaryOperator.identity());
        }
    }

    /// A library that sends a little at a time would else keep whoever types waiting for ever.
    private byte[] read(InputStream body) throws IOException {
        Instant end = clock.instant().plusMillis(2L * TIMEOUT_MILLIS);
        var bytes = new ByteArrayOutputStream();
        byte[] some = new byte[64 * 1024];
        for (int n = body.read(some); n >= 0 && bytes.size() < MAX_BYTES; n = body.read(some)) {
            bytes.write(some, 0, n);
            if (clock.instant().isAfter(end)) throw new IOException("it is too slow");
        }
        return bytes.toByteArray();
    }

    private record Listing(Library library, Instant freshUntil) {}
}
