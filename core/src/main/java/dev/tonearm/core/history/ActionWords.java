package dev.tonearm.core.history;

import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.DeedWords;
import dev.tonearm.core.message.Markdown;
import dev.tonearm.core.message.SoundWords;
import dev.tonearm.core.message.Times;
import dev.tonearm.core.player.HouseEvent;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.PanelEvent;
import dev.tonearm.core.player.PlaybackEvent;
import dev.tonearm.core.player.PlaybackEvent.EndReason;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.QueueEvent;
import dev.tonearm.core.player.SoundEvent;
import dev.tonearm.core.player.StayEvent;
import dev.tonearm.core.player.StoryEvent;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What somebody did, in a sentence: "Ada skipped **Amber Hour**". A line of several events is told
/// by the one that says most; the rest follows from it.
final class ActionWords {
    private final String who;
    private final List<PlayerEvent> events;
    private final Texts texts;

    private ActionWords(UserId user, List<PlayerEvent> events, Texts texts) {
        this.who = Markdown.person(user, texts);
        this.events = events;
        this.texts = texts;
    }

    /// The sentence for a line; none for what nobody did, or what nobody wants to know.
    static Optional<String> of(JournalLine line, Texts texts) {
        Optional<UserId> doer = line.doer();
        if (doer.isEmpty()) return Optional.empty();
        var words = new ActionWords(doer.get(), line.events(), texts);
        return line.events().stream()
                .max((one, other) -> Integer.compare(weight(one), weight(other)))
                .flatMap(words::sentence);
    }

    /// How much an event says of its line.
    private static int weight(PlayerEvent event) {
        return switch (event) {
            case StoryEvent _ -> 9;
            // What is skipped takes what waits before the next one with it.
            case StayEvent.VoiceLeft _ -> 8;
            case PlaybackEvent.Ended(_, _, var why, _, _) -> why == EndReason.SKIPPED ? 7 : 0;
            case QueueEvent.TookTurns _, QueueEvent.Rotated _ -> 0;
            case QueueEvent _ -> 6;
            case PlaybackEvent.Stopped _, PlaybackEvent.Returned _ -> 5;
            case PlaybackEvent.Started _ -> 4;
            case PlaybackEvent _, SoundEvent _ -> 3;
            case HouseEvent.Voted _, HouseEvent.Agreed _, HouseEvent.Hushed _ -> 2;
            case StayEvent _, HouseEvent.MannersSet _ -> 1;
            case PanelEvent _ -> 0;
        };
    }

    private Optional<String> sentence(PlayerEvent event) {
        return switch (event) {
            case StoryEvent story -> Optional.of(DeedWords.of(story, texts));
            case QueueEvent queue -> queue(queue);
            case PlaybackEvent playback -> playback(playback);
            case SoundEvent sound -> Optional.of(sound(sound));
            case StayEvent.VoiceJoined(var channel) -> said("joined", Markdown.mention(channel));
            case StayEvent.VoiceLeft _ -> said("left");
            case StayEvent.LeftAlone(), StayEvent.Accompanied() -> Optional.empty();
            case HouseEvent.Voted vote -> said("voted", vote.votes(), vote.needed());
            case HouseEvent.Agreed agreed -> said("voted", agreed.votes(), agreed.needed());
            case HouseEvent.MannersSet _ -> said("manners");
            case HouseEvent.Hushed _ -> said("paused");
            case PanelEvent _ -> Optional.empty();
        };
    }

    private Optional<String> queue(QueueEvent event) {
        return switch (event) {
            case QueueEvent.Enqueued enqueued -> added(enqueued);
            case QueueEvent.Shuffled _ -> said("shuffled");
            case QueueEvent.Removed(_, var count, var title) ->
                    count == 1 ? said("removed", bold(title)) : said("removed.many", count);
            case QueueEvent.Cleared(var count) -> said("cleared", count);
            case QueueEvent.RemovedOf(var users, var count) ->
                    users.size() == 1
                            ? said("removed.of", count, Markdown.mention(users.getFirst()))
                            : said("removed.absent", count);
            case QueueEvent.Deduplicated(var count) -> said("deduplicated", count);
            case QueueEvent.Moved(_, var to, var title) -> said("moved", bold(title), to + 1);
            case QueueEvent.Swapped(_, _, var title, var other) ->
                    said("swapped", bold(title), bold(other));
            case QueueEvent.Reversed _ -> said("reversed");
            case QueueEvent.TurnsSet(var on) -> said(on ? "fair.on" : "fair.off");
            case QueueEvent.TookTurns _, QueueEvent.Rotated _ -> Optional.empty();
        };
    }

    private Optional<String> added(QueueEvent.Enqueued enqueued) {
        int count = enqueued.entries().size();
        if (count == 0) return Optional.empty();
        if (enqueued.playlist().isEmpty()) {
            return count == 1
                    ? said("added", bold(enqueued.entries().getFirst().track().name()))
                    : said("added.many", count);
        }
        return said("added.list", count, bold(enqueued.playlist()));
    }

    private Optional<String> playback(PlaybackEvent event) {
        return switch (event) {
            case PlaybackEvent.Started started -> said("started", bold(started.title()));
            case PlaybackEvent.Returned(var entry) -> said("started", bold(entry.track().name()));
            case PlaybackEvent.Ended ended -> ended(ended);
            case PlaybackEvent.Stopped _ -> said("stopped");
            case PlaybackEvent.Paused _ -> said("paused");
            case PlaybackEvent.Resumed _ -> said("resumed");
            case PlaybackEvent.Sought(var position) ->
                    said("sought", Times.clock(Duration.ofMillis(Math.max(0, position))));
            case PlaybackEvent.LoopSet(var mode) -> said("loop." + name(mode));
            case PlaybackEvent.Drifted _ -> Optional.empty();
        };
    }

    private Optional<String> ended(PlaybackEvent.Ended ended) {
        if (ended.reason() != EndReason.SKIPPED) return Optional.empty();
        int count =
                events.stream()
                        .mapToInt(event ->
                                switch (event) {
                                    case PlaybackEvent.Ended _ -> 1;
                                    case QueueEvent.Removed(_, var more, _) -> more;
                                    case QueueEvent.Rotated(var more) -> more;
                                    default -> 0;
                                })
                        .sum();
        return count == 1 ? said("skipped", bold(ended.title())) : said("skipped.many", count);
    }

    private String sound(SoundEvent event) {
        return switch (event) {
            case SoundEvent.VolumeSet(var percent) -> text("volume", percent);
            case SoundEvent.FiltersSet(var filters, _) ->
                    filters.isEmpty()
                            ? text("effects.none")
                            : text("effects", SoundWords.of(filters, texts));
        };
    }

    private static String name(LoopMode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    private String bold(String title) {
        return Markdown.bold(title, texts);
    }

    private Optional<String> said(String key, Object... more) {
        return Optional.of(text(key, more));
    }

    /// @param more what stands behind who did it
    private String text(String key, Object... more) {
        Object[] arguments = new Object[more.length + 1];
        arguments[0] = who;
        System.arraycopy(more, 0, arguments, 1, more.length);
        return texts.text("action." + key, arguments);
    }
}
