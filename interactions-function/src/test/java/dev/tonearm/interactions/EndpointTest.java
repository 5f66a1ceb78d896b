package dev.tonearm.interactions;

import static dev.tonearm.interactions.TestEdge.signed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.player.Examples;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEvent;
import dev.tonearm.function.wire.DiscordKey;
import dev.tonearm.function.wire.HttpApiEvent;
import dev.tonearm.interactions.wire.Interactions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the edge answers to whatever is posted to it.
@ExtendWith(SharedEdge.class)
class EndpointTest {
    private static final Texts ENGLISH = Texts.DEFAULT;
    private static final Texts GERMAN = Texts.of("de");

    private final TestEdge edge;

    EndpointTest(TestEdge edge) {
        this.edge = edge;
    }

    @Test
    void priming_sends_nothing() {
        edge.priming().run();

        assertThat(edge.queued()).isEmpty();
    }

    @Test
    void a_ping_is_answered() {
        JsonObject response = edge.answer(signed(Interactions.read("ping")));

        assertThat(response.integer("statusCode")).isEqualTo(200);
        assertThat(response.object("headers").string("content-type")).isEqualTo("application/json");
        assertThat(response.string("body")).isEqualTo("{\"type\":1}");
    }

    @Test
    void nobody_on_the_way_keeps_an_answer_or_takes_it_for_something_else() {
        JsonObject headers = edge.answer(signed(Interactions.read("ping"))).object("headers");

        assertThat(headers.string("cache-control")).isEqualTo("no-store");
        assertThat(headers.string("x-content-type-options")).isEqualTo("nosniff");
        assertThat(headers.string("strict-transport-security")).isEqualTo("max-age=31536000");
    }

    @Test
    void who_gave_a_command_that_went_well_is_not_in_the_log() {
        int before = edge.log().length();

        edge.answer(Posted.fresh("skip"));

        assertThat(edge.log().substring(before))
                .contains("\"answered\"", "\"guild\":\"1200000000000000002\"")
                .doesNotContain("1400000000000000004");
    }

    @Test
    void a_forged_request_is_unauthorized_and_nothing_is_done() {
        String timestamp = String.valueOf(TestEdge.NOW.getEpochSecond());
        var event =
                new HttpApiEvent()
                        .body(Posted.fresh("skip").bytes())
                        .signedBy(new DiscordKey(2), timestamp);

        assertThat(edge.answer(event).integer("statusCode")).isEqualTo(401);
        assertThat(edge.queued()).isEmpty();
    }

    @Test
    void a_forged_ping_is_unauthorized() {
        var event =
                signed(Interactions.read("ping")).header("x-signature-ed25519", "ab".repeat(64));

        assertThat(edge.answer(event).integer("statusCode")).isEqualTo(401);
    }

    @Test
    void an_interaction_of_another_application_is_refused() {
        Posted other = Posted.fresh("skip").with(String.valueOf(Interactions.APPLICATION), "42");

        assertThat(edge.answer(signed(other.bytes())).integer("statusCode")).isEqualTo(401);
        assertThat(edge.queued()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"type\":2}", "not json"})
    void signed_nonsense_gets_a_friendly_answer(String body) {
        assertThat(edge.told(new Posted(0, body)))
                .isEqualTo(ENGLISH.text("edge.failed", "aws-request"));
    }

    @Test
    void an_event_that_is_no_http_request_is_unauthorized() {
        var response = edge.answerRaw("{\"Records\":[]}".getBytes(UTF_8));

        assertThat(response.integer("statusCode")).isEqualTo(401);
    }

    @Test
    void an_option_out_of_range_is_explained_in_the_persons_language() {
        assertThat(edge.told(Posted.fresh("volume-out-of-range")))
                .isEqualTo(GERMAN.text("invalid.out_of_range", "prozent"));
    }

    @Test
    void an_option_of_the_wrong_kind_is_explained() {
        assertThat(edge.told(Posted.fresh("volume-with-text")))
                .isEqualTo(ENGLISH.text("invalid.wrong_type", "percent"));
    }

    @Test
    void unknown_commands_buttons_forms_and_interactions_are_explained() {
        assertThat(edge.told(Posted.fresh("unknown-command")))
                .isEqualTo(ENGLISH.text("edge.unknown_command"));
        assertThat(edge.told(Posted.fresh("nested")))
                .isEqualTo(ENGLISH.text("edge.unknown_command"));
        assertThat(edge.told(Posted.fresh("of-the-future")))
                .isEqualTo(ENGLISH.text("edge.unknown_command"));
        assertThat(edge.told(Posted.fresh("button-old")))
                .isEqualTo(ENGLISH.text("edge.old_button"));
        assertThat(edge.told(Posted.fresh("select"))).isEqualTo(ENGLISH.text("edge.old_button"));
        assertThat(edge.told(Posted.fresh("form"))).isEqualTo(ENGLISH.text("edge.old_button"));
        assertThat(edge.queued()).isEmpty();
    }

    @Test
    void what_a_form_says_is_checked_and_its_line_named() {
        assertThat(edge.told(Posted.form("t1:gains:bass", "25hz", "1.5", "40hz", "0")))
                .isEqualTo(ENGLISH.text("invalid.out_of_range", "25hz"));
        assertThat(edge.told(Posted.form("t1:gains:bass", "25hz", "loud", "40hz", "0")))
                .isEqualTo(ENGLISH.text("invalid.wrong_type", "25hz"));
        assertThat(edge.told(Posted.form("t9:gains:bass", "25hz", "0", "40hz", "0")))
                .isEqualTo(ENGLISH.text("edge.old_button"));
        assertThat(edge.queued()).isEmpty();
    }

    @Test
    void there_is_no_music_in_direct_messages() {
        assertThat(edge.told(Posted.fresh("in-direct-message")))
                .isEqualTo(ENGLISH.text("edge.not_in_direct_messages"));
        assertThat(edge.queued()).isEmpty();
    }

    @Test
    void of_a_queue_of_ten_thousand_the_position_that_was_typed_is_suggested() {
        GuildId guild = new GuildId(1_200_000_000_000_000_999L);
        var line =
                Examples.line(
                        PlayerState.NEW,
                        Examples.asked(1, "play"),
                        new QueueEvent.Enqueued(0, Examples.entries(1, 10_000), "all"));
        edge.journal().append(guild, List.of(line));
        edge.journal().snapshot(guild, PlayerState.NEW.after(line));
        Posted typing = Posted.fresh("typing-remove").in(guild);

        assertThat(edge.answer(typing).object("data").objects("choices"))
                .singleElement()
                .satisfies(choice -> {
                    assertThat(choice.string("name")).isEqualTo("12.");
                    assertThat(choice.number("value")).isEqualTo(12);
                });
    }
}
