package dev.tonearm.e2e.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.drive.Interaction;
import dev.tonearm.drive.Library.Piece;
import dev.tonearm.drive.Server;
import dev.tonearm.e2e.journey.StackExtension;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What listeners, moderators and strangers do on a bad day.
class TroubleJourneyTest {
    @RegisterExtension static final StackExtension STACK = new StackExtension();

    private final Server server = STACK.server("trouble");
    private final Piece first = STACK.pieces().get(0);
    private final Piece second = STACK.pieces().get(1);

    @Test
    void who_is_in_no_voice_channel_is_told_to_join_one() {
        assertThat(server.ada().uses("play", Map.of("query", first.title())).text())
                .contains("Join a voice channel");
    }

    @Test
    void whose_gateway_session_is_lost_meanwhile_is_not_told_to_join() {
        server.ada().joins(server.lounge());
        server.ada().uses("play", Map.of("query", first.title()));
        STACK.hears(server, first);
        STACK.control().post("gateway/invalidate", Map.of("resumable", false));
        assertThat(server.ada().uses("volume", Map.of("percent", 30)).text()).contains("30%");
        STACK.hears(server, first);
    }

    @Test
    void in_an_outage_of_the_server_commands_wait_for_its_end() {
        server.ada().joins(server.lounge());
        server.ada().uses("play", Map.of("query", first.title()));
        STACK.hears(server, first);
        outage(true);
        String pause = server.ada().sends("pause", Map.of());
        STACK.hears(server, first);
        outage(false);
        assertThat(server.ada().waitsFor(pause).text()).contains("Paused at");
    }

    @Test
    void in_an_outage_that_lasts_it_is_said_that_nobody_can_be_seen() {
        server.ada().joins(server.lounge());
        server.ada().uses("play", Map.of("query", first.title()));
        outage(true);
        assertThat(server.ada().uses("pause").text()).contains("Discord doesn't tell me");
        STACK.hears(server, first);
        outage(false);
    }

    @Test
    void a_bot_that_is_to_stay_is_back_with_its_music_after_an_outage_that_threw_it_out() {
        server.set("{\"manners\":{\"stays\":true}}");
        server.ada().joins(server.lounge());
        server.ada().uses("play", Map.of("query", first.longer()));
        STACK.hears(server, first);
        outage(true);
        server.disconnectBot();
        STACK.hearsNothing(server);
        outage(false);
        STACK.hears(server, first);
        assertThat(server.botChannel()).isEqualTo(server.lounge());
    }

    private void outage(boolean on) {
        STACK.control().patch("guilds/" + server.id(), Map.of("unavailable", on));
    }

    @Test
    void a_server_that_has_only_the_commands_is_told_how_to_invite_the_bot() {
        server.ada().joins(server.lounge());
        STACK.control().patch("guilds/" + server.id(), Map.of("botPresent", false));
        assertThat(server.ada().uses("volume", Map.of("percent", 30)).text())
                .contains("not a member of this server")
                .contains("https://discord.com/oauth2/authorize?client_id=")
                .contains("guild_id=" + server.id());
        assertThat(server.ada().uses("play", Map.of("query", first.title())).text())
                .contains("not a member of this server");
    }

    @Test
    void who_sits_elsewhere_does_not_disturb_those_who_listen() {
        server.ada().joins(server.lounge());
        server.ben().joins(server.studio());
        server.ada().uses("play", Map.of("query", first.title()));
        assertThat(server.ben().uses("skip").text()).contains("I am playing in");
        assertThat(server.ben().uses("play", Map.of("query", second.title())).text())
                .contains("listening to me in");
        STACK.hears(server, first);
    }

    @Test
    void a_bot_that_is_moved_plays_on_in_the_other_channel() {
        server.ada().joins(server.lounge());
        server.ada().uses("play", Map.of("query", first.title()));
        STACK.hears(server, first);
        server.ada().joins(server.studio());
        server.moveBot(server.studio());
        STACK.eventually("it is there", () -> server.botChannel().equals(server.studio()));
        STACK.hears(server, first);
        assertThat(server.ada().uses("pause").text()).contains("Paused at");
    }

    @Test
    void a_bot_that_is_disconnected_keeps_its_place() {
        server.ada().joins(server.lounge());
        server.ada().uses("play", Map.of("query", first.title()));
        STACK.hears(server, first);
        server.disconnectBot();
        STACK.eventually(
                "it pauses", () -> server.ada().uses("nowplaying").text().contains("Paused"));
        server.ada().uses("resume");
        STACK.hears(server, first);
    }

