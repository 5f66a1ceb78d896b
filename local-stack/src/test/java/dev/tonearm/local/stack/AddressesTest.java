package dev.tonearm.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.local.observe.Observed;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AddressesTest {
    private static final URI BASE = URI.create("http://127.0.0.1:1/");
    private static final Optional<Observed> OBSERVED =
            Optional.of(
                    new Observed(
                            URI.create("http://127.0.0.1:2/"), URI.create("http://127.0.0.1:3/")));

    @Test
    void the_page_is_printed_and_what_an_operator_sees_where_somebody_looks_on() {
        assertThat(new Addresses(BASE, true, Optional.empty()).lines())
                .containsExactly("http://127.0.0.1:1/");
        assertThat(new Addresses(BASE, true, OBSERVED).lines())
                .containsExactly(
                        "http://127.0.0.1:1/",
                        "http://127.0.0.1:1/operations.html",
                        "http://127.0.0.1:2/ (Prometheus)",
                        "http://127.0.0.1:3/ (Alertmanager)");
    }

    /// The pages are the simulator's.
    @Test
    void with_a_real_discord_no_page_is_promised() {
        assertThat(new Addresses(BASE, false, OBSERVED).lines())
                .containsExactly(
                        "http://127.0.0.1:1/control/parts (parts; the real Discord has no page here)",
                        "http://127.0.0.1:2/ (Prometheus)",
                        "http://127.0.0.1:3/ (Alertmanager)");
    }
}
