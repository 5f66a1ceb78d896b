package dev.tonearm.worker.audio.session;

import static dev.tonearm.worker.audio.session.AudioStage.playing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.Track;
import dev.tonearm.standin.music.LibraryTrack;
import dev.tonearm.worker.OnTheWire;
import dev.tonearm.worker.audio.AudioNodes.Reconciled;
import dev.tonearm.worker.audio.AudioSettings;
import dev.tonearm.worker.audio.LoadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nodes that come and go by an operator's hand, and where players go.
@OnTheWire
final class NodeMovesTest {
    private static final List<GuildId> GUILDS =
            LongStream.rangeClosed(1, 4).mapToObj(id -> new GuildId(id << 22)).toList();

    @TempDir Path folder;
    private AudioStage stage;
    private @Nullable LavalinkNodes opened;
    private LibraryTrack piece;
    private @Nullable Track track;

    @BeforeEach
    void start() {
        stage = new AudioStage(folder, "one", "two");
        piece = stage.piece(0);
    }

    @AfterEach
    void stop() {
        if (opened != null) opened.close();
        stage.close();
    }

    @Test
    void players_leave_a_draining_node_and_come_to_a_new_one_with_no_more_than_a_reconnect()
            throws IOException {
        // Not by region: a busy machine counts for more, and which node says so first is chance.
        begin(500, "one draining", "two");
        Duration toBegin =
                AudioStage.took(() -> {
                    GUILDS.forEach(guild -> assertThat(play(guild)).isNotEqualTo(Reconciled.LATER));
                    await().until(() -> allAreOn("two") && allHear());
                });
        forgetGaps();

        list("one", "two draining");
        await().until(() -> allAreOn("one"));
        stage.startNode("three", 0);
        list("three", "one draining");
        await().until(() -> allAreOn("three"));
        await().until(() -> !stage.isHeld("two"));

        await().until(this::allHear);
        assertThat(longestGap()).isLessThan(toBegin.plusSeconds(1));
        assertThat(stage.closures).isEmpty();
        assertThat(stage.reports).noneMatch(AudioStage::isEnd);
    }

    @Test
    void a_full_node_takes_nobody_until_somebody_leaves() throws IOException {
        begin(1, "one", "two");
        GuildId late = GUILDS.get(2);
        assertThat(play(GUILDS.get(0))).isNotEqualTo(Reconciled.LATER);
        assertThat(play(GUILDS.get(1))).isNotEqualTo(Reconciled.LATER);
        assertThat(play(late)).isEqualTo(Reconciled.LATER);
        nodes().reconcile(GUILDS.getFirst(), new DesiredPlayer.Absent());
        await().until(() -> stage.hears(late, piece));
        assertThat(stage.nodesOf(late)).hasSize(1);
    }

    private void begin(int playersPerNode, String... lines) throws IOException {
        list(lines);
        opened =
                stage.worker(
                        AudioSettings.of("", file().toString(), stage.password(), playersPerNode));
        await().until(() -> stage.sessions.size() == lines.length);
        track = ((LoadResult.Single) nodes().load(stage.url(piece))).track();
    }

    private LavalinkNodes nodes() {
        return Objects.requireNonNull(opened);
    }

    private Reconciled play(GuildId guild) {
        nodes().opened(guild, stage.invite(guild, "first"));
        return nodes().reconcile(guild, playing(Objects.requireNonNull(track), 1, Instant.now()));
    }

    /// Writes the list of nodes: names, with the marks of some.
    private void list(String... lines) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            String name = line.replaceFirst(" .*", "");
            text.append(line.replaceFirst(name, name + " " + stage.address(name))).append('\n');
        }
        Path written = folder.resolve("nodes.new");
        Files.writeString(written, text);
        Files.move(written, file(), StandardCopyOption.REPLACE_EXISTING);
    }

    private Path file() {
        return folder.resolve("nodes");
    }

    private boolean allAreOn(String node) {
        return GUILDS.stream().allMatch(guild -> stage.nodesOf(guild).equals(Set.of(node)));
    }

    private boolean allHear() {
        return GUILDS.stream().allMatch(guild -> stage.hears(guild, piece));
    }

    private void forgetGaps() {
        GUILDS.forEach(guild -> stage.voice.ear(guild.value()).forgetGaps());
    }

    private Duration longestGap() {
        return GUILDS.stream()
                .map(guild -> stage.voice.ear(guild.value()).longestGap().orElse(Duration.ZERO))
                .max(Duration::compareTo)
                .orElseThrow();
    }
}
