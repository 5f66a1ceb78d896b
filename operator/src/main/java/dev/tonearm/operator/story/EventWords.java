package dev.tonearm.operator.story;

import dev.tonearm.core.guild.Manners;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.SoundWords;
import dev.tonearm.core.player.HouseEvent;
import dev.tonearm.core.player.Hush;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.LeftOut;
import dev.tonearm.core.player.PanelEvent;
import dev.tonearm.core.player.PlaybackEvent;
import dev.tonearm.core.player.PlaybackEvent.Ended;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.QueueEvent;
import dev.tonearm.core.player.SoundEvent;
import dev.tonearm.core.player.StayEvent;
import dev.tonearm.core.player.StoryEvent;
import dev.tonearm.core.text.Legible;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// An event in a sentence, for who operates the bot: nothing is left out that an incident may turn
/// on, as ids of channels and what a node said.
final class EventWords {
    private static final int LONGEST_TITLE = 80;

    /// What a node says of a failure may be a page.
    private static final int LONGEST_DETAIL = 240;

    private final People people;

    EventWords(People people) {
        this.people = people;
    }

    /// @param line that it is of: what comes to the queue by nobody's command comes back to it
    String of(PlayerEvent event, JournalLine line) {
        return switch (event) {
            case PlaybackEvent playback -> playback(playback);
            case QueueEvent queue -> queue(queue, line.doer().isPresent());
            case StoryEvent story -> story(story);
            case StayEvent stay -> stay(stay);
            case SoundEvent sound -> sound(sound);
            case PanelEvent panel -> panel(panel);
            case HouseEvent house -> house(house);
        };
    }

    private static String playback(PlaybackEvent event) {
        return switch (event) {
            case PlaybackEvent.Started(_, var title, var position) ->
                    "%s began%s.".formatted(quoted(title), at(position));
            case Ended ended -> ended(ended);
            case PlaybackEvent.Stopped(_, var title) ->
                    "The music stopped; %s went back to the head of the queue."
                            .formatted(quoted(title));
            case PlaybackEvent.Returned(var entry) ->
                    "%s, which was on before, began again.".formatted(quoted(entry));
            case PlaybackEvent.Paused(var position) ->
                    "The music paused at %s.".formatted(Moments.place(position));
            case PlaybackEvent.Resumed(var position) ->
                    "The music went on at %s.".formatted(Moments.place(position));
            case PlaybackEvent.Sought(var position) ->
                    "The track was put to %s.".formatted(Moments.place(position));
            case PlaybackEvent.Drifted(var position) ->
                    "The node was elsewhere in the track than the clock: at %s."
                            .formatted(Moments.place(position));
            case PlaybackEvent.LoopSet(var mode) ->
                    switch (mode) {
                        case OFF -> "Nothing is repeated any more.";
                        case TRACK -> "The track is repeated from now on.";
                        case QUEUE -> "The queue is repeated from now on.";
                    };
        };
    }

    private static String ended(Ended ended) {
        String how =
                switch (ended.reason()) {
                    case FINISHED -> "played to its end";
                    case SKIPPED -> "was skipped";
                    case REPLACED -> "made way for another track";
                    case FAILED ->
                            ended.detail().isEmpty()
                                    ? "failed, and the node did not say why"
                                    : "failed; the node said: "
                                            + Legible.line(ended.detail(), LONGEST_DETAIL);
                };
        String then = ended.requeued() ? "; it went to the end of the queue" : "";
        return closed(quoted(ended.title()) + " " + how + then);
    }

