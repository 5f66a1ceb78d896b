package dev.tonearm.core.locale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tonearm.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DiscordLocaleTest {
    @Test
    void these_are_all_codes_that_discord_takes_and_no_other() throws IOException {
        String file = System.getenv().getOrDefault("TONEARM_DISCORD_OPENAPI", "");
        assumeThat(file)
                .as("not compared: TONEARM_DISCORD_OPENAPI names no document of Discord's")
                .isNotEmpty();
        JsonObject discord = JsonObject.parse(Files.readAllBytes(Path.of(file)));
        assertThat(Arrays.stream(DiscordLocale.values()).map(DiscordLocale::code))
                .containsExactlyInAnyOrderElementsOf(
                        discord
                                .object("components")
                                .object("schemas")
                                .object("AvailableLocalesEnum")
                                .objects("oneOf")
                                .stream()
                                .map(locale -> locale.string("const"))
                                .toList());
    }

    @Test
    void a_code_leads_to_its_language_and_no_other_code_to_any() {
        assertThat(DiscordLocale.of("sv-SE")).contains(DiscordLocale.SWEDISH);
        assertThat(DiscordLocale.of("sv")).isEmpty();
        assertThat(DiscordLocale.of("")).isEmpty();
    }
}
