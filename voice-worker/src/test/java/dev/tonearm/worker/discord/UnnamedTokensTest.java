package dev.tonearm.worker.discord;

import static org.assertj.core.api.Assertions.assertThat;

import net.dv8tion.jda.api.requests.Route;
import org.junit.jupiter.api.Test;

final class UnnamedTokensTest {
    @Test
    void a_bucket_is_named_after_a_tokens_fingerprint() {
        Route.CompiledRoute edit =
                Route.Interactions.EDIT_FOLLOWUP.compile("42", "s3cret-token", "@original");
        assertThat(edit.getMajorParameters()).as("JDA's own name").contains("s3cret-token");
        Route.CompiledRoute unnamed = UnnamedTokens.unnamed(edit);
        assertThat(unnamed.getMajorParameters()).doesNotContain("s3cret-token");
        assertThat(unnamed.getCompiledRoute()).doesNotContain("s3cret-token");
        assertThat(unnamed.getBaseRoute()).isEqualTo(edit.getBaseRoute());
    }

    @Test
    void one_interaction_has_one_bucket_and_two_have_two() {
        assertThat(major("one")).isEqualTo(major("one")).isNotEqualTo(major("two"));
        assertThat(
                        UnnamedTokens.unnamed(
                                        Route.Interactions.CREATE_FOLLOWUP.compile("42", "one"))
                                .getMajorParameters())
                .isEqualTo(major("one"));
    }

    private static String major(String token) {
        return UnnamedTokens.unnamed(
                        Route.Interactions.EDIT_FOLLOWUP.compile("42", token, "@original"))
                .getMajorParameters();
    }
}
