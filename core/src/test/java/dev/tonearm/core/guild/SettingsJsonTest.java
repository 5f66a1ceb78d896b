package dev.tonearm.core.guild;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.guild.SettingProblem.Kind;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsJsonTest {
    private static final String WHOLE =
            """
            {"language":"de",\
            "who":{"djs":["18446744073709551615","1200000000000000021"],\
            "rules":{"effects":"vote","skip":"everyone","stop":"off","volume":"dj"},\
            "votePercent":75,"reach":"djs"},\
            "where":{"text":["7"],"voice":["8"],"panel":"9","requests":"10"},\
            "blocked":{"users":["42"],"roles":["22"]},\
            "share":{"queue":20,"commandsPerMinute":6},\
            "manners":{"alone":0,"quiet":60,"stays":true,"pauses":true,"volume":80,"fair":true,"voiceStatus":true}}\
            """;

    @Provide
    Arbitrary<GuildSettings> settings() {
        return SettingsArbitraries.settings();
    }

    @Property
    void what_was_written_is_read_again(@ForAll("settings") GuildSettings settings) {
        byte[] some = JsonWriter.object(to -> SettingsJson.write(to, settings));
        byte[] all = JsonWriter.object(to -> SettingsJson.writeAll(to, settings));
        assertThat(read(new String(some, UTF_8))).isEqualTo(settings);
        assertThat(read(new String(all, UTF_8))).isEqualTo(settings);
        assertThat(some).hasSizeLessThanOrEqualTo(all.length);
    }

    @Test
    void all_that_can_be_set_is_written_like_this() {
        GuildSettings settings = read(WHOLE);
        assertThat(settings.manners().quiet()).isEqualTo(Duration.ofMinutes(1));
        assertThat(json(settings)).isEqualTo(WHOLE);
        for (Setting setting : Setting.values()) {
            assertThat(setting.isUsualIn(settings)).as(setting.path()).isFalse();
        }
    }

    @Test
    void a_server_that_set_nothing_has_an_empty_document() {
        assertThat(json(GuildSettings.USUAL)).isEqualTo("{}");
        assertThat(read("{}")).isEqualTo(GuildSettings.USUAL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{`surprise`:1}                     | surprise             | UNKNOWN       |",
                "{`who`:{`djz`:[]}}                 | who.djz              | UNKNOWN       |",
                "{`who`:[]}                         | who                  | NOT_AN_OBJECT |",
                "{`who`:{`rules`:[]}}               | who.rules            | NOT_AN_OBJECT |",
                "{`who`:{`djs`:`1`}}                | who.djs              | NOT_A_LIST    |",
                "{`language`:1}                     | language             | NOT_A_TEXT    |",
                "{`language`:`abcdefghijklmnopq`}   | language             | TOO_LONG      | 0–16",
                "{`manners`:{`volume`:`loud`}}      | manners.volume       | NOT_A_NUMBER  |",
                "{`manners`:{`volume`:201}}         | manners.volume       | OUT_OF_RANGE  | 0, 1–200",
                "{`manners`:{`alone`:9}}            | manners.alone        | OUT_OF_RANGE  | 0, 10–86400",
                "{`who`:{`votePercent`:0}}          | who.votePercent      | OUT_OF_RANGE  | 1–100",
                "{`manners`:{`fair`:1}}             | manners.fair         | NOT_A_FLAG    |",
                "{`where`:{`panel`:5}}              | where.panel          | NOT_AN_ID     |",
                "{`where`:{`text`:[`0`]}}           | where.text[0]        | NOT_AN_ID     |",
                "{`who`:{`reach`:`far`}}            | who.reach            | NOT_A_CHOICE  | together, djs, everyone",
                "{`who`:{`rules`:{`skip`:`never`}}} | who.rules.skip       | NOT_A_CHOICE  | everyone, vote, dj, off",
            })
    void what_is_wrong_is_named_by_its_place(String json, String path, Kind kind, String bound) {
        List<SettingProblem> problems = new ArrayList<>();
        GuildSettings read =
                SettingsJson.read(
                        JsonObject.parse(json.replace('`', '"')), Set.of(), problems::add);
        assertThat(problems)
                .containsExactly(new SettingProblem(path, kind, bound == null ? "" : bound));
        assertThat(read).as("what is wrong is left as usual").isEqualTo(GuildSettings.USUAL);
    }

    @Test
    void everything_that_is_wrong_is_named() {
        List<SettingProblem> problems = new ArrayList<>();
        SettingsJson.read(
                JsonObject.parse(
                        """
                        {"who":{"djs":["x","1","y"],"rules":{"":"dj","skip":"?"}},"manners":{"volume":-1,"tempo":1}}
                        """),
                Set.of(),
                problems::add);
        assertThat(problems)
                .extracting(SettingProblem::path)
                .containsExactly(
                        "manners.tempo",
                        "who.djs[0]",
                        "who.djs[2]",
                        "who.rules.",
                        "who.rules.skip",
                        "manners.volume");
    }

    @Test
    void no_more_are_named_than_there_is_room_for() {
        StringBuilder ids = new StringBuilder("\"1\"");
        for (int i = 2; i <= 26; i++) ids.append(",\"").append(i).append('"');
        List<SettingProblem> problems = new ArrayList<>();
        SettingsJson.read(
                JsonObject.parse("{\"who\":{\"djs\":[" + ids + "]}}"), Set.of(), problems::add);
        assertThat(problems).containsExactly(new SettingProblem("who.djs", Kind.TOO_MANY, "0–25"));
    }

    @Test
    void members_that_are_somebody_elses_are_no_problem() {
        List<SettingProblem> problems = new ArrayList<>();
        SettingsJson.read(JsonObject.parse("{\"format\":2}"), Set.of("format"), problems::add);
        assertThat(problems).isEmpty();
    }

    private static String json(GuildSettings settings) {
        return new String(JsonWriter.object(to -> SettingsJson.write(to, settings)), UTF_8);
    }

    private static GuildSettings read(String json) {
        return SettingsJson.read(
                JsonObject.parse(json),
                Set.of(),
                problem -> {
                    throw new AssertionError(problem);
                });
    }
}
