package dev.tonearm.core.player;

import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.UserId;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/// Things that tests about players have in common.
public final class Examples {
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    public static final UserId ADA = new UserId(1001);
    public static final UserId BEN = new UserId(1002);
    public static final ChannelId LOUNGE = new ChannelId(2001);
    public static final ChannelId STUDIO = new ChannelId(2002);
    public static final ChannelId TEXT = new ChannelId(3001);

    private Examples() {}

    /// A seekable track of three minutes; its encoded name compresses as badly as a real one.
    public static Track track(String title) {
        byte[] encoded = new byte[150];
        new Random(title.hashCode()).nextBytes(encoded);
        return new Track(
                Base64.getEncoder().encodeToString(encoded),
                title,
                "The Examples",
                180_000,
                "https://music.example/" + title,
                "https://music.example/" + title + ".png",
                false,
                true);
    }

    /// A track as a search of a usual source finds it, under a name as nodes make them; what it is
    /// called is chance.
    public static Track found(Random chance) {
        String identifier = letters(chance, 11);
        Track track =
                new Track(
                        "",
                        "%s %s %s (%s)"
                                .formatted(
                                        letters(chance, 7),
                                        letters(chance, 5),
                                        letters(chance, 9),
                                        "Official Video"),
                        letters(chance, 6) + " " + letters(chance, 6),
                        120_000 + chance.nextInt(200) * 1_000,
                        "https://www.youtube.com/watch?v=" + identifier,
                        "https://i.ytimg.com/vi/" + identifier + "/maxresdefault.jpg",
                        false,
                        true);
        return track.encoded(new EncodedName(identifier, "", "youtube", "").with(track));
    }

    private static String letters(Random chance, int count) {
        StringBuilder letters = new StringBuilder();
        while (letters.length() < count) letters.append((char) ('a' + chance.nextInt(26)));
        return letters.toString();
    }

    public static QueueEntry entry(long id, String title) {
        return new QueueEntry(new EntryId(id), track(title), ADA);
    }

    /// Entries with ids from `first` on.
    public static List<QueueEntry> entries(long first, int count) {
        return LongStream.range(first, first + count)
                .mapToObj(id -> entry(id, "track " + id))
                .toList();
    }

    /// Somebody's command at [#NOON].
    public static Cause asked(long interaction, String command) {
        return new Cause.Asked(new InteractionId(interaction), ADA, command);
    }

    /// The line that follows `state`.
    public static JournalLine line(PlayerState state, Cause cause, PlayerEvent... events) {
        return new JournalLine(
                state.sequence() + 1, NOON.plusSeconds(state.sequence()), cause, List.of(events));
    }
}
