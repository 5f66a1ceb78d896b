package dev.tonearm.worker.audio.session;

import static dev.tonearm.worker.audio.session.AudioStage.playing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.Track;
import dev.tonearm.standin.music.LibraryTrack;
import dev.tonearm.worker.OnTheWire;
import dev.tonearm.worker.audio.AudioNodes.Reconciled;
import dev.tonearm.worker.audio.LoadResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What listeners hear when a node dies, is cut off, or comes back.
@OnTheWire
final class NodeLossTest {
    private static final List<GuildId> GUILDS =
            LongStream.rangeClosed(1, 6).mapToObj(id -> new GuildId(id << 22)).toList();

    @TempDir Path folder;
    private AudioStage stage;
    private LavalinkNodes nodes;
    private LibraryTrack piece;
    private Track track;
    private static final long MILLIS_OF_PACKET = 20;

    private Duration toBegin;
    private Instant begunAt;
    private final Map<GuildId, Long> begunFrom = new HashMap<>();
    private final Map<GuildId, Long> packetsBefore = new HashMap<>();

    @BeforeEach
    void play() {
        stage = new AudioStage(folder, "one", "two");
        nodes = stage.worker();
        await().until(() -> stage.sessions.size() == 2);
        piece = stage.piece(0);
        track = ((LoadResult.Single) nodes.load(stage.url(piece))).track();
        toBegin =
                AudioStage.took(() -> {
                    for (GuildId guild : GUILDS) {
                        nodes.opened(guild, stage.invite(guild, "first"));
                        // The voice server's news, which is followed on another thread, may have
                        // done it.
                        assertThat(nodes.reconcile(guild, playing(track, 1, Instant.now())))
                                .isNotEqualTo(Reconciled.LATER);
                    }
                    await().until(this::allHear);
                });
        forgetGaps();
        begunAt = Instant.now();
        for (GuildId guild : GUILDS) {
            begunFrom.put(guild, stage.position(guild));
            packetsBefore.put(guild, stage.voice.ear(guild.value()).packets());
        }
    }

    @AfterEach
    void stop() {
        nodes.close();
        stage.close();
    }

    @Test
    void the_guilds_of_a_killed_node_play_on_elsewhere_within_three_seconds() {
        String first = oneWithPlayers();
        stage.killNode(first);
        await().until(() ->
                GUILDS.stream()
                        .allMatch(guild -> stage.nodesOf(guild).equals(Set.of(other(first)))));
        await().until(() -> GUILDS.stream().noneMatch(this::isSilent) && allHear());
        assertThat(longestGap()).isLessThan(toBegin.plusSeconds(3));
        assertThat(stage.closures).isEmpty();
        assertThat(GUILDS).allSatisfy(this::missedNothing);
    }

    @Test
    void a_node_that_is_cut_off_is_left_and_its_players_end_when_it_is_back() {
        String first = oneWithPlayers();
        stage.way(first).cut();
        await().until(() ->
                GUILDS.stream().allMatch(guild -> stage.nodesOf(guild).contains(other(first))));
        assertThat(longestGap()).isLessThan(toBegin.plusSeconds(3));
        stage.way(first).restore();
        await().until(() -> stage.isHeld(first));
        await().until(() -> GUILDS.stream().allMatch(guild -> stage.nodesOf(guild).size() == 1));
        await().until(this::allHear);
    }

    @Test
    void a_node_that_takes_no_requests_is_left_by_a_guild_that_needs_one() {
        String first = oneWithPlayers();
        GuildId guild =
                GUILDS.stream()
                        .filter(one -> stage.nodesOf(one).contains(first))
                        .findFirst()
                        .orElseThrow();
        // Its events still come, so that it does not look dead.
        stage.way(first).delay(Duration.ofMinutes(1));
        assertThat(nodes.reconcile(guild, playing(track, 2, Instant.now())))
                .isEqualTo(Reconciled.LATER);
        await().until(() -> stage.nodesOf(guild).contains(other(first)));
    }

    @Test
    void without_any_node_the_listeners_are_told_and_playing_resumes_when_one_returns() {
        int one = stage.killNode("one");
        stage.killNode("two");
        // Long enough for somebody to miss something.
        await().pollDelay(Duration.ofSeconds(5)).until(() -> !nodes.ready());
        assertThat(nodes.reconcile(GUILDS.getFirst(), playing(track, 2, Instant.now())))
                .isEqualTo(Reconciled.LATER);
        stage.startNode("one", one);
        await().until(() -> GUILDS.stream().noneMatch(this::isSilent) && allHear());
        assertThat(longestGap()).isGreaterThan(Duration.ofSeconds(5));
        assertThat(GUILDS.subList(1, GUILDS.size())).allSatisfy(this::missedNothing);
        // What was asked for meanwhile begins at its beginning.
        assertThat(stage.position(GUILDS.getFirst())).isLessThan(4_000);
        assertThat(GUILDS.subList(1, GUILDS.size())).allSatisfy(this::isToldToTheState);
    }

    @Test
    void a_node_that_stands_still_for_a_while_goes_on_where_it_stood() {
        Duration stopped = Duration.ofSeconds(4);
        GUILDS.forEach(guild -> nodes.closed(guild));
        GUILDS.forEach(guild -> stage.voice.close(guild.value(), 4014, "moved"));
        await().pollDelay(stopped).until(() -> GUILDS.stream().allMatch(this::isSilent));
        GUILDS.forEach(guild -> nodes.opened(guild, stage.invite(guild, "second")));
        await().until(() -> GUILDS.stream().noneMatch(this::isSilent) && allHear());
        assertThat(GUILDS).allSatisfy(this::missedNothing);
    }

    /// The player is as far in its track as there was sound since the start; a gap would be of four
    /// seconds and more, and a busy machine reads one of the two a second late.
    private void missedNothing(GuildId guild) {
        long position = stage.position(guild);
        long packets = stage.voice.ear(guild.value()).packets();
        long heard = MILLIS_OF_PACKET * (packets - packetsBefore.getOrDefault(guild, 0L));
        assertThat(position - begunFrom.getOrDefault(guild, 0L) - heard)
                .as("missed of %s", guild)
                .isBetween(-2_000L, 2_000L);
    }

    private void isToldToTheState(GuildId guild) {
        await().until(() ->
                stage.reportsOf(guild).stream()
                        .anyMatch(report ->
                                report instanceof PlayerInput.PositionReported at
                                        && at.at().isAfter(begunAt.plusSeconds(5))
                                        && Duration.between(begunAt, at.at()).toMillis()
                                                        - (at.positionMillis()
                                                                - begunFrom.getOrDefault(guild, 0L))
                                                > 4_000));
    }

    private String oneWithPlayers() {
        return Set.of("one", "two").stream()
                .filter(name ->
                        GUILDS.stream().anyMatch(guild -> stage.nodesOf(guild).contains(name)))
                .findFirst()
                .orElseThrow();
    }

    private static String other(String name) {
        return name.equals("one") ? "two" : "one";
    }

    private boolean allHear() {
        return GUILDS.stream().allMatch(guild -> stage.hears(guild, piece));
    }

    private boolean isSilent(GuildId guild) {
        return stage.voice
                .ear(guild.value())
                .silentFor()
                .filter(silence -> silence.toMillis() < 500)
                .isEmpty();
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
