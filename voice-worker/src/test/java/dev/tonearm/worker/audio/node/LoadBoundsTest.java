package dev.tonearm.worker.audio.node;

import static dev.tonearm.worker.time.RealMachine.MACHINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.json.JsonWriter;
import dev.tonearm.core.partition.NodeSessions;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.worker.audio.AudioSettings;
import dev.tonearm.worker.audio.LoadResult;
import dev.tonearm.worker.audio.session.LavalinkNodes;
import dev.tonearm.worker.telemetry.CommandTrace;
import dev.tonearm.worker.telemetry.Hop;
import dev.tonearm.worker.telemetry.SentSpans;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A node that says without end.
final class LoadBoundsTest implements NodeSessions {
    private static final int ENDLESS = 160_160;

    private final ScriptedNode node = new ScriptedNode();
    private final AudioSettings audio = AudioSettings.of("scripted=" + node.uri(), "password");

    private final LavalinkNodes nodes =
            new LavalinkNodes(
                    audio,
                    new Partitions(1),
                    this,
                    _ -> true,
                    NodeWire.lavalink(audio, () -> new UserId(4_711), MACHINE.timer()),
                    (_, _) -> {},
                    (_, _, _, _) -> {},
                    MACHINE);

    @BeforeEach
    void connect() throws InterruptedException {
        // It has no players.
        node.answer = "[]";
        nodes.open(0);
        await().until(nodes::ready);
    }

    @AfterEach
    void close() {
        nodes.close();
        node.close();
    }

    /// The library makes the request, and other threads carry it out.
    @Test
    void the_node_is_told_in_which_trace_it_is_asked() {
        node.answer = list(1, "a list", 400);
        nodes.load("list");
        assertThat(node.traces).as("of no command").isEmpty();
        CommandTrace command =
                new SentSpans(1, Duration.ofDays(1))
                        .received("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "");
        try (var _ = command.step(Hop.SOURCE)) {
            nodes.load("list");
        }
        nodes.load("list");
        assertThat(node.traces)
                .singleElement()
                .asString()
                .matches("00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01")
                .doesNotContain("b7ad6b7169203331");
    }

    @Test
    void what_cannot_be_cut_is_left_out_of_a_list_and_what_can_is_cut() {
        node.answer = list(2, "n".repeat(5_000), 400, ENDLESS, 400, ENDLESS);
        var list = (LoadResult.Playlist) nodes.load("list");
        assertThat(list.name()).hasSize(256);
        assertThat(list.tracks()).hasSize(2);
        assertThat(list.tooBig()).isEqualTo(2);
        assertThat(list.selected()).as("the one that was named, where it stands now").isEqualTo(1);
        assertThat(list.tracks().getFirst().track())
                .satisfies(track -> {
                    assertThat(track.title()).hasSize(256);
                    assertThat(track.author()).hasSize(256);
                    assertThat(track.uri()).isEmpty();
                    assertThat(track.artworkUrl()).isEmpty();
                });
    }

    @Test
    void a_list_of_nothing_else_is_too_big() {
        node.answer = list(-1, "Mix", ENDLESS, ENDLESS);
        assertThat(nodes.load("list")).isEqualTo(new LoadResult.TooBig());
    }

    @Test
    void an_answer_without_end_is_not_read() {
        node.answer = list(-1, "n".repeat((int) NodeHttp.MOST_BYTES), 400);
        assertThat(nodes.load("list")).isEqualTo(new LoadResult.TooBig());
    }

    /// A list of tracks whose encoded names have these lengths; all else that they say is long.
    private static String list(int selected, String name, Integer... encoded) {
        byte[] json =
                JsonWriter.object(result ->
                        result.put("loadType", "playlist")
                                .put(
                                        "data",
                                        data -> {
                                            data.put(
                                                    "info",
                                                    info ->
                                                            info.put("name", name)
                                                                    .put(
                                                                            "selectedTrack",
                                                                            selected));
                                            data.put("pluginInfo", _ -> {});
                                            data.array(
                                                    "tracks",
                                                    List.of(encoded),
                                                    LoadBoundsTest::track);
                                        }));
        return new String(json, StandardCharsets.UTF_8);
    }

    private static void track(JsonWriter track, int encoded) {
        track.put("encoded", "Q".repeat(encoded))
                .put(
                        "info",
                        info ->
                                info.put("identifier", "id")
                                        .put("isSeekable", true)
                                        .put("author", "a".repeat(2_000))
                                        .put("length", 1_000)
                                        .put("isStream", false)
                                        .put("position", 0)
                                        .put("title", "t".repeat(60_000))
                                        .put("uri", "https://example.com/" + "u".repeat(5_000))
                                        .put(
                                                "artworkUrl",
                                                "https://example.com/" + "p".repeat(5_000))
                                        .put("isrc", "i".repeat(5_000))
                                        .put("sourceName", "http"))
                .put("pluginInfo", _ -> {})
                .put("userData", _ -> {});
    }

    @Override
    public Optional<String> find(int partition, String name) {
        return Optional.empty();
    }

    @Override
    public boolean remember(int partition, String name, Optional<String> before, String session) {
        return true;
    }
}
