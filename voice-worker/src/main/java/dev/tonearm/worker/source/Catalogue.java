package dev.tonearm.worker.source;

import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A music library's catalogue, searched by words.
final class Catalogue {
    private static final Logger log = LoggerFactory.getLogger(Catalogue.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(10);
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    private final URI address;
    private final Duration age;
    private final InstantSource clock;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private List<Piece> pieces = List.of();
    private boolean fetched;
    private Instant nextFetch = Instant.EPOCH;

    /// @param age how long a fetched catalogue is used
    Catalogue(URI address, Duration age, InstantSource clock) {
        this.address = address;
        this.age = age;
        this.clock = clock;
    }

    /// A piece of the library.
    record Piece(String title, String author, String url) {}

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
        List<Piece> known = pieces();
        if (known.isEmpty() && away()) return new Search.LibraryAway();
        return best(known, words).<Search>map(Search.Hit::new).orElseGet(Search.NothingFits::new);
    }

    /// The piece at an address; blocks like [#find(String)].
    Optional<Piece> at(String url) {
        return pieces().stream().filter(piece -> piece.url().equals(url)).findFirst();
    }

    /// Any piece, when there is one; blocks like [#find(String)].
    Optional<Piece> first() {
        return pieces().stream().findFirst();
    }

    private synchronized boolean away() {
        return !fetched;
    }

    private synchronized List<Piece> pieces() {
        Instant now = clock.instant();
        if (now.isBefore(nextFetch)) return pieces;
        try {
            HttpResponse<String> response =
                    http.send(
                            HttpRequest.newBuilder(address).timeout(TIMEOUT).build(),
                            HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException("status " + response.statusCode());
            }
            pieces = read(response.body());
            fetched = true;
            nextFetch = now.plus(age);
        } catch (IOException | JsonException e) {
            log.warn("the music catalogue cannot be fetched: {}", e.toString());
            // Without an older catalogue every question is answered with a failure meanwhile.
            nextFetch = now.plus(fetched ? RETRY : FIRST_RETRY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return pieces;
    }

    /// Reads `[{title, author, url, …}]`.
    static List<Piece> read(String json) {
        return JsonObject.parse("{\"pieces\":" + json + "}").objects("pieces").stream()
                .map(piece ->
                        new Piece(
                                piece.string("title"),
                                piece.optionalString("author").orElse(""),
                                address(piece.string("url"))))
                .toList();
    }

    /// In the form that addresses are compared in.
    private static String address(String url) {
        return WebAddress.of(url).map(WebAddress::text).orElse(url);
    }

    /// Every word has to be the beginning of one in title or author; of those pieces, the one with
    /// the most whole words wins, words of the title before words of the author, then the shortest
    /// title.
    static Optional<Piece> best(List<Piece> pieces, String query) {
        List<String> words = words(query);
        if (words.isEmpty()) return Optional.empty();
        record Hit(Piece piece, int score) {}
        List<Hit> hits = new ArrayList<>();
        for (Piece piece : pieces) {
            int score = score(words(piece.title()), words(piece.author()), words);
            if (score > 0) hits.add(new Hit(piece, score));
        }
        return hits.stream()
                .min(
                        Comparator.comparingInt((Hit hit) -> -hit.score())
                                .thenComparingInt(hit -> hit.piece().title().length()))
                .map(Hit::piece);
    }

    private static int score(List<String> title, List<String> author, List<String> words) {
        int score = 0;
        for (String word : words) {
            int best = Math.max(2 * match(title, word), match(author, word));
            if (best == 0) return 0;
            score += best;
        }
        return score;
    }

    private static int match(List<String> words, String sought) {
        int best = 0;
        for (String word : words) {
            if (word.equals(sought)) return 2;
            if (word.startsWith(sought)) best = 1;
        }
        return best;
    }

    private static List<String> words(String text) {
        String plain =
                ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return BETWEEN_WORDS
                .splitAsStream(plain.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
