package dev.tonearm.core.message;

import dev.tonearm.core.player.StayEvent;
import dev.tonearm.core.player.QueueEvent;
import dev.tonearm.core.player.PlaybackEvent;
import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.command.OptionProblem;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.player.LeftOut;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.StayEvent.LeaveReason;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.Refusal;
import dev.tonearm.core.player.Wait;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.core.text.Legible;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a listener reads after a command. Made from the command's events alone, so that the answer
/// to a command that was delivered twice can be written again from the journal.
public final class Answers {
    private Answers() {}

    /// The answer to a command that was done.
    ///
    /// @param events what it did; none if everything was as wanted already
    /// @param after the state with these events
    public static Message done(
            PlayerCommand command,
            List<PlayerEvent> events,
            PlayerState after,
            Instant now,
            Texts texts) {
        String text =
                switch (command) {
                    case PlayerCommand.Play _ -> played(events, after, now, texts);
                    case PlayerCommand.Pause _,
                            PlayerCommand.Resume _,
                            PlayerCommand.TogglePause _ ->
                            pausedOrResumed(events, after, texts);
                    case PlayerCommand.Skip _ -> skipped(events, after, texts);
                    case PlayerCommand.Stop _ -> stopped(events, after, texts);
                    case PlayerCommand.Seek _ -> sought(events, after, texts);
                    case PlayerCommand.SetVolume _ -> texts.text("answer.volume", after.volume());
                    case PlayerCommand.SetLoop _, PlayerCommand.CycleLoop _ ->
                            loop(after.loop(), texts);
                    case PlayerCommand.Shuffle _ -> shuffled(after, texts);
                    case PlayerCommand.Remove _ -> removed(events, texts);
                    case PlayerCommand.Clear _ -> cleared(events, texts);
                    case PlayerCommand.Join _ -> joined(events, after, texts);
                    case PlayerCommand.Leave _ ->
                            texts.text(events.isEmpty() ? "answer.called_off" : "answer.left");
                };
        return framed(Colour.DONE, text);
    }

    /// The answer to a command that was not done.
    ///
    /// @param invitation for a server that the bot is not in
    public static Message refused(Refusal refusal, Invitation invitation, Texts texts) {
        String text =
                switch (refusal) {
                    case Refusal.Simple simple ->
                            texts.text(
                                    "refusal." + simple.name().toLowerCase(Locale.ROOT),
                                    invitation.url());
                    case Refusal.BusyElsewhere(var channel) ->
                            texts.text("refusal.busy_elsewhere", Markdown.mention(channel));
                    case Refusal.OtherChannel(var channel) ->
                            texts.text("refusal.other_channel", Markdown.mention(channel));
                    case Refusal.QueueFull(int limit) -> texts.text("refusal.queue_full", limit);
                    case Refusal.QueueHeavy(long bytes) ->
                            texts.text("refusal.queue_heavy", bytes / (1024 * 1024));
                    case Refusal.NoSuchPosition(int position, int waiting) ->
                            texts.text("refusal.no_such_position", position, waiting);
                    case Refusal.BeyondEnd(long length) ->
                            texts.text(
                                    "refusal.beyond_end", Times.clock(Duration.ofMillis(length)));
                    case Refusal.SourceFailed(var detail) ->
                            Legible.shows(detail)
                                    ? texts.text(
                                            "refusal.source_failed.detail",
                                            Markdown.plain(SourceWords.translated(detail, texts)))
                                    : texts.text("refusal.source_failed");
                };
        return framed(Colour.REFUSED, text);
    }

    /// A message of one text by its key, such as `edge.try_again`.
    public static Message notice(Texts texts, String key, Object... arguments) {
        return framed(Colour.REFUSED, texts.text(key, arguments));
    }

    /// An option whose value, or whose name, is none that the command takes.
    public static Message invalid(String option, OptionProblem problem, Texts texts) {
        String key = "invalid." + problem.name().toLowerCase(Locale.ROOT);
        return notice(texts, key, Markdown.code(option));
    }

    /// The bot could not get into a channel, or could not be heard there.
    public static Message unreachable(ChannelId channel, LeaveReason why, Texts texts) {
        return why == LeaveReason.UNREACHABLE
                ? notice(texts, "worker.voice_unreachable", Markdown.mention(channel))
                : notice(texts, Partings.key(why));
    }

