package dev.tonearm.worker.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

final class CatalogueTest {
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
