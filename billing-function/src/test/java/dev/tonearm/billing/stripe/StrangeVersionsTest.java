package dev.tonearm.billing.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.Stripe;
import org.junit.jupiter.api.Test;

class StrangeVersionsTest {
    private final StrangeVersions versions = new StrangeVersions(Stripe.API_VERSION);

    @Test
    void another_version_is_news_once() {
        assertThat(versions.isNews("2025-01-27.acacia")).isTrue();
        assertThat(versions.isNews("2025-01-27.acacia")).isFalse();
        assertThat(versions.isNews("2026-09-30.endive")).isTrue();
    }

    @Test
    void the_librarys_own_and_none_are_no_news() {
        assertThat(versions.isNews(Stripe.API_VERSION)).isFalse();
        assertThat(versions.isNews("")).isFalse();
    }

    @Test
    void whoever_invents_versions_fills_no_log() {
        for (int i = 0; i < 20; i++) assertThat(versions.isNews("v" + i)).isTrue();

        assertThat(versions.isNews("one more")).isFalse();
    }
}
