package dev.tonearm.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.command.OptionProblem;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.family.CommandSpec;
import dev.tonearm.core.family.Meaning;
import dev.tonearm.core.family.Request;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.playback.SeekTarget;
import dev.tonearm.core.queue.QueueCommand;
import dev.tonearm.core.queue.ShowQueue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {
    @Test
    void play_takes_a_query_and_puts_it_last() {
        assertThat(read("play", Map.of("query", "clair de lune")))
                .isEqualTo(player(new PlaybackCommand.Play("clair de lune", Placement.LAST)));
    }

    @Test
    void play_now_says_so() {
        assertThat(read("play", Map.of("query", "x", "when", "now")))
                .isEqualTo(player(new PlaybackCommand.Play("x", Placement.NOW)));
    }

    @Test
    void skip_without_a_count_skips_one() {
        assertThat(read("skip", Map.of())).isEqualTo(player(new PlaybackCommand.Skip(1)));
    }

    @Test
    void remove_of_one_position_removes_just_that() {
        assertThat(read("remove track", Map.of("position", 3L)))
                .isEqualTo(player(new QueueCommand.Remove(3, 3)));
    }

    @Test
    void seek_understands_a_distance() {
        assertThat(read("seek", Map.of("position", "-0:30")))
                .isEqualTo(
                        player(
                                new PlaybackCommand.Seek(
                                        new SeekTarget.By(Duration.ofSeconds(-30)))));
    }

    @Test
    void queue_shows_the_first_page_unless_asked_for_another() {
        assertThat(read("queue", Map.of()))
                .isEqualTo(new Meaning.Understood(new Request.Show(new ShowQueue(1))));
        assertThat(read("queue", Map.of("page", 4L)))
                .isEqualTo(new Meaning.Understood(new Request.Show(new ShowQueue(4))));
    }

    @ParameterizedTest
    @CsvSource({
        "play, query, '  ', query, OUT_OF_RANGE",
        "play, quarry, x, quarry, UNKNOWN",
        "volume, , , percent, MISSING",
        "volume, percent, loud, percent, WRONG_TYPE",
        "loop, mode, forever, mode, NOT_A_CHOICE",
        "seek, position, later, position, NOT_A_POSITION",
    })
    void a_bad_text_value_is_named(
            String command, String option, String value, String named, OptionProblem problem) {
        Map<String, Object> options = option == null ? Map.of() : Map.of(option, value);
        assertThat(read(command, options)).isEqualTo(new Meaning.Invalid(named, problem));
    }

    @ParameterizedTest
    @CsvSource({
        "volume, percent, -1",
        "volume, percent, 201",
        "skip, count, 0",
        "skip, count, 101",
        "remove track, position, 0"
    })
    void a_number_out_of_range_is_named(String command, String option, long value) {
        assertThat(read(command, Map.of(option, value)))
                .isEqualTo(new Meaning.Invalid(option, OptionProblem.OUT_OF_RANGE));
    }

    @Test
    void a_query_that_is_too_long_is_called_that() {
        String longest = "q".repeat(PlaybackCommand.Play.MAX_QUERY);
        assertThat(read("play", Map.of("query", longest))).isInstanceOf(Meaning.Understood.class);
        assertThat(read("play", Map.of("query", longest + "q")))
                .isEqualTo(new Meaning.Invalid("query", OptionProblem.TOO_LONG));
    }

    @Test
    void a_range_of_positions_that_runs_backwards_is_refused() {
        assertThat(read("remove track", Map.of("position", 5L, "to", 2L)))
                .isEqualTo(new Meaning.Invalid("to", OptionProblem.OUT_OF_RANGE));
    }

    @Test
    void every_command_fits_what_discord_allows() {
        assertThat(Catalogue.commands()).hasSizeLessThanOrEqualTo(100);
        for (CommandSpec command : Catalogue.commands()) {
            JsonObject json = JsonObject.parse(Registration.json(command));
            assertThat(characters(json)).as(command.name()).isLessThanOrEqualTo(8_000);
        }
    }

    /// Names, descriptions and values of a command with all that is under it; in the languages, the
    /// longest of each counts.
    private static int characters(JsonObject json) {
        int sum = json.value("value").map(value -> value.toString().length()).orElse(0);
        for (String member : List.of("name", "description")) {
            int longest = json.optionalString(member).orElse("").length();
            JsonObject others = json.optionalObject(member + "_localizations").orElse(null);
            if (others != null) {
                for (String locale : others.names()) {
                    longest = Math.max(longest, others.string(locale).length());
                }
            }
            sum += longest;
        }
        for (JsonObject option : json.objects("options")) sum += characters(option);
        for (JsonObject choice : json.objects("choices")) sum += characters(choice);
        return sum;
    }

    private static Meaning read(String command, Map<String, Object> options) {
        return Meaning.of(Catalogue.find(command).orElseThrow(), options);
    }

    private static Meaning player(PlayerCommand command) {
        return new Meaning.Understood(new Request.Player(command));
    }
}
