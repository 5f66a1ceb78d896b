package dev.tonearm.core.player;

import dev.tonearm.core.audio.Sound;
import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.UserId;
import java.time.Instant;
import java.util.List;

/// Players in one moment, for tests of what people see of them.
public final class Moments {
    public static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);

    private Moments() {}

    /// A track that has just begun, and what waits behind it.
    public static PlayerState playing(QueueEntry entry, QueueEntry... waiting) {
        return loaded(entry, false, List.of(waiting));
    }

    /// The same, and at once paused.
    public static PlayerState paused(QueueEntry entry, QueueEntry... waiting) {
        return loaded(entry, true, List.of(waiting));
    }

    private static PlayerState loaded(QueueEntry entry, boolean paused, List<QueueEntry> waiting) {
        return new PlayerState(
                5,
                new Deck(new Playback.Loaded(entry, 0, NOW, paused), LoopMode.OFF, Setbacks.NONE),
                new Waiting(waiting, 100),
                new Stay(new Whereabouts.InVoice(new ChannelId(7)), Company.PEOPLE),
                Sound.PLAIN,
                new Shown(new Panel.Wanted(new ChannelId(8)), ""),
                Story.NEW,
                Memory.EMPTY,
                House.USUAL);
    }

    /// What becomes of a player by what Discord tells at the same moment.
    public static PlayerState after(PlayerState state, PlayerEvent... events) {
        return state.after(
                new JournalLine(state.sequence() + 1, NOW, Cause.DISCORD, List.of(events)));
    }

    /// Three minutes of music that somebody asked for.
    public static QueueEntry entry(long id, String title) {
        String address = "https://music.example/" + title.replace(' ', '-');
        return entry(id, new Track("QAAA", title, "Someone", 180_000, address, "", false, true));
    }

    /// A radio station that has no address.
    public static QueueEntry live(long id) {
        return entry(id, new Track("QAAA", "Radio", "", 0, "", "", true, false));
    }

    public static QueueEntry entry(long id, Track track) {
        return new QueueEntry(new EntryId(id), track, new UserId(3));
    }
}
