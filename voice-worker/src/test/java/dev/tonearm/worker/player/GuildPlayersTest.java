package dev.tonearm.worker.player;

import static dev.tonearm.core.player.Examples.LOUNGE;
import static dev.tonearm.worker.player.Worker.GUILD;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.Player;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.Resolution;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.core.sound.SoundCommand;
import dev.tonearm.core.voice.VoiceCommand;
import dev.tonearm.worker.intake.Handed;
import dev.tonearm.worker.telemetry.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuildPlayersTest {
    /// The one of [Worker#GUILD].
    private static final int PARTITION = 1;

    /// In the same partition as [Worker#GUILD].
    private static final GuildId OTHER = new GuildId(79L << 22);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void commands_of_a_guild_are_done_in_order_however_many_threads_there_are()
            throws InterruptedException {
        var worker = new Worker(new MemoryJournal(), threads);
        settled(worker.play("aurora"));
        List<Handed> deliveries = new ArrayList<>();
        for (int percent = 1; percent <= 100; percent++) {
            deliveries.add(worker.give(new SoundCommand.SetVolume(percent)));
        }
        for (Handed delivery : deliveries) settled(delivery);
        assertThat(worker.state().volume()).isEqualTo(100);
        List<String> order =
                worker.rest.sent("edit-original").stream().map(sent -> sent.about()).toList();
        assertThat(order.subList(1, 101))
                .isEqualTo(
                        deliveries.stream()
                                .map(one -> one.envelope().interaction().id().toString())
                                .toList());
    }

    @Test
    void a_guild_whose_answer_hangs_delays_no_other_guild() throws InterruptedException {
        var worker = new Worker(new MemoryJournal(), threads);
        var go = new CountDownLatch(1);
        Handed hanging = worker.play("aurora");
        settled(hanging);
        worker.rest.before(sent -> {
            if (sent.route().equals("edit-original") && sent.body().contains("Paused"))
                awaitQuietly(go);
        });
        Handed pause = worker.give(new PlaybackCommand.Pause());
        var join = worker.envelope(OTHER, Interaction.Kind.COMMAND, new VoiceCommand.Join());
        settled(worker.give(join));
        assertThat(pause.outcome).isNull();
        go.countDown();
        settled(pause);
    }

    @Test
    void the_music_goes_on_while_an_answer_hangs() throws InterruptedException {
        var worker = new Worker(new MemoryJournal(), threads);
        settled(worker.play("aurora"));
        settled(worker.play("borealis"));
        var go = new CountDownLatch(1);
        worker.rest.before(_ -> awaitQuietly(go));
        Handed volume = worker.give(new SoundCommand.SetVolume(40));
        worker.timer.advance(Player.BETWEEN_STARTS);
        worker.players.report(GUILD, new PlayerInput.TrackEnded(new EntryId(1)));
        await().until(() -> titlePlaying(worker.state()).equals("borealis"));
        assertThat(volume.outcome).isNull();
        go.countDown();
        settled(volume);
    }

    @Test
    void a_slow_search_delays_only_its_guild_and_keeps_its_order() throws InterruptedException {
        var worker = new Worker(new MemoryJournal(), threads);
        settled(worker.play("aurora"));
        var go = new CountDownLatch(1);
        var found = worker.sources;
        worker.sources =
                query -> {
                    if (query.text().equals("slow")) awaitQuietly(go);
                    return found.resolve(query);
                };
        Handed slow = worker.play("slow");
        Handed quick = worker.play("quick");
        settled(
                worker.give(
                        worker.envelope(OTHER, Interaction.Kind.COMMAND, new VoiceCommand.Join())));
        assertThat(slow.outcome).isNull();
        assertThat(quick.outcome).isNull();
        go.countDown();
        settled(quick);
        assertThat(worker.state().queue())
                .extracting(entry -> entry.track().title())
                .containsExactly("slow", "quick");
    }

    @Test
    void after_a_restart_every_open_guild_is_as_it_was() throws InterruptedException {
        var before = new Worker();
        before.play("aurora");
        before.play("borealis");
        before.give(new SoundCommand.SetVolume(30));
        before.give(new PlaybackCommand.Pause());
        var after = new Worker(before.journal, Worker.ON_THIS_THREAD);
        after.players.revive(1);
        assertThat(after.nodes.players.get(GUILD)).isEqualTo(before.nodes.players.get(GUILD));
        assertThat(after.nodes.players.get(GUILD))
                .isInstanceOfSatisfying(
                        DesiredPlayer.Playing.class,
                        playing -> {
                            assertThat(playing.sound().volume()).isEqualTo(30);
                            assertThat(playing.playback().paused()).isTrue();
                        });
        assertThat(after.voice.bot).containsKey(GUILD);
    }

    @Test
    void a_restart_waits_for_a_store_that_is_away() throws InterruptedException {
        var before = new Worker();
        before.play("aurora");
        var after = new Worker(before.journal, Worker.ON_THIS_THREAD);
        before.journal.failNext(5);
        after.players.revive(1);
        assertThat(after.nodes.players).containsKey(GUILD);
    }

    @Test
    void a_guild_at_rest_is_settled_and_forgotten_and_comes_back_whole() {
        var worker = new Worker();
        worker.play("aurora");
        worker.give(new PlaybackCommand.Stop());
        worker.give(new VoiceCommand.Leave());
        PlayerState left = worker.state();
        worker.timer.advance(GuildPlayers.REST.multipliedBy(3));
        assertThat(guilds(worker)).isZero();
        assertThat(worker.journal.open(1)).isEmpty();
        assertThat(worker.journal.snapshotOf(GUILD).queue()).isEqualTo(left.queue());
        assertThat(worker.give(new PlaybackCommand.Resume()).outcome).isEqualTo(Outcome.DONE);
        assertThat(titlePlaying(worker.state())).isEqualTo("aurora");
    }

    @Test
    void a_guild_that_plays_is_never_forgotten() {
        var worker = new Worker();
        worker.play("aurora");
        worker.timer.advance(Duration.ofHours(2));
        assertThat(guilds(worker)).isEqualTo(1);
    }

    @Test
    void a_guild_that_the_bot_had_to_leave_keeps_its_queue() {
        var worker = new Worker();
        worker.play("aurora");
        worker.play("borealis");
        worker.players.left(GUILD);
        assertThat(worker.nodes.players.get(GUILD)).isEqualTo(new DesiredPlayer.Absent());
        assertThat(worker.state().voice()).isEqualTo(Whereabouts.NOWHERE);
        assertThat(worker.state().queue()).hasSize(1);
    }

    @Test
    void every_guild_is_looked_at_once_in_thirty_seconds_and_mended_if_it_has_to_be() {
        var worker = new Worker();
        worker.play("aurora");
        worker.timer.advance(Duration.ofSeconds(31));
        assertThat(worker.voice.looks).containsExactly(GUILD);
        assertThat(mended(worker)).isZero();
        Whereabouts lounge = worker.voice.bot.put(GUILD, Whereabouts.NOWHERE);
        worker.timer.advance(Duration.ofSeconds(30));
        assertThat(worker.voice.bot.get(GUILD)).isEqualTo(lounge);
        assertThat(mended(worker)).isEqualTo(1);
    }

    @Test
    void a_bot_that_sits_where_no_player_wants_it_is_called_back_once_the_partition_is_revived()
            throws InterruptedException {
        var worker = new Worker();
        worker.voice.strays.add(GUILD);
        worker.voice.bot.put(GUILD, new Whereabouts.InVoice(LOUNGE));
        worker.timer.advance(Duration.ofSeconds(31));
        assertThat(worker.voice.bot.get(GUILD))
                .as("its player may be about to be revived")
                .isEqualTo(new Whereabouts.InVoice(LOUNGE));
        worker.players.revive(1);
        worker.timer.advance(Duration.ofSeconds(30));
        assertThat(worker.voice.bot.get(GUILD)).isEqualTo(Whereabouts.NOWHERE);
        assertThat(mended(worker)).isEqualTo(1);
    }

    private static double mended(Worker worker) {
        return worker.meters.get("tonearm.voice.mended").counter().count();
    }

    @Test
    void a_guild_that_asks_for_more_than_waits_is_told_at_once_and_what_waits_is_done_in_order()
            throws InterruptedException {
        var worker = new Worker(new MemoryJournal(), threads);
        settled(worker.play("aurora"));
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        worker.nodes.before =
                guild -> {
                    if (!guild.equals(GUILD)) return;
                    begun.countDown();
                    awaitQuietly(go);
                };
        Handed slow = worker.give(new SoundCommand.SetVolume(150));
        begun.await();
        List<Handed> given = new ArrayList<>();
        for (int i = 1; i <= 400; i++) {
            given.add(worker.give(new SoundCommand.SetVolume(i % 200)));
        }
        List<Handed> shed = given.subList(300, 400);
        for (Handed one : shed) settled(one);
        assertThat(shed).allMatch(one -> one.outcome == Outcome.SHED);
        assertThat(slow.outcome).isNull();
        assertThat(worker.rest.sent("edit-original"))
                .anyMatch(answer -> answer.body().contains("try again"));
        settled(
                worker.give(
                        worker.envelope(OTHER, Interaction.Kind.COMMAND, new VoiceCommand.Join())));
        go.countDown();
        for (Handed one : given) settled(one);
        long done = given.stream().filter(one -> one.outcome == Outcome.DONE).count();
        assertThat(done).isBetween(250L, 300L);
        assertThat(worker.state().volume()).isEqualTo((int) (done % 200));
        assertThat(worker.meters.get("tonearm.shed").counter().count())
                .isEqualTo((double) (400 - done));
    }

    @Test
    void a_process_without_memory_takes_nothing_new_and_what_plays_goes_on() {
        var worker = new Worker();
        worker.play("aurora");
        worker.play("borealis");
        worker.heap.collected(0.97);
        worker.settle();
        worker.heap.collected(0.97);
        Handed skip = worker.give(new PlaybackCommand.Skip(1));
        assertThat(skip.outcome).isEqualTo(Outcome.SHED);
        Handed press = worker.press(new PlaybackCommand.Pause());
        assertThat(press.outcome).isEqualTo(Outcome.SHED);
        assertThat(worker.rest.sent("follow-up"))
                .singleElement()
                .satisfies(sent -> assertThat(sent.body()).contains("\"flags\":32832"));
        worker.players.report(GUILD, new PlayerInput.TrackEnded(new EntryId(1)));
        assertThat(titlePlaying(worker.state())).isEqualTo("borealis");
        worker.heap.collected(0.4);
        worker.settle();
        assertThat(worker.give(new PlaybackCommand.Pause()).outcome).isEqualTo(Outcome.DONE);
    }

    @Test
    void finishing_waits_for_what_is_under_way_but_not_for_ever() throws InterruptedException {
        var worker = new Worker(new MemoryJournal(), threads);
        var go = new CountDownLatch(1);
        worker.sources =
                _ -> {
                    awaitQuietly(go);
                    return new Resolution.NothingFound();
                };
        Handed play = worker.play("slow");
        Instant begun = worker.timer.instant();
        worker.players.finish(PARTITION, Duration.ofSeconds(5));
        assertThat(Duration.between(begun, worker.timer.instant()))
                .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));
        go.countDown();
        settled(play);
    }

    @Test
    void the_last_lines_of_all_guilds_are_in_snapshots_after_a_clean_stop()
            throws InterruptedException {
        var worker = new Worker();
        worker.play("aurora");
        worker.players.finish(PARTITION, Duration.ofSeconds(5));
        assertThat(worker.journal.snapshotOf(GUILD)).isEqualTo(worker.state());
    }

    @Test
    void another_workers_guilds_are_left_to_it() {
        var worker = new Worker();
        worker.play("aurora");
        worker.players.forget(PARTITION);
        int lines = worker.journal.all(GUILD).size();
        worker.players.report(GUILD, new PlayerInput.TrackEnded(new EntryId(1)));
        Handed late = worker.play("borealis");
        assertThat(worker.journal.all(GUILD)).hasSize(lines);
        assertThat(late.failure).contains("nobody takes it");
        worker.players.open(PARTITION);
        assertThat(worker.play("borealis").outcome).isEqualTo(Outcome.DONE);
    }

    @Test
    void a_guild_costs_little_memory() throws InterruptedException {
        var worker = new Worker(new MemoryJournal(), threads);
        int count = 2_000;
        long before = used();
        List<Handed> joins =
                IntStream.range(0, count)
                        .mapToObj(i ->
                                worker.give(
                                        worker.envelope(
                                                new GuildId((1_000L + i) << 22),
                                                Interaction.Kind.COMMAND,
                                                new PlaybackCommand.Play(
                                                        "aurora", Placement.LAST))))
                        .toList();
        for (Handed join : joins) settled(join);
        // With the journal, the requests and the deliveries of this test in it.
        assertThat((used() - before) / count).isLessThan(60_000);
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static double guilds(Worker worker) {
        return worker.meters.get("tonearm.guilds").gauge().value();
    }

    private static String titlePlaying(PlayerState state) {
        return ((Playback.Loaded) state.playback()).entry().track().title();
    }

    private static void settled(Handed delivery) throws InterruptedException {
        assertThat(delivery.settled.await(60, SECONDS)).isTrue();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