    /// The bot is in the audience of a stage.
    public static Message unheard(ChannelId channel, Texts texts) {
        return notice(texts, "worker.unheard", Markdown.mention(channel));
    }

    /// Nobody hears what should be playing.
    public static Message inaudible(ChannelId channel, Texts texts) {
        return notice(texts, "worker.inaudible", Markdown.mention(channel));
    }

    /// A query is being looked up and it takes a while.
    public static Message loading(String query, Texts texts) {
        return framed(Colour.QUIET, texts.text("worker.loading", Markdown.bold(query, texts)));
    }

    private static Message framed(int colour, String text) {
        return Message.framed(colour, List.of(new Component.Text(text)));
    }

    private static String played(
            List<PlayerEvent> events, PlayerState after, Instant now, Texts texts) {
        List<QueueEvent.Enqueued> enqueued = all(events, QueueEvent.Enqueued.class);
        if (enqueued.isEmpty()) return texts.text("answer.unchanged");
        QueueEvent.Enqueued first = enqueued.getFirst();
        QueueEntry head = first.entries().getFirst();
        int count = enqueued.stream().mapToInt(event -> event.entries().size()).sum();
        boolean started = last(events, PlaybackEvent.Started.class).isPresent();
        if (enqueued.stream().anyMatch(QueueEvent.Enqueued::list)) {
            return list(first.playlist(), count, head, started, texts) + leftOut(enqueued, texts);
        }
        if (started) return texts.text("answer.playing", Markdown.link(head.track(), texts));
        String added =
                texts.text("answer.added", Markdown.link(head.track(), texts), first.index() + 1);
        return added + waits(after.waitAt(head.id(), now), texts);
    }

    private static String list(
            String name, int count, QueueEntry head, boolean started, Texts texts) {
        String first = Markdown.link(head.track(), texts);
        if (name.isEmpty()) {
            return started
                    ? texts.text("answer.list.playing", count, first)
                    : texts.text("answer.list", count);
        }
        String playlist = Markdown.title(name, texts);
        return started
                ? texts.text("answer.playlist.playing", count, playlist, first)
                : texts.text("answer.playlist", count, playlist);
    }

    /// How many tracks of a list did not join, and why.
    private static String leftOut(List<QueueEvent.Enqueued> enqueued, Texts texts) {
        LeftOut all =
                enqueued.stream()
                        .map(QueueEvent.Enqueued::leftOut)
                        .reduce(LeftOut.NONE, LeftOut::and);
        return leftOut("full", all.full(), texts)
                + leftOut("refused", all.refused(), texts)
                + leftOut("oversized", all.oversized(), texts);
    }

    private static String leftOut(String why, int count, Texts texts) {
        return count == 0 ? "" : "\n-# " + texts.text("answer.left_out." + why, count);
    }

    private static String waits(Wait wait, Texts texts) {
        return switch (wait) {
            case Wait.For(var time) -> "\n-# " + texts.text("answer.added.wait", Times.clock(time));
            case Wait.Unknown.PAUSED -> "\n-# " + texts.text("answer.added.paused");
            case Wait.Unknown.LIVE -> "\n-# " + texts.text("answer.added.live");
            case Wait.Unknown.REPEATING -> "\n-# " + texts.text("answer.added.repeating");
            case Wait.Unknown.NOT_WAITING, Wait.Unknown.NO_LENGTH -> "";
        };
    }

    private static String pausedOrResumed(
            List<PlayerEvent> events, PlayerState after, Texts texts) {
        Optional<PlaybackEvent.Paused> paused = last(events, PlaybackEvent.Paused.class);
        if (paused.isPresent()) {
            return place(after, paused.get().positionMillis())
                    .map(place -> texts.text("answer.paused", place))
                    .orElseGet(() -> texts.text("answer.paused.somewhere"));
        }
        Optional<PlaybackEvent.Started> started = last(events, PlaybackEvent.Started.class);
        if (started.isPresent())
            return texts.text("answer.playing", Markdown.bold(started.get().title(), texts));
        Optional<PlaybackEvent.Resumed> resumed = last(events, PlaybackEvent.Resumed.class);
        if (resumed.isPresent() && after.playback() instanceof Playback.Loaded loaded) {
            String track = Markdown.link(loaded.entry().track(), texts);
            return place(after, resumed.get().positionMillis())
                    .map(place -> texts.text("answer.resumed", track, place))
                    .orElseGet(() -> texts.text("answer.resumed.somewhere", track));
        }
        return texts.text("answer.unchanged");
    }

