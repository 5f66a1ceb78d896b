package dev.tonearm.worker.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.library.Library;
import dev.tonearm.core.library.Piece;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A music library's catalogue, searched by words.
final class Catalogue {
    private static final Logger log = LoggerFactory.getLogger(Catalogue.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(10);

    private final URI address;
    private final Duration age;
    private final InstantSource clock;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private Library library = Library.EMPTY;
    private boolean fetched;
    private Instant nextFetch = Instant.EPOCH;

    /// @param age how long a fetched catalogue is used
    Catalogue(URI address, Duration age, InstantSource clock) {
        this.address = address;
        this.age = age;
        this.clock = clock;
    }

    /// What a search came to.
    sealed interface Search {
        record Hit(Piece piece) implements Search {}

        record NothingFits() implements Search {}

        /// The catalogue could not be fetched even once, so nobody knows.
        record LibraryAway() implements Search {}
    }

    /// The piece that fits the words best; blocks while the catalogue is fetched. The last one that
    /// could be fetched serves while the library is away.
    Search find(String words) {
        Library known = library();
        if (known.isEmpty() && away()) return new Search.LibraryAway();
        return known.best(words).<Search>map(Search.Hit::new).orElseGet(Search.NothingFits::new);
    }

    /// The piece at an address; blocks like [#find(String)].
    Optional<Piece> at(String url) {
        return library().pieces().stream().filter(piece -> piece.url().equals(url)).findFirst();
    }

    /// Any piece, when there is one; blocks like [#find(String)].
    Optional<Piece> first() {
        return library().pieces().stream().findFirst();
    }

    private synchronized boolean away() {
        return !fetched;
    }

    private synchronized Library library() {
        Instant now = clock.instant();
        if (now.isBefore(nextFetch)) return library;
        try {
            HttpResponse<InputStream> response =
                    http.send(
                            HttpRequest.newBuilder(address).timeout(TIMEOUT).build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200) {
                    throw new IOException("status " + response.statusCode());
                }
                byte[] json = body.readNBytes(Library.MAX_BYTES);
                library = Library.read(new String(json, UTF_8), Catalogue::address);
            }
            fetched = true;
            nextFetch = now.plus(age);
        } catch (IOException | JsonException e) {
            log.warn("the music catalogue cannot be fetched: {}", e.toString());
            // Without an older catalogue every question is answered with a failure meanwhile.
            nextFetch = now.plus(fetched ? RETRY : FIRST_RETRY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return library;
    }

    /// In the form that addresses are compared in.
    private static String address(String url) {
        return WebAddress.of(url).map(WebAddress::text).orElse(url);
    }
}
