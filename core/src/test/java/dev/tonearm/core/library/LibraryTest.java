package dev.tonearm.core.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class LibraryTest {
    private static final Piece TRAIN = new Piece("Night Train", "The Sleepers", "u1");
    private static final Piece NIGHT = new Piece("Night", "Ada Train", "u2");
    private static final Piece CAFE = new Piece("Café Noir", "Zoë", "u3");
    private static final Piece SCHEME = new Piece("http://night", "Nobody", "u4");
    private static final Library LIBRARY = new Library(List.of(TRAIN, NIGHT, CAFE, SCHEME));

    @Test
    void every_word_has_to_occur_and_titles_count_more() {
        assertThat(LIBRARY.best("night train")).contains(TRAIN);
        assertThat(LIBRARY.best("night")).contains(NIGHT);
        assertThat(LIBRARY.best("sleepers night")).contains(TRAIN);
        assertThat(LIBRARY.best("night plane")).isEmpty();
    }

    @Test
    void beginnings_accents_and_case_are_forgiven() {
        assertThat(LIBRARY.best("CAFE noi")).contains(CAFE);
        assertThat(LIBRARY.best("zoe")).contains(CAFE);
    }

    @Test
    void the_best_comes_first_and_without_a_word_all_come() {
        assertThat(LIBRARY.ranked("nig")).first().isEqualTo(NIGHT);
        assertThat(LIBRARY.ranked("nig")).containsExactlyInAnyOrder(NIGHT, TRAIN, SCHEME);
        assertThat(LIBRARY.ranked(" ")).containsExactlyElementsOf(LIBRARY.pieces());
        assertThat(LIBRARY.best(" -!? ")).isEmpty();
    }

    @Test
    void a_piece_has_words_that_find_it_and_are_no_address() {
        for (Piece piece : LIBRARY.pieces()) {
            String words = LIBRARY.wordsFor(piece, "", 100).orElseThrow();
            assertThat(LIBRARY.best(words)).contains(piece);
            assertThat(words).doesNotContain(":/");
        }
        assertThat(LIBRARY.wordsFor(TRAIN, "", 9))
                .as("cut, and it still fits")
                .contains("Night Tra");
        assertThat(LIBRARY.wordsFor(TRAIN, "sleep", 5)).contains("sleep");
    }

    @Test
    void of_two_with_the_same_names_the_second_has_none() {
        Piece twin = new Piece("Night Train", "The Sleepers", "u9");
        Library library = new Library(List.of(TRAIN, twin));
        assertThat(library.wordsFor(TRAIN, "night", 100)).isPresent();
        assertThat(library.wordsFor(twin, "night", 100)).isEmpty();
    }

    @Test
    void a_catalogue_is_read_with_members_we_do_not_know() {
        Library library =
                Library.read(
                        """
                        [{"url":"u1","title":"Night Train","author":"The Sleepers",\
                        "file":"x.wav","lengthMs":1000,"frequencyHz":220.5},\
                        {"url":"u2","title":"Alone"}]\
                        """,
                        url -> url.toUpperCase(Locale.ROOT));
        assertThat(library.pieces())
                .containsExactly(
                        new Piece("Night Train", "The Sleepers", "U1"),
                        new Piece("Alone", "", "U2"));
    }

    @Test
    void names_without_end_are_cut_between_characters() {
        Piece piece = new Piece("a" + "🎵".repeat(500), "b".repeat(1_000), "u");
        assertThat(piece.title()).hasSize(255);
        assertThat(piece.author()).hasSize(256);
    }
}
