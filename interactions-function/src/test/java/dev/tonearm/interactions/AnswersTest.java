package dev.tonearm.interactions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.player.Examples;
import dev.tonearm.core.player.PlaybackEvent;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEvent;
import dev.tonearm.core.player.StayEvent;
import dev.tonearm.function.wire.DiscordSchema;
import dev.tonearm.interactions.wire.Interactions;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The answers to the interactions in `interactions/`, byte for byte as in `answers/`, in a server
/// where one track plays and twelve wait; each is what Discord's OpenAPI describes.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswersTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestEdge edge = new TestEdge();

    @BeforeAll
    void a_guild_that_is_playing() {
        var line =
                Examples.line(
                        PlayerState.NEW,
                        Examples.asked(1, "play"),
                        new StayEvent.VoiceJoined(new ChannelId(9)),
                        new QueueEvent.Enqueued(0, Examples.entries(1, 13), ""),
                        new PlaybackEvent.Started(Examples.entry(1, "x").id(), "track 1", 0));
        edge.journal().append(new GuildId(Interactions.GUILD), List.of(line));
        edge.priming().run();
    }

    @AfterAll
    void stop() {
        edge.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ping",
                "skip",
                "search",
                "queue",
                "nowplaying",
                "help",
                "effects-equalizer",
                "unknown-command",
                "volume-out-of-range",
                "in-direct-message",
                "without-permission",
                "typing-play",
                "typing-remove",
                "button-pause",
                "button-bands",
                "button-turn",
                "button-old",
                "of-the-future"
            })
    void an_answer_is_as_written_down_and_as_discord_describes(String name) throws IOException {
        String answer =
                edge.answerRaw(TestEdge.signed(Interactions.read(name)).bytes()).string("body");

        assertThat(JSON.readTree(answer).toPrettyString()).isEqualTo(golden(name));
        check(answer);
    }

    @Test
    void all_of_help_is_what_discord_takes() throws IOException {
        String answer =
                edge.answerRaw(TestEdge.signed(Interactions.read("help-all")).bytes())
                        .string("body");

        assertThat(answer).contains("`/spielen`", "t1:chapter");
        check(answer);
    }

    private static void check(String answer) throws IOException {
        DiscordSchema.at(
                        "/paths/~1interactions~1{interaction_id}~1{interaction_token}~1callback"
                                + "/post/requestBody/content/application~1json/schema")
                .check(answer);
        DiscordSchema.named(schema(JsonObject.parse(answer).integer("type"))).check(answer);
    }

    /// The one among Discord's alternatives that this type has to be.
    private static String schema(int type) {
        return switch (type) {
            case 1 -> "PongInteractionCallbackRequest";
            case 4, 5 -> "CreateMessageInteractionCallbackRequest";
            case 6, 7 -> "UpdateMessageInteractionCallbackRequest";
            case 9 -> "ModalInteractionCallbackRequest";
            default -> "ApplicationCommandAutocompleteCallbackRequest";
        };
    }

    private static String golden(String name) throws IOException {
        String file = "/dev/tonearm/interactions/answers/" + name + ".json";
        try (InputStream stream = AnswersTest.class.getResourceAsStream(file)) {
            assertThat(stream).as(file).isNotNull();
            return stream == null ? "" : new String(stream.readAllBytes(), UTF_8).strip();
        }
    }
}
