package dev.tonearm.discord;

/// Why a voice connection is over, and the close code that says so.
public enum VoiceEnd {
    /// Kicked from voice, left by op 4, or the main gateway session is gone.
    DISCONNECTED(4014),
    /// Moved to another channel: the old connection is closed, a new grant follows.
    MOVED(4014),
    /// The channel or the guild is gone.
    CALL_TERMINATED(4022),
    /// A newer grant for the same channel took its place.
    REPLACED(4006);

    private final int closeCode;

    VoiceEnd(int closeCode) {
        this.closeCode = closeCode;
    }

    public int closeCode() {
        return closeCode;
    }
}
