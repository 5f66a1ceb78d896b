package dev.tonearm.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.drive.Interaction;
import dev.tonearm.drive.Library.Piece;
import dev.tonearm.drive.Server;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The now-playing message when moderators take permissions and give them back. What is refused is
/// a violation of the strict simulator; here it is what a test is about.
class PanelJourneyTest {
    @RegisterExtension static final StackExtension STACK = new StackExtension("rest.forbidden");

    private final Server server = STACK.server("panel");
    private final Piece first = STACK.pieces().get(0);
    private final Piece second = STACK.pieces().get(1);

    @SideBySide
    void a_channel_that_is_hidden_and_shown_again_shows_what_plays_now_in_the_same_message() {
        listen();
        JsonNode panel = STACK.panel(server);
        server.denyBot("VIEW_CHANNEL");
        assertThat(server.ada().uses("skip").text()).contains(second.title());
        STACK.eventually("the edit is refused", this::isRefused);
        server.denyBot();
        panelSays("**[" + second.title());
        assertThat(STACK.panel(server).get("id")).isEqualTo(panel.get("id"));
    }

    @SideBySide
    void a_channel_that_takes_no_messages_gets_it_when_it_does() {
        server.denyBot("SEND_MESSAGES");
        listen();
        STACK.eventually("the message is refused", this::isRefused);
        STACK.hears(server, first);
        server.denyBot();
        panelSays(first.title());
    }

    @SideBySide
    void a_bot_that_is_invited_again_shows_why_it_left() {
        listen();
        JsonNode panel = STACK.panel(server);
        STACK.hears(server, first);
        server.kickBot();
        STACK.eventually("the edit is refused", this::isRefused);
        server.inviteBot();
        panelSays("disconnected");
        assertThat(STACK.panel(server).get("id")).isEqualTo(panel.get("id"));
    }

    @SideBySide
    void one_refusal_out_of_nowhere_is_not_the_end_of_it() {
        listen();
        JsonNode panel = STACK.panel(server);
        STACK.control()
                .post(
                        "faults",
                        Map.of(
                                "on",
                                "rest",
                                "method",
                                "PATCH",
                                "path",
                                "/channels/" + server.text() + "/messages/.*",
                                "status",
                                403,
                                "times",
                                1));
        assertThat(server.ada().uses("pause").text()).contains("Paused");
        panelSays("Paused");
        assertThat(STACK.panel(server).get("id")).isEqualTo(panel.get("id"));
    }

    @SideBySide
    void a_message_whose_request_discord_took_too_long_for_is_one() {
        STACK.control()
                .post(
                        "faults",
                        Map.of(
                                "on",
                                "rest",
                                "method",
                                "POST",
                                "path",
                                "/channels/" + server.text() + "/messages",
                                "delayMs",
                                12_000,
                                "times",
                                1));
        listen();
        assertThat(server.ada().uses("pause").text()).contains("Paused");
        panelSays("Paused");
        assertThat(STACK.panel(server)).isNotNull();
    }

    @SideBySide
    void below_what_people_said_it_is_posted_anew_when_the_next_track_begins() {
        listen();
        String first = STACK.panel(server).get("id").asText();
        for (int said = 0; said < 5; said++) server.ada().types("la la la");
        server.ada().uses("skip");
        STACK.eventually(
                "another message, and only that",
                () ->
                        server.messages().toString().contains("\"t1:add\"")
                                && !server.messages().toString().contains(first));
        panelSays("**[" + second.title());
    }

    @SideBySide
    void its_form_plays_what_somebody_fills_in() {
        listen();
        Interaction form = server.ada().presses(STACK.panel(server), "t1:add");
        Piece third = STACK.pieces().get(2);
        server.ada().submits(form, Map.of("query", third.title()));
        panelSays("2. **" + third.title());
    }

    private void listen() {
        server.ada().joins(server.lounge());
        assertThat(server.ada().uses("play", Map.of("query", first.title())).text())
                .contains("Now playing");
        server.ada().uses("play", Map.of("query", second.title()));
    }

    private void panelSays(String words) {
        STACK.eventually(
                "the message says " + words,
                () -> Interaction.texts(STACK.panel(server)).contains(words));
    }

    private boolean isRefused() {
        return STACK.violations().toString().contains(server.text());
    }
}
