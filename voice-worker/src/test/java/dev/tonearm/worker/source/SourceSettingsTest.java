package dev.tonearm.worker.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;

final class SourceSettingsTest {
    @Test
    void nothing_is_trusted_and_nothing_searched_unless_it_is_set() {
        SourceSettings settings = SourceSettings.of("", "", "");
        assertThat(settings.trusted()).isEmpty();
        assertThat(settings.catalogueAddress()).isEmpty();
        assertThat(settings.searchPrefix()).isEmpty();
    }

    @Test
    void every_key_is_read() {
        SourceSettings settings =
                SourceSettings.of(
                        "http://127.0.0.1:1/music/, http://10.0.0.1/a/",
                        "http://127.0.0.1:1/music/catalogue.json",
                        "scsearch:");
        assertThat(settings.trusted())
                .containsExactly("http://127.0.0.1:1/music/", "http://10.0.0.1/a/");
        assertThat(settings.catalogueAddress())
                .contains(URI.create("http://127.0.0.1:1/music/catalogue.json"));
        assertThat(settings.searchPrefix()).isEqualTo("scsearch:");
    }

    @Test
    void a_prefix_that_another_host_could_begin_with_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SourceSettings.of("http://127.0.0.1", "", ""));
    }
}
