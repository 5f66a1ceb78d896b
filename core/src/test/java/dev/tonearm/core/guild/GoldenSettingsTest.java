package dev.tonearm.core.guild;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.format.Formats;
import dev.tonearm.core.format.GoldenFiles;
import dev.tonearm.core.format.GoldenFiles.Golden;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What builds of each format have kept of servers' settings, for good.
final class GoldenSettingsTest {
    static Stream<Golden> settings() {
        return GoldenFiles.all("settings.jsonl");
    }

    @ParameterizedTest
    @MethodSource("settings")
    void settings_are_read_and_written_as_they_were_when_they_were_new(Golden golden) {
        byte[] json =
                JsonWriter.object(to -> {
                    Formats.mark(to, golden.format());
                    SettingsJson.write(to, read(golden));
                });
        assertThat(new String(json, UTF_8)).isEqualTo(golden.json());
    }

    @Test
    void every_setting_is_in_one_of_the_files() {
        for (Setting setting : Setting.values()) {
            assertThat(settings().anyMatch(golden -> !setting.isUsualIn(read(golden))))
                    .as(setting.path())
                    .isTrue();
        }
    }

    private static GuildSettings read(Golden golden) {
        return SettingsJson.read(
                JsonObject.parse(golden.json()),
                Set.of("format"),
                problem -> {
                    throw new AssertionError(problem);
                });
    }
}
