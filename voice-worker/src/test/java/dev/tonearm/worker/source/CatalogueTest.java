package dev.tonearm.worker.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.worker.source.Catalogue.Piece;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CatalogueTest {
    private static final Piece TRAIN = new Piece("Night Train", "The Sleepers", "u1");
    private static final Piece NIGHT = new Piece("Night", "Ada Train", "u2");
    private static final Piece CAFE = new Piece("Café Noir", "Zoë", "u3");
    private static final List<Piece> PIECES = List.of(TRAIN, NIGHT, CAFE);

    @Test
    void every_word_has_to_occur_and_titles_count_more() {
        assertThat(Catalogue.best(PIECES, "night train")).contains(TRAIN);
        assertThat(Catalogue.best(PIECES, "night")).contains(NIGHT);
        assertThat(Catalogue.best(PIECES, "sleepers night")).contains(TRAIN);
        assertThat(Catalogue.best(PIECES, "night plane")).isEmpty();
    }

    @Test
    void beginnings_accents_and_case_are_forgiven() {
        assertThat(Catalogue.best(PIECES, "CAFE noi")).contains(CAFE);
        assertThat(Catalogue.best(PIECES, "zoe")).contains(CAFE);
    }

    @Test
    void nothing_is_found_for_no_words() {
        assertThat(Catalogue.best(PIECES, " -!? ")).isEmpty();
    }

    @Test
    void a_catalogue_is_read_with_members_we_do_not_know() {
        assertThat(
                        Catalogue.read(
                                """
                                [{"url":"u1","title":"Night Train","author":"The Sleepers",\
                                "file":"x.wav","lengthMs":1000,"frequencyHz":220.5}]\
                                """))
                .containsExactly(TRAIN);
    }

    @Test
    void a_library_that_was_never_there_is_away_and_not_empty() {
        Catalogue away =
                new Catalogue(
                        URI.create("http://127.0.0.1:9/catalogue.json"),
                        Duration.ofMinutes(5),
                        InstantSource.system());
        assertThat(away.find("night")).isEqualTo(new Catalogue.Search.LibraryAway());
    }
}
