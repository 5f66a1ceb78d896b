package dev.tonearm.core.locale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.command.Catalogue;
import dev.tonearm.core.command.OptionProblem;
import dev.tonearm.core.player.PlayerEvent.LeaveReason;
import dev.tonearm.core.player.Refusal;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void every_language_has_every_text() {
        for (Locale language : Texts.TRANSLATIONS) {
            assertThat(Texts.of(language.toLanguageTag()).keys()).isEqualTo(Texts.DEFAULT.keys());
        }
    }

    @Test
    void every_pattern_takes_the_same_arguments_in_every_language() {
        for (String key : Texts.DEFAULT.keys()) {
            String english = Texts.DEFAULT.text(key, 1, 2, 3, 4);
            assertThat(english).isNotBlank().doesNotContain("{0").doesNotContain("''");
            for (Locale language : Texts.TRANSLATIONS) {
                Texts texts = Texts.of(language.toLanguageTag());
                assertThat(arguments(texts.pattern(key)))
                        .as(key)
                        .isEqualTo(arguments(Texts.DEFAULT.pattern(key)));
            }
        }
    }

    @Test
    void everything_that_is_looked_up_by_a_name_exists() {
        List<String> keys = new ArrayList<>();
        for (Refusal.Simple refusal : Refusal.Simple.values())
            keys.add("refusal." + refusal.name());
        for (LeaveReason why : LeaveReason.values()) keys.add("left." + why.name());
        for (OptionProblem problem : OptionProblem.values()) keys.add("invalid." + problem.name());
        Catalogue.commands()
                .forEach(command -> {
                    keys.add("command." + command.name());
                    command.options()
                            .forEach(option ->
                                    keys.add("option." + command.name() + "." + option.name()));
                });
        assertThat(Texts.DEFAULT.keys())
                .containsAll(keys.stream().map(key -> key.toLowerCase(Locale.ROOT)).toList());
    }

    @Test
    void descriptions_are_as_short_as_discord_wants() {
        for (Texts texts : List.of(Texts.DEFAULT, Texts.of("de"))) {
            for (String key : texts.keys()) {
                if (key.startsWith("command.") || key.startsWith("option."))
                    assertThat(texts.text(key)).hasSizeBetween(1, 100);
            }
        }
    }

    @Test
    void a_german_reads_german_and_a_finn_english() {
        assertThat(Texts.of("de").text("button.skip")).isEqualTo("Überspringen");
        assertThat(Texts.of("fi").text("button.skip")).isEqualTo("Skip");
        assertThat(Texts.of("en-GB")).isSameAs(Texts.DEFAULT);
        assertThat(Texts.of("not a locale")).isSameAs(Texts.DEFAULT);
    }

    @Test
    void numbers_read_as_the_language_writes_them() {
        assertThat(Texts.DEFAULT.text("refusal.queue_full", 10_000)).contains("10,000");
        assertThat(Texts.of("de").text("refusal.queue_full", 10_000)).contains("10.000");
    }

    @Test
    void an_unknown_key_is_a_defect() {
        assertThatThrownBy(() -> Texts.DEFAULT.text("no.such.key"))
                .hasMessageContaining("no.such.key");
    }

    private static int arguments(String pattern) {
        return new MessageFormat(pattern).getFormatsByArgumentIndex().length;
    }
}