    private String queue(QueueEvent event, boolean asked) {
        return switch (event) {
            case QueueEvent.Enqueued enqueued -> enqueued(enqueued, asked);
            case QueueEvent.Shuffled _ -> "The queue was shuffled.";
            case QueueEvent.Removed(var index, var count, var title) ->
                    count == 1
                            ? "%s was taken out of the queue, from place %d."
                                    .formatted(quoted(title), index + 1)
                            : "%d tracks were taken out of the queue, from place %d (%s) on."
                                    .formatted(count, index + 1, quoted(title));
            case QueueEvent.Cleared(var count) ->
                    "The queue was emptied of %s.".formatted(tracks(count));
            case QueueEvent.RemovedOf(var users, var count) ->
                    "%s of %s went out of the queue."
                            .formatted(
                                    tracks(count),
                                    String.join(", ", users.stream().map(people::of).toList()));
            case QueueEvent.Deduplicated(var count) ->
                    "%s that came twice went out of the queue.".formatted(tracks(count));
            case QueueEvent.Moved(var from, var to, var title) ->
                    "%s moved from place %d to place %d."
                            .formatted(quoted(title), from + 1, to + 1);
            case QueueEvent.Swapped(var index, var other, var title, var otherTitle) ->
                    "%s (place %d) and %s (place %d) changed places."
                            .formatted(quoted(title), index + 1, quoted(otherTitle), other + 1);
            case QueueEvent.Rotated(var count) ->
                    "The first %s went behind all others.".formatted(tracks(count));
            case QueueEvent.Reversed _ -> "The queue was turned around.";
            case QueueEvent.TurnsSet(var on) ->
                    on
                            ? "Listeners take turns from now on."
                            : "Listeners do not take turns any more.";
            case QueueEvent.TookTurns(var count, _) ->
                    "The last %s took their turns among the others.".formatted(tracks(count));
        };
    }

    private String enqueued(QueueEvent.Enqueued event, boolean asked) {
        List<QueueEntry> entries = event.entries();
        String what =
                entries.isEmpty()
                        ? "Nothing"
                        : entries.size() == 1
                                ? quoted(entries.getFirst()) + length(entries.getFirst())
                                : "%s, from %s to %s,"
                                        .formatted(
                                                tracks(entries.size()),
                                                quoted(entries.getFirst()),
                                                quoted(entries.getLast()));
        String list = event.playlist().isEmpty() ? "" : " of the list " + quoted(event.playlist());
        String whose = entries.isEmpty() ? "" : " for " + people.of(entries.getFirst().requester());
        String first =
                "%s%s %s the queue at place %d%s."
                        .formatted(
                                what,
                                list,
                                asked ? "joined" : "came back to",
                                event.index() + 1,
                                whose);
        String left = leftOut(event.leftOut());
        return left.isEmpty() ? first : first + " Left out: " + left + ".";
    }

    private static String leftOut(LeftOut left) {
        List<String> all = new ArrayList<>();
        counted(all, left.full(), "for which the plan had no room");
        counted(all, left.share(), "above the listener's share");
        counted(all, left.tooLong(), "longer than the plan takes");
        counted(all, left.refused(), "that lead where a node may not be sent");
        counted(all, left.oversized(), "that say too much of themselves");
        counted(all, left.missing(), "that could not be loaded any more");
        return String.join(", ", all);
    }

    private static void counted(List<String> all, int count, String what) {
        if (count > 0) all.add(count + " " + what);
    }

    private String story(StoryEvent event) {
        String what =
                switch (event) {
                    case StoryEvent.Undone _ -> "undid";
                    case StoryEvent.Redone _ -> "did again";
                };
        List<String> moved = new ArrayList<>();
        if (event.back() > 0) moved.add(tracks(event.back()) + " came back");
        if (event.out() > 0) moved.add(tracks(event.out()) + " went");
        String came = moved.isEmpty() ? "" : ": " + String.join(", ", moved);
        return "%s %s what line %d had done (%s, by %s)%s."
                .formatted(
                        people.of(event.by()),
                        what,
                        event.line(),
                        enumerated(event.deed()),
                        people.of(event.doer()),
                        came);
    }

