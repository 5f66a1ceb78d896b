package dev.tonearm.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.record.Behaviour;
import dev.tonearm.drive.Control;
import dev.tonearm.drive.Interaction;
import dev.tonearm.drive.Server;
import dev.tonearm.local.stack.Progress;
import dev.tonearm.local.stack.Stack;
import dev.tonearm.local.stack.StackSettings;
import dev.tonearm.standin.sound.WavFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// An operator who has a folder of music, whose files are called what files are called, and who has
/// not let the bot read what people write, as nobody has at first.
@TestInstance(Lifecycle.PER_CLASS)
class OwnMusicJourneyTest {
    private static final Path FOLDER = Path.of("target/own-music");
    private static final String PERCENT = "100% Pure; 50%25 [live] a|b";
    private static final String UMLAUTS = "Für Zoë & Ånna #1?";
    private static final String LONG = "A Rather Long Title ".repeat(9).strip();

    private final Stack stack =
            Stack.start(
                    StackSettings.in(FOLDER)
                            .withBehaviour(Behaviour.defaults())
                            .withMusic(music("Ada - " + PERCENT, "Ada - " + UMLAUTS, LONG)),
                    Progress.on(System.out));
    private final Control control = PatientDiscord.of(stack);

    @AfterAll
    void stop() {
        stack.close();
    }

    @Test
    void whatever_is_suggested_plays() {
        Server server = Server.create(control, "own music");
        server.ada().joins(server.lounge());
        plays(server, "100% pure", "Ada");
        plays(server, "fur zoe", "Zoë");
        plays(server, "rather long", "A Rather Long Title");
    }

    private static void plays(Server server, String typed, String name) {
        JsonNode choices = server.ada().completes("play", "query", typed);
        assertThat(choices).as("suggestions for %s", typed).hasSize(1);
        assertThat(choices.get(0).get("name").asText()).contains(name);
        String query = choices.get(0).get("value").asText();
        assertThat(server.ada().uses("play", Map.of("query", query, "when", "now")).text())
                .as("/play %s", query)
                .contains("Now playing");
    }

    @Test
    void in_a_request_channel_that_nobody_reads_music_is_asked_for_by_the_button() {
        Server server = Server.create(control, "requests");
        Interaction set = server.set("{\"where\":{\"requests\":\"%s\"}}".formatted(server.text()));
        assertThat(set.text()).contains("people press **Add music** there");
        JsonNode player = player(server, "**Press Add music**");
        assertThat(Interaction.texts(player)).contains("What is written here is not read.");

        server.ada().joins(server.lounge());
        String written = server.ada().types(PERCENT);
        Interaction form = server.ada().presses(player, "t1:add");
        server.ada().submits(form, Map.of("query", LONG));
        assertThat(Interaction.texts(player(server, "A Rather Long Title")))
                .contains("Now playing", "**Press Add music**")
                .doesNotContain("100%");
        assertThat(server.messages().toString()).contains("\"" + written + "\"");
    }

    /// The message with the buttons, as soon as it says this.
    private static JsonNode player(Server server, String words) {
        return await().until(
                        () -> {
                            for (JsonNode message : server.messages()) {
                                if (Interaction.texts(message).contains(words)
                                        && message.toString().contains("\"t1:add\""))
                                    return Optional.of(message);
                            }
                            return Optional.<JsonNode>empty();
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    /// A minute of silence each.
    private static Path music(String... names) {
        try {
            Path folder = Files.createDirectories(FOLDER.resolve("music"));
            for (String name : names) {
                int size = 60 * 48_000 * 4;
                try (OutputStream file = Files.newOutputStream(folder.resolve(name + ".wav"))) {
                    file.write(WavFile.header(size));
                    file.write(new byte[size]);
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write music", e);
        }
    }
}
