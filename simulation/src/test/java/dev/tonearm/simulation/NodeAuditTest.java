package dev.tonearm.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.audio.Sound;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.Track;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a worker does about players that somebody else has touched.
class NodeAuditTest {
    private static final GuildId GUILD = new GuildId(1_000L << 22);
    private static final ChannelId CHANNEL = new ChannelId(5);
    private static final int PARTITION = World.PARTITIONS.of(GUILD);

    /// Once before the first audit, and once after what it finds has been looked at twice.
    private static final List<Duration> LOOKS =
            List.of(Duration.ofSeconds(29), Duration.ofSeconds(35));

    private final List<String> broken = new ArrayList<>();
    private final Scheduler scheduler =
            new Scheduler(
                    new SplittableRandom(1),
                    Carrier.here(),
                    new Trace(null),
                    () -> {},
                    (where, thrown) -> broken.add(where + ": " + thrown));
    private final Host host = new Host("worker-1");
    private final SimNode node = new SimNode("node-1", scheduler, new Sounds(scheduler::now));
    private final SimTimer timer = new SimTimer(host, scheduler, 0, Duration.ZERO);
    private final List<Optional<String>> heard = new ArrayList<>();
    private boolean ours = true;

    @AfterEach
    void nothing_broke() {
        assertThat(broken).isEmpty();
    }

    @Test
    void a_player_that_should_not_be_there_is_ended() {
        worker(new DesiredPlayer.Absent());
        at(10, () -> change(start(7)));
        run();
        assertThat(heard).containsExactly(Optional.of("7"), Optional.empty());
    }

    @Test
    void without_the_lease_a_player_is_left_alone() {
        worker(new DesiredPlayer.Absent());
        at(10, () -> change(start(7)));
        at(11, () -> ours = false);
        run();
        assertThat(heard).containsExactly(Optional.of("7"), Optional.of("7"));
    }

    @Test
    void a_player_that_is_gone_comes_back() {
        worker(playing(3));
        at(10, () -> change(Correction.DESTROY));
        run();
        assertThat(heard).containsExactly(Optional.empty(), Optional.of("3"));
    }

    @Test
    void a_player_that_plays_something_else_is_put_right() {
        worker(playing(3));
        at(10, () -> change(start(7)));
        run();
        assertThat(heard).containsExactly(Optional.of("7"), Optional.of("3"));
    }

    private void worker(DesiredPlayer desired) {
        var wire =
                new Wire(
                        host,
                        scheduler,
                        new SplittableRandom(2),
                        new Trouble(new SplittableRandom(3)),
                        new Trace(null));
        NodesPort.Requests requests =
                (partition, to, request, about, effect) -> {
                    scheduler.sleep(Duration.ofMillis(5).toNanos());
                    effect.run();
                    return true;
                };
        var port =
                new NodesPort(
                        new NodesPort.Around(
                                host,
                                scheduler,
                                wire,
                                List.of(node),
                                _ -> ours,
                                timer,
                                requests,
                                true,
                                true),
                        World.PARTITIONS);
        scheduler.spawn(host, "open", () -> port.open(PARTITION));
        at(1, () -> scheduler.spawn(host, "ask", () -> port.reconcile(GUILD, desired)));
    }

    private static DesiredPlayer playing(long entry) {
        var track = new Track("", "", "", 600_000, "", "", false, true);
        var loaded =
                new Playback.Loaded(
                        new QueueEntry(new EntryId(entry), track, new UserId(1)),
                        0,
                        SimTimer.START,
                        false);
        return new DesiredPlayer.Playing(CHANNEL, loaded, Sound.PLAIN);
    }

    private static SimNode.Patch start(long entry) {
        var start = new SimNode.Start(new EntryId(entry), 600_000, 0);
        return new SimNode.Patch(start, null, null, null, false, false);
    }

    private void change(SimNode.Patch patch) {
        node.session(PARTITION).apply(GUILD, patch);
    }

    private void at(long seconds, Runnable action) {
        scheduler.at(Duration.ofSeconds(seconds).toNanos(), "test", action);
    }

    private void run() {
        for (Duration look : LOOKS) scheduler.at(look.toNanos(), "look", this::look);
        scheduler.at(Duration.ofSeconds(40).toNanos(), "end", scheduler::end);
        scheduler.run();
    }

    private void look() {
        SimNode.Player player = node.players().get(GUILD);
        heard.add(Optional.ofNullable(player).map(one -> String.valueOf(one.shown().entry())));
    }
}
