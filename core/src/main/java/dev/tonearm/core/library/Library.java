package dev.tonearm.core.library;

import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The pieces of a library as they are searched: by whoever plays what was typed, and by whoever
/// suggests while it is typed, so that both find the same.
public final class Library {
    /// No library at all.
    public static final Library EMPTY = new Library(List.of());

    /// The most bytes of a catalogue that are read; some hundred thousand pieces.
    public static final int MAX_BYTES = 32 * 1024 * 1024;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    /// Whoever reads a query takes this for an address.
    private static final Pattern ADDRESS = Pattern.compile(":[/\\\\]");

    private final List<Piece> pieces;
    private final List<Words> words;

    public Library(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
        this.words = this.pieces.stream().map(Words::of).toList();
    }

    /// Reads a catalogue: `[{title, author, url, …}]`.
    ///
    /// @param address brings an address into the form that it is compared in
    /// @throws JsonException if it is anything else
    public static Library read(String json, UnaryOperator<String> address) {
        return new Library(
                JsonObject.parse("{\"pieces\":" + json + "}").objects("pieces").stream()
                        .map(piece ->
                                new Piece(
                                        piece.string("title"),
                                        piece.optionalString("author").orElse(""),
                                        address.apply(piece.string("url"))))
                        .toList());
    }

    public List<Piece> pieces() {
        return pieces;
    }

    public boolean isEmpty() {
        return pieces.isEmpty();
    }

    /// The piece that fits the words best.
    public Optional<Piece> best(String query) {
        return hits(query).min(BEST_FIRST).map(Hit::piece);
    }

    /// All that fit the words, best first; all there are if there is no word.
    ///
    /// Every word has to be the beginning of one in title or author; of those pieces, the one with
    /// the most whole words comes first, words of the title before words of the author, then the
    /// shortest title.
    public List<Piece> ranked(String query) {
        return split(query).isEmpty()
                ? pieces
                : hits(query).sorted(BEST_FIRST).map(Hit::piece).toList();
    }

    /// Words that find just this piece, for where its address is too long.
    ///
    /// @param typed what somebody typed who means it
    /// @param most how many characters they may have
    /// @return empty if there are none, because another piece has the same names
    public Optional<String> wordsFor(Piece piece, String typed, int most) {
        return Stream.of(piece.title() + " " + piece.author(), piece.title(), typed)
                .map(text -> ADDRESS.matcher(text).find() ? String.join(" ", split(text)) : text)
                .map(text -> cut(text, most).strip())
                .filter(text -> best(text).filter(piece::equals).isPresent())
                .findFirst();
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) return text;
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end);
    }

    private record Hit(Piece piece, int score) {}

    /// Stable: of pieces that fit alike the first stays first.
    private static final Comparator<Hit> BEST_FIRST =
            (one, other) ->
                    one.score() == other.score()
                            ? Integer.compare(
                                    one.piece().title().length(), other.piece().title().length())
                            : Integer.compare(other.score(), one.score());

    private Stream<Hit> hits(String query) {
        List<String> sought = split(query);
        if (sought.isEmpty()) return Stream.empty();
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            int score = words.get(i).score(sought);
            if (score > 0) hits.add(new Hit(pieces.get(i), score));
        }
        return hits.stream();
    }

    /// The words of a piece's names, found once.
    private record Words(List<String> title, List<String> author) {
        static Words of(Piece piece) {
            return new Words(split(piece.title()), split(piece.author()));
        }

        int score(List<String> sought) {
            int score = 0;
            for (String word : sought) {
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
    }

    private static List<String> split(String text) {
        String plain =
                ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return BETWEEN_WORDS
                .splitAsStream(plain.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
