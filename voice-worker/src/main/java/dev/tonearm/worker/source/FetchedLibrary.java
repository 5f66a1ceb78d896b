package dev.tonearm.worker.source;

import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.library.Library;
import dev.tonearm.core.library.Piece;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A music library's catalogue, searched by words.
final class FetchedLibrary {
    private static final Logger log = LoggerFactory.getLogger(FetchedLibrary.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(10);

    private final URI address;
    private final Duration age;
    private final InstantSource clock;
    private HttpClient http = client();
    private Library library = Library.EMPTY;
    private boolean fetched;
    private Instant nextFetch = Instant.EPOCH;

    /// @param age how long a fetched catalogue is used
    FetchedLibrary(URI address, Duration age, InstantSource clock) {
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

    /// The pieces that fit the words, best first; blocks like [#find(String)].
    ///
    /// @return empty if nobody knows, because the catalogue could not be fetched even once
    Optional<List<Piece>> ranked(String words) {
        Library known = library();
        return known.isEmpty() && away() ? Optional.empty() : Optional.of(known.ranked(words));
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

    private static HttpClient client() {
        return HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    }

    private synchronized Library library() {
        Instant now = clock.instant();
        if (now.isBefore(nextFetch)) return library;
        // When its selector thread has ended, of an error that it could not go on from, so has it.
        if (http.isTerminated()) http = client();
        try {
            library = Library.read(fetch(), FetchedLibrary::address);
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

    /// With a bound on the whole of it: the client's own ends when the first bytes are there.
    private String fetch() throws IOException, InterruptedException {
        var asked =
                http.sendAsync(
                        HttpRequest.newBuilder(address).build(),
                        BodyHandlers.limiting(BodyHandlers.ofString(), Library.MAX_BYTES));
        try {
            HttpResponse<String> response = asked.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() == 200) return response.body();
            throw new IOException("status " + response.statusCode());
        } catch (TimeoutException e) {
            throw new IOException("no answer in " + TIMEOUT, e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            asked.cancel(true);
        }
    }

    /// In the form that addresses are compared in.
    private static String address(String url) {
        return WebAddress.of(url).map(WebAddress::text).orElse(url);
    }
}
