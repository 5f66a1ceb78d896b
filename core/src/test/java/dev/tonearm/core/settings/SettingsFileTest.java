package dev.tonearm.core.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.catalogue.Catalogue;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.Setting;
import dev.tonearm.core.guild.SettingProblem;
import dev.tonearm.core.guild.SettingProblem.Kind;
import dev.tonearm.core.guild.SettingsArbitraries;
import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.locale.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SettingsFileTest {
    private static final GuildId HERE = new GuildId(77);

    @Provide
    Arbitrary<GuildSettings> settings() {
        return SettingsArbitraries.settings();
    }

    @Property(tries = 200)
    void what_was_exported_is_imported_whoever_exported_it(
            @ForAll("settings") GuildSettings settings) {
        for (Texts texts : Texts.all()) {
            List<SettingProblem> problems = new ArrayList<>();
            String file = new String(SettingsFile.write(settings, HERE, texts), UTF_8);
            assertThat(SettingsFile.read(file, Catalogue.commands(), problems::add))
                    .isEqualTo(new SettingsFile.Reading.Read(settings, "77"));
            assertThat(problems).isEmpty();
        }
    }

    @Test
    void a_file_says_on_top_what_it_is_and_everything_that_can_be_set() {
        String file =
                new String(SettingsFile.write(GuildSettings.USUAL, HERE, Texts.DEFAULT), UTF_8);
        assertThat(file.lines().toList().get(1)).contains("\"tonearm\"", "Discord server");
        assertThat(file).contains("\"format\" : 2", "\"server\" : \"77\"");
        for (Setting setting : Setting.values()) {
            String member = setting.path().substring(setting.path().indexOf('.') + 1);
            assertThat(file).contains('"' + member + '"');
        }
    }

    @Test
    void what_only_the_catalogue_knows_is_checked_too() {
        List<SettingProblem> problems = new ArrayList<>();
        SettingsFile.read(
                """
                {"language":"tlh","who":{"rules":{"skip":"dj","effects nothing":"off","settings":"off"}}}\
                """,
                Catalogue.commands(),
                problems::add);
        assertThat(problems)
                .containsExactly(
                        new SettingProblem("language", Kind.NO_SUCH_LANGUAGE),
                        new SettingProblem("who.rules.effects nothing", Kind.NO_SUCH_COMMAND),
                        new SettingProblem("who.rules.settings", Kind.NOT_TO_BE_RULED));
    }

    @Test
    void what_a_newer_build_wrote_is_left_alone() {
        String newer = "{\"format\":" + (Formats.NEWEST + 1) + ",\"moods\":1}";
        List<SettingProblem> problems = new ArrayList<>();
        assertThat(SettingsFile.read(newer, Catalogue.commands(), problems::add))
                .isEqualTo(new SettingsFile.Reading.Newer());
        assertThat(problems).isEmpty();
    }

    @Test
    void what_the_file_says_of_itself_is_checked_too() {
        List<SettingProblem> problems = new ArrayList<>();
        SettingsFile.read(
                "{\"format\":\"two\",\"server\":77}", Catalogue.commands(), problems::add);
        assertThat(problems)
                .containsExactly(
                        new SettingProblem("format", Kind.NOT_A_NUMBER),
                        new SettingProblem("server", Kind.NOT_AN_ID));
    }

    @Test
    void a_file_that_does_not_say_where_it_is_from_is_of_no_other_server() {
        assertThat(new SettingsFile.Reading.Read(GuildSettings.USUAL, "").foreign(HERE)).isFalse();
        assertThat(new SettingsFile.Reading.Read(GuildSettings.USUAL, "77").foreign(HERE))
                .isFalse();
        assertThat(new SettingsFile.Reading.Read(GuildSettings.USUAL, "78").foreign(HERE)).isTrue();
    }

    @Test
    void roles_and_channels_are_of_one_server_and_people_of_all() {
        assertThat(Arrays.stream(Setting.values()).filter(SettingsFile::isOfOneServer))
                .containsExactlyInAnyOrder(
                        Setting.DJS,
                        Setting.TEXT_CHANNELS,
                        Setting.VOICE_CHANNELS,
                        Setting.PANEL,
                        Setting.REQUESTS,
                        Setting.BLOCKED_ROLES);
    }

    @Test
    void where_a_text_breaks_off_being_json_is_told_by_its_line() {
        assertThatThrownBy(() ->
                        SettingsFile.read(
                                "{\n  \"who\": {\n    \"votePercent\": 60,,\n  }\n}",
                                Catalogue.commands(),
                                _ -> {}))
                .isInstanceOfSatisfying(
                        JsonException.class, e -> assertThat(e.line()).isEqualTo(3));
    }

    @Test
    void what_is_no_object_is_no_file_of_settings() {
        for (String text : List.of("", "[]", "hello", "{", "{}{}")) {
            assertThatThrownBy(() -> SettingsFile.read(text, Catalogue.commands(), _ -> {}))
                    .isInstanceOf(JsonException.class);
        }
    }
}
