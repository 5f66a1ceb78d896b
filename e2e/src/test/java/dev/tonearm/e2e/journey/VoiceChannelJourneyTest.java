package dev.tonearm.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.drive.Interaction;
import dev.tonearm.drive.Library.Piece;
import dev.tonearm.drive.Server;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What the bot does with the channel that it plays in: the line below its name, and its seat on a
/// stage.
class VoiceChannelJourneyTest {
    @RegisterExtension static final StackExtension STACK = new StackExtension();

    private static final String UNHEARD = "Paused because nobody hears me";

    private final Server server = STACK.server("voice channels");
    private final Piece piece = STACK.pieces().get(0);

    @SideBySide
    void the_line_below_the_channels_name_says_what_plays_until_the_music_stops() {
        server.set("{\"manners\":{\"voiceStatus\":true}}");
        plays(server.lounge());
        STACK.eventually("what plays", () -> status().startsWith("🎵 "));
        assertThat(server.ada().uses("stop").text()).contains("Stopped");
        STACK.eventually("nothing", () -> status().isEmpty());
        assertThat(server.botChannel()).as("it is still there").isEqualTo(server.lounge());
    }

    @SideBySide
    void on_a_stage_where_it_may_it_speaks_at_once() {
        String stage = server.channel("stage", "stage");
        server.permitBot(stage, List.of("MUTE_MEMBERS"), List.of());
        plays(stage);
        STACK.hears(server, piece);
        assertThat(server.botAsksToSpeak()).isFalse();
    }

    @SideBySide
    void on_a_stage_where_it_may_not_it_raises_its_hand_and_plays_for_as_long_as_it_is_heard() {
        String stage = server.channel("stage", "stage");
        server.permitBot(stage, List.of("REQUEST_TO_SPEAK"), List.of("MUTE_MEMBERS"));
        plays(stage);
        STACK.eventually("a raised hand", server::botAsksToSpeak);
        panelSays(UNHEARD);
        server.letsBotSpeak(true);
        STACK.hears(server, piece);
        panelSays("Now playing");
        server.letsBotSpeak(false);
        panelSays(UNHEARD);
        long paused = STACK.position(server);
        server.letsBotSpeak(true);
        STACK.hears(server, piece);
        assertThat(STACK.position(server)).isGreaterThanOrEqualTo(paused);
    }

    private void plays(String channel) {
        server.ada().joins(channel);
        server.ada().uses("play", Map.of("query", piece.longer()));
    }

    private String status() {
        return server.status(server.lounge());
    }

    private void panelSays(String words) {
        STACK.eventually(
                "the message says " + words,
                () -> Interaction.texts(STACK.panel(server)).contains(words));
    }
}