    private static Optional<String> place(PlayerState after, long positionMillis) {
        return after.playback() instanceof Playback.Loaded loaded
                ? loaded.entry().track().place(positionMillis).map(Times::clock)
                : Optional.empty();
    }

    private static String skipped(List<PlayerEvent> events, PlayerState after, Texts texts) {
        List<PlaybackEvent.Ended> ended = all(events, PlaybackEvent.Ended.class);
        if (ended.isEmpty()) return texts.text("answer.unchanged");
        String skipped =
                ended.size() == 1
                        ? texts.text(
                                "answer.skipped", Markdown.bold(ended.getFirst().title(), texts))
                        : texts.text("answer.skipped.many", ended.size());
        String next =
                after.playback() instanceof Playback.Loaded loaded
                        ? texts.text(
                                "answer.skipped.next", Markdown.link(loaded.entry().track(), texts))
                        : texts.text("answer.skipped.end");
        return skipped + "\n" + next;
    }

    private static String stopped(List<PlayerEvent> events, PlayerState after, Texts texts) {
        return last(events, PlaybackEvent.Stopped.class)
                .map(stopped ->
                        texts.text(
                                "answer.stopped",
                                Markdown.bold(stopped.title(), texts),
                                Math.max(0, after.queue().size() - 1)))
                .orElseGet(() -> texts.text("answer.called_off"));
    }

    private static String sought(List<PlayerEvent> events, PlayerState after, Texts texts) {
        Optional<PlaybackEvent.Sought> sought = last(events, PlaybackEvent.Sought.class);
        if (sought.isEmpty() || !(after.playback() instanceof Playback.Loaded loaded)) {
            return texts.text("answer.unchanged");
        }
        long position = sought.get().positionMillis();
        return Times.where(loaded.entry().track(), position, "panel.at", texts)
                .map(where -> texts.text("answer.sought", where))
                .orElseGet(() -> texts.text("answer.unchanged"));
    }

    private static String loop(LoopMode mode, Texts texts) {
        return texts.text("answer.loop." + mode.name().toLowerCase(Locale.ROOT));
    }

    private static String shuffled(PlayerState after, Texts texts) {
        if (after.queue().isEmpty()) return texts.text("answer.unchanged");
        String next = Markdown.link(after.queue().getFirst().track(), texts);
        return texts.text("answer.shuffled", after.queue().size(), next);
    }

    private static String removed(List<PlayerEvent> events, Texts texts) {
        return last(events, QueueEvent.Removed.class)
                .map(removed ->
                        removed.count() == 1
                                ? texts.text(
                                        "answer.removed",
                                        Markdown.bold(removed.firstTitle(), texts))
                                : texts.text("answer.removed.many", removed.count()))
                .orElseGet(() -> texts.text("answer.unchanged"));
    }

    private static String cleared(List<PlayerEvent> events, Texts texts) {
        return last(events, QueueEvent.Cleared.class)
                .map(cleared -> texts.text("answer.cleared", cleared.count()))
                .orElseGet(() -> texts.text("answer.unchanged"));
    }

    private static String joined(List<PlayerEvent> events, PlayerState after, Texts texts) {
        Optional<StayEvent.VoiceJoined> joined = last(events, StayEvent.VoiceJoined.class);
        if (joined.isPresent())
            return texts.text("answer.joined", Markdown.mention(joined.get().channel()));
        return after.voice() instanceof Whereabouts.InVoice(var channel)
                ? texts.text("answer.joined.already", Markdown.mention(channel))
                : texts.text("answer.unchanged");
    }

    private static <E extends PlayerEvent> List<E> all(List<PlayerEvent> events, Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static <E extends PlayerEvent> Optional<E> last(
            List<PlayerEvent> events, Class<E> type) {
        List<E> all = all(events, type);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }
}
