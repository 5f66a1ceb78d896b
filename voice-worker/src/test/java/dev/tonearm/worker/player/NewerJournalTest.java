package dev.tonearm.worker.player;

import static dev.tonearm.worker.player.Worker.GUILD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.Loaded;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.sound.SoundCommand;
import dev.tonearm.core.voice.VoiceCommand;
import dev.tonearm.worker.intake.Handed;
import dev.tonearm.worker.telemetry.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A worker whose guild's journal was written by a newer build, and the newer build itself.
class NewerJournalTest {
    private static final int PARTITION = 1;

    /// A build in which setting the volume is new.
    private static final Formats NEXT = Formats.CURRENT.rehearsing(Set.of("volume"));

    private final MemoryJournal journal = new MemoryJournal();
    private final Worker newer = new Worker(journal.as(NEXT), NEXT, Worker.ON_THIS_THREAD);
    private final Worker older = new Worker(journal, Worker.ON_THIS_THREAD);

    /// So that no two interactions have the same id.
    @BeforeEach
    void commands_come_one_after_the_other() {
        older.timer.advance(Duration.ofMillis(10));
    }

    @Test
    void a_guild_that_uses_nothing_new_is_any_workers() {
        newer.play("aurora");
        assertThat(older.play("borealis").outcome).isEqualTo(Outcome.DONE);
        assertThat(newer.journal.load(GUILD)).isInstanceOf(Loaded.Whole.class);
    }

    @Test
    void a_command_for_a_guild_that_uses_it_is_left_to_a_newer_worker() {
        List<JournalLine> lines = playedLouder();
        Handed skip = older.give(new PlaybackCommand.Skip(1));
        assertThat(skip.outcome).isEqualTo(Outcome.RELEASED);
        assertThat(skip.failure).contains("newer");
        assertThat(older.play("borealis").outcome).isEqualTo(Outcome.RELEASED);
        assertThat(journal.all(GUILD)).isEqualTo(lines);
        assertThat(older.meters.get("tonearm.journal.newer").counter().count()).isEqualTo(1);
    }

    @Test
    void nothing_of_it_is_touched() throws InterruptedException {
        List<JournalLine> lines = playedLouder();
        older.players.revive(PARTITION);
        older.players.report(GUILD, new PlayerInput.TrackEnded(new EntryId(1)));
        older.give(new PlaybackCommand.Pause());
        older.voice.strays.add(GUILD);
        older.timer.advance(Duration.ofMinutes(20));
        older.players.finish(PARTITION, Duration.ofSeconds(1));
        assertThat(journal.all(GUILD)).isEqualTo(lines);
        assertThat(journal.snapshotOf(GUILD)).isEqualTo(PlayerState.NEW);
        assertThat(older.voice.bot).isEmpty();
        assertThat(older.nodes.players).isEmpty();
        assertThat(older.nodes.leftAlone).containsExactly(GUILD);
        assertThat(older.rest.sent).isEmpty();
        assertThat(journal.open(PARTITION)).containsExactly(GUILD);
    }

    @Test
    void others_go_on_beside_it() {
        playedLouder();
        older.give(new PlaybackCommand.Skip(1));
        var other = new GuildId(GUILD.value() + (2L << 22));
        Handed play =
                older.give(
                        older.envelope(other, Interaction.Kind.COMMAND, new VoiceCommand.Join()));
        assertThat(play.outcome).isEqualTo(Outcome.DONE);
    }

    @Test
    void a_newer_worker_goes_on_where_it_was() throws InterruptedException {
        playedLouder();
        older.players.revive(PARTITION);
        older.players.forget(PARTITION);
        var next = new Worker(journal.as(NEXT), NEXT, Worker.ON_THIS_THREAD);
        next.timer.advance(Duration.ofMillis(20));
        next.players.revive(PARTITION);
        assertThat(next.nodes.players).containsKey(GUILD);
        assertThat(next.give(new PlaybackCommand.Pause()).outcome).isEqualTo(Outcome.DONE);
        assertThat(next.state().volume()).isEqualTo(70);
    }

    @Test
    void whoever_is_overtaken_by_a_newer_worker_writes_nothing_more() {
        older.play("aurora");
        newer.give(new SoundCommand.SetVolume(70));
        int lines = journal.all(GUILD).size();
        Handed pause = older.give(new PlaybackCommand.Pause());
        assertThat(pause.outcome).isEqualTo(Outcome.RELEASED);
        older.players.report(GUILD, new PlayerInput.TrackEnded(new EntryId(1)));
        older.timer.advance(Duration.ofMinutes(1));
        assertThat(journal.all(GUILD)).hasSize(lines);
    }

    @Test
    void a_guild_that_needs_nothing_new_any_more_is_taken_up_again() {
        playedLouder();
        assertThat(older.give(new PlaybackCommand.Pause()).outcome).isEqualTo(Outcome.RELEASED);
        newer.give(new SoundCommand.SetVolume(100));
        newer.journal.snapshot(GUILD, newer.journal.load(GUILD).readable());
        older.timer.advance(Duration.ofSeconds(6));
        assertThat(older.give(new PlaybackCommand.Pause()).outcome).isEqualTo(Outcome.DONE);
        assertThat(older.nodes.leftAlone).isEmpty();
    }

    @Test
    void what_would_need_a_format_that_is_held_back_is_refused() {
        Formats held = NEXT.writing(Formats.NEWEST);
        var worker = new Worker(journal.as(held), held, Worker.ON_THIS_THREAD);
        worker.play("aurora");
        Handed louder = worker.give(new SoundCommand.SetVolume(120));
        worker.settle();
        assertThat(louder.outcome).isEqualTo(Outcome.REFUSED);
        assertThat(worker.rest.sent.getLast().body()).contains("being updated");
        assertThat(worker.give(new PlaybackCommand.Pause()).outcome).isEqualTo(Outcome.DONE);
        assertThat(older.journal.load(GUILD)).isInstanceOf(Loaded.Whole.class);
    }

    private List<JournalLine> playedLouder() {
        newer.play("aurora");
        newer.give(new SoundCommand.SetVolume(70));
        return journal.all(GUILD);
    }
}
