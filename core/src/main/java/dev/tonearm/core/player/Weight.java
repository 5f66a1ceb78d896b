package dev.tonearm.core.player;

/// How much a guild's tracks weigh in bytes: about what they take in a snapshot, and of the memory
/// of the worker that acts for the guild.
///
/// A queue is limited by its tracks and by this. What a track says about itself is written by
/// strangers, and a guild that no worker can load takes down one after the other, because the next
/// owner of its partition loads it too.
public final class Weight {
    /// What a guild may weigh. Ten thousand tracks of usual sources weigh 5 to 10 MB; a worker with
    /// a heap of 256 MB reads and writes the snapshot of a guild of this weight.
    public static final long MOST = 12L * 1024 * 1024;

    /// Names of members, numbers, and objects around the texts.
    private static final int FRAME = 120;

    private Weight() {}

    /// What a state weighs.
    public static long of(PlayerState state) {
        long weight = 0;
        if (state.playback() instanceof Playback.Loaded loaded) {
            weight += of(loaded.entry().track());
        }
        for (QueueEntry entry : state.queue()) weight += of(entry.track());
        return weight;
    }

    /// What a track weighs; everything but its names is ASCII.
    public static long of(Track track) {
        return FRAME
                + track.encoded().length()
                + track.uri().length()
                + track.artworkUrl().length()
                + utf8(track.title())
                + utf8(track.author());
    }

    /// Half a surrogate pair counts as much as a pair's half.
    private static long utf8(String text) {
        long bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) bytes += c >= 0x800 && !Character.isSurrogate(c) ? 2 : 1;
        }
        return bytes;
    }
}