    @Test
    void a_deleted_channel_ends_nothing_but_the_sound() {
        server.ada().joins(server.lounge());
        server.ada().uses("play", Map.of("query", first.title()));
        server.ada().uses("play", Map.of("query", second.title()));
        STACK.hears(server, first);
        STACK.control().delete("channels/" + server.lounge());
        STACK.eventually(
                "it pauses", () -> server.ada().uses("nowplaying").text().contains("Paused"));
        server.ada().joins(server.studio());
        server.ada().uses("resume");
        STACK.hears(server, first);
        assertThat(server.ada().uses("queue").text()).contains(second.title());
    }

    @Test
    void a_command_that_is_delivered_twice_is_done_once() {
        server.ada().joins(server.lounge());
        server.ada().uses("play", Map.of("query", first.title()));
        Interaction added = server.ada().uses("play", Map.of("query", second.title()));
        STACK.control().post("interactions/" + added.id() + "/redeliver", Map.of("exact", true));
        STACK.control().post("interactions/" + added.id() + "/redeliver");
        server.ada().uses("pause");
        assertThat(server.ada().uses("queue").text())
                .contains("one track")
                .contains(second.title());
    }

    @Test
    void what_cannot_be_played_is_told_why() {
        server.ada().joins(server.lounge());
        assertThat(server.ada().uses("play", Map.of("query", "zzz no such piece zzz")).text())
                .contains("Nothing was found");
        assertThat(plays("http://169.254.169.254/latest/meta-data"))
                .contains("leads into a private network");
        assertThat(plays("http://0x7f.1:9/a.mp3")).contains("leads into a private network");
        assertThat(plays("file:///etc/passwd")).contains("begin with `http://` or `https://`");
        assertThat(plays("http://ada:secret@example.com/"))
                .contains("user name or password")
                .doesNotContain("secret");
        assertThat(plays("http://exa mple.com/")).contains("damaged");
    }

    @Test
    void a_source_that_fails_says_why_and_nothing_of_the_inside() {
        server.ada().joins(server.lounge());
        String page = STACK.page().resolve("/music/catalogue.json").toString();
        assertThat(server.ada().uses("play", Map.of("query", page)).text())
                .contains("no audio that I can play")
                .doesNotContain("127.0.0.1", "Exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "signature",
                "otherKey",
                "body",
                "timestamp",
                "truncated",
                "extended",
                "notHex",
                "empty",
                "missingSignature",
                "missingTimestamp"
            })
    void a_forged_request_is_401(String tamper) {
        assertThat(raw(Map.of("tamper", tamper))).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(ints = {-3_600_000, -250_000, 40_000, 290_000})
    void a_request_of_the_past_or_the_future_is_401(int offset) {
        assertThat(raw(Map.of("timestampOffsetMs", offset))).isEqualTo(401);
    }

    @Test
    void a_refused_command_that_is_sent_again_is_not_done_later() {
        Interaction refused = server.ada().uses("play", Map.of("query", first.title()));
        assertThat(refused.text()).contains("Join a voice channel");
        server.ada().joins(server.lounge());
        STACK.control().post("interactions/" + refused.id() + "/redeliver", Map.of("exact", true));
        // What came before it in the queue of its server is done when this is answered.
        server.ada().uses("volume", Map.of("percent", 30));
        assertThat(server.ada().uses("nowplaying").text()).contains("Nothing is playing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''",
                "{",
                "[]",
                "null",
                "{\"type\":99}",
                "{\"type\":2}",
                "{\"type\":\"2\"}",
                "{\"type\":2,\"data\":[]}"
            })
    void a_signed_request_that_makes_no_sense_is_never_a_500(String body) {
        assertThat(raw(Map.of("body", body))).isBetween(200, 499);
    }

    @Test
    void an_unknown_command_and_a_bad_option_are_explained() {
        assertThat(forced("dance", Map.of())).contains("don't know this command");
        assertThat(forced("volume", Map.of("percent", 5000))).contains("out of range");
        assertThat(forced("seek", Map.of("position", "later"))).contains("place in the track");
    }

    private String plays(String query) {
        return server.ada().uses("play", Map.of("query", query)).text();
    }

    private static int raw(Map<String, ?> request) {
        return STACK.control().post("interactions/raw", request).get("status").asInt();
    }

    private String forced(String command, Map<String, ?> options) {
        return new Interaction(
                        STACK.control()
                                .post(
                                        "interactions/command?until=settled",
                                        Map.of(
                                                "guild",
                                                server.id(),
                                                "channel",
                                                server.text(),
                                                "user",
                                                server.ada().id(),
                                                "name",
                                                command,
                                                "options",
                                                options,
                                                "force",
                                                true)))
                .text();
    }
}
