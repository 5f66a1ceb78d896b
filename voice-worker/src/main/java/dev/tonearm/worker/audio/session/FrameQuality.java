package dev.tonearm.worker.audio.session;

/// How much of a session's sound was lost, by the node's own count.
///
/// @param nulled frames of the last minute, of an average player, that were due and not there
/// @param deficit those that were sent too late or not at all
/// @param badMinutes how many minutes of the last ones were bad; good ones and such without players
///   make up for them
record FrameQuality(int nulled, int deficit, int badMinutes) {
    static final FrameQuality UNKNOWN = new FrameQuality(0, 0, 0);

    /// 3 % of a minute's 3,000 frames is heard as stutter.
    private static final int MOST_LOST = 90;

    /// After this many a node is lossy.
    private static final int BAD_MINUTES = 2;

    /// Remembered no longer than this, so that a node gets another chance.
    private static final int MOST_MINUTES = 5;

    /// After a minute in which somebody played.
    FrameQuality after(int nowNulled, int nowDeficit) {
        boolean bad = nowNulled + Math.max(0, nowDeficit) > MOST_LOST;
        int minutes = bad ? Math.min(MOST_MINUTES, badMinutes + 1) : 0;
        return new FrameQuality(nowNulled, nowDeficit, minutes);
    }

    /// After a minute in which nobody played.
    FrameQuality afterSilence() {
        return new FrameQuality(0, 0, Math.max(0, badMinutes - 1));
    }

    boolean lossy() {
        return badMinutes >= BAD_MINUTES;
    }
}