    private static String stay(StayEvent event) {
        return switch (event) {
            case StayEvent.VoiceJoined(var channel) ->
                    "The bot is to be in voice channel %s.".formatted(channel);
            case StayEvent.VoiceLeft(var why) ->
                    "The bot left its voice channel: %s."
                            .formatted(
                                    switch (why) {
                                        case ASKED -> "somebody asked for it";
                                        case DISCONNECTED ->
                                                "a moderator disconnected it, or the channel is gone";
                                        case UNREACHABLE -> "it could not get in";
                                        case ALONE -> "nobody was there for long enough";
                                        case QUIET -> "nothing played for long enough";
                                        case NOT_ENCRYPTED ->
                                                "the channel demands end-to-end encryption, which the node does not speak";
                                        case INCOMPATIBLE ->
                                                "node and voice server do not understand each other";
                                        case UNSTABLE ->
                                                "the voice connection broke again and again";
                                    });
            case StayEvent.LeftAlone() -> "Nobody is with the bot any more.";
            case StayEvent.Accompanied() -> "Somebody is with the bot again.";
        };
    }

    private static String sound(SoundEvent event) {
        return switch (event) {
            case SoundEvent.VolumeSet(var percent) -> "The volume is %d %%.".formatted(percent);
            case SoundEvent.FiltersSet(var filters, _) ->
                    filters.isEmpty()
                            ? "There are no effects any more."
                            : "The effects are: %s."
                                    .formatted(SoundWords.of(filters, Texts.DEFAULT));
        };
    }

    private static String panel(PanelEvent event) {
        return switch (event) {
            case PanelEvent.PanelWanted(var channel, var language) ->
                    "The now-playing message belongs in channel %s%s."
                            .formatted(channel, language.isEmpty() ? "" : ", in " + language);
            case PanelEvent.PanelPosted(var channel, var message, var left) ->
                    "The now-playing message %s stands in channel %s%s."
                            .formatted(
                                    message,
                                    channel,
                                    left.isEmpty()
                                            ? ""
                                            : "; %d before it are still to be deleted"
                                                    .formatted(left.size()));
        };
    }

    private String house(HouseEvent event) {
        return switch (event) {
            case HouseEvent.MannersSet(var manners) ->
                    manners.equals(Manners.USUAL)
                            ? "The server's manners are the usual ones."
                            : "The server has manners of its own now.";
            case HouseEvent.Voted vote ->
                    "%s voted for %s%s: %d of %d%s."
                            .formatted(
                                    people.of(vote.voter()),
                                    slash(vote.motion()),
                                    about(vote.title()),
                                    vote.votes(),
                                    vote.needed(),
                                    vote.passed() ? ", which is enough" : "");
            case HouseEvent.Agreed agreed ->
                    "Those who listen changed, and %d votes of %d are enough for %s%s, which %s had begun."
                            .formatted(
                                    agreed.votes(),
                                    agreed.needed(),
                                    slash(agreed.motion()),
                                    about(agreed.title()),
                                    people.of(agreed.by()));
            case HouseEvent.Hushed(var why) -> hushed(why);
        };
    }

    private static String hushed(Hush why) {
        return switch (why) {
            case NONE -> "That is what a person wants: it does not go on by itself.";
            case EMPTY -> "It goes on by itself when somebody comes.";
            case UNHEARD -> "It goes on by itself when the bot may speak on the stage.";
            case AWAY -> "It goes on by itself when the bot is back in its channel.";
        };
    }

    /// A command of a motion or a cause, as people type it.
    static String slash(String command) {
        int end = command.indexOf(' ');
        return Asked.slash(end < 0 ? command : command.substring(0, end));
    }

    private static String about(String title) {
        return title.isEmpty() ? "" : " of " + quoted(title);
    }

    private static String at(long position) {
        return position == 0 ? "" : " at " + Moments.place(position);
    }

    private static String length(QueueEntry entry) {
        return entry.track()
                .length()
                .map(length -> " (" + Moments.place(length.toMillis()) + ")")
                .orElse(entry.track().stream() ? " (live)" : "");
    }

    static String tracks(int count) {
        return count == 1 ? "1 track" : count + " tracks";
    }

    static String quoted(QueueEntry entry) {
        return quoted(entry.track().name());
    }

    static String quoted(String title) {
        String shown = Legible.line(title, LONGEST_TITLE);
        return shown.isEmpty() ? "a track without a name" : "“" + shown + "”";
    }

    /// A sentence of somebody else's may bring its own end.
    private static String closed(String sentence) {
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }

    private static String enumerated(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
