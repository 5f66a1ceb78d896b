package dev.tonearm.operator.story;

import static dev.tonearm.core.player.Examples.BEN;
import static dev.tonearm.core.player.Examples.STUDIO;
import static dev.tonearm.core.player.Examples.TEXT;
import static dev.tonearm.core.player.Scene.play;

import dev.tonearm.core.audio.Preset;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.grant.Grants;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.MessageId;
import dev.tonearm.core.guild.Snowflake;
import dev.tonearm.core.guild.StoredSettings;
import dev.tonearm.core.partition.WorkerId;
import dev.tonearm.core.partition.WorkerMark;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.Chronicle;
import dev.tonearm.core.player.Chronicle.Content;
import dev.tonearm.core.player.Chronicle.Entry;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.PanelEvent;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.Scene;
import dev.tonearm.core.player.StayEvent;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.core.queue.QueueCommand;
import dev.tonearm.core.sound.SoundCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/// Journals to tell stories of.
final class SomeJournals {
    static final GuildId GUILD = new GuildId(81384788765712384L);
    static final WorkerId ONE = new WorkerId("voice-worker-0", "5e1f00aa");
    static final WorkerId OTHER = new WorkerId("voice-worker-1", "00c0ffee");
    static final Writers WRITERS = new Writers(List.of(OTHER));

    private SomeJournals() {}

    /// An evening in which much goes wrong.
    static Scene anEvening() {
        Scene scene = Scene.aQuietGuild().whereAQueryFinds("aurora", "borealis", "corona", "dawn");
        scene.asks(play(Placement.LAST));
        scene.after(Duration.ofSeconds(1))
                .happens(new PlayerInput.PanelPosted(TEXT, new MessageId(9_001), List.of()));
        scene.after(Duration.ofSeconds(29)).asks(BEN, new PlaybackCommand.Skip(1));
        scene.after(Duration.ofSeconds(20)).asks(new QueueCommand.Undo(0));
        scene.after(Duration.ofSeconds(10)).asks(new SoundCommand.SetVolume(60));
        scene.after(Duration.ofSeconds(10))
                .asks(new SoundCommand.ApplyPreset(Preset.NIGHTCORE, false));
        scene.after(Duration.ofSeconds(20));
        scene.theTrackEnds();
        for (int i = 0; i < 3; i++) {
            scene.after(Duration.ofSeconds(2));
            scene.happens(
                    new PlayerInput.TrackFailed(
                            scene.loaded().entry().id(), "This video is not available"));
        }
        scene.after(Duration.ofMinutes(12)).asks(BEN, new PlaybackCommand.Resume());
        scene.after(Duration.ofSeconds(5))
                .happens(new PlayerInput.BotMoved(new Whereabouts.InVoice(STUDIO)));
        scene.whereAdaIsIn(STUDIO).after(Duration.ofSeconds(5)).asks(new PlaybackCommand.Stop());
        return scene;
    }

    /// All of its lines, as the first worker wrote them and from the ninth on the other.
    static Chronicle.Kept kept(Scene scene, Chronicle.Snapshot snapshot) {
        return kept(
                lines(scene),
                snapshot,
                sequence -> WorkerMark.of(sequence < 9 ? ONE : OTHER).toString());
    }

    /// As they would be if commands took their time, the fifth line very long, and reports came
    /// from whom they come.
    static List<JournalLine> lines(Scene scene) {
        return scene.lines().stream().map(SomeJournals::real).toList();
    }

    private static JournalLine real(JournalLine line) {
        Cause cause =
                switch (line.cause()) {
                    case Cause.Asked(_, var user, var command) ->
                            new Cause.Asked(
                                    asked(
                                            line.at()
                                                    .minusMillis(
                                                            line.sequence() == 5 ? 12_400 : 210)),
                                    user,
                                    command);
                    case Cause.Node node ->
                            line.events().stream()
                                            .anyMatch(event ->
                                                    event instanceof PanelEvent
                                                            || event instanceof StayEvent)
                                    ? Cause.DISCORD
                                    : node;
                    case Cause.Discord discord -> discord;
                };
        return new JournalLine(line.sequence(), line.at(), cause, line.events());
    }

    private static InteractionId asked(Instant at) {
        return new InteractionId(Snowflake.at(at));
    }

    /// What they come to, up to one of them.
    static PlayerState folded(List<JournalLine> lines, long sequence) {
        PlayerState state = PlayerState.NEW;
        for (JournalLine line : lines) {
            if (line.sequence() <= sequence) state = state.after(line);
        }
        return state;
    }

    static Chronicle.Kept kept(
            List<JournalLine> lines, Chronicle.Snapshot snapshot, LongFunction<String> writer) {
        List<Entry> entries = new ArrayList<>();
        for (JournalLine line : lines) entries.add(entry(line, writer.apply(line.sequence())));
        return new Chronicle.Kept(entries, snapshot, false);
    }

    static Entry entry(JournalLine line, String writer) {
        return new Entry(line.sequence(), new Content.Whole(line, 2), writer, Optional.empty());
    }

    static Head head(Instant now) {
        return new Head(GUILD, Grants.NONE.effective(Duration.ZERO, now), 0, StoredSettings.NONE);
    }

    /// The same journal in which the line of a sequence says something else to this build.
    static Chronicle.Kept with(Chronicle.Kept kept, long sequence, Content content) {
        List<Entry> entries = new ArrayList<>();
        for (Entry entry : kept.lines()) {
            entries.add(
                    entry.sequence() == sequence
                            ? new Entry(sequence, content, entry.writer(), entry.retired())
                            : entry);
        }
        return new Chronicle.Kept(entries, kept.snapshot(), kept.settled());
    }

    /// The same journal without the lines from one up to another.
    static Chronicle.Kept without(Chronicle.Kept kept, long first, long last) {
        return new Chronicle.Kept(
                kept.lines().stream()
                        .filter(entry -> entry.sequence() < first || entry.sequence() > last)
                        .toList(),
                kept.snapshot(),
                kept.settled());
    }
}
