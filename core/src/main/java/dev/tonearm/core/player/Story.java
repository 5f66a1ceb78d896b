package dev.tonearm.core.player;

/// What has been, as far as somebody may ask for it again.
///
/// @param past what can be undone and done again
/// @param tally what was heard, all in all
public record Story(Past past, Tally tally) {
    public static final Story NEW = new Story(Past.NOTHING, Tally.NOTHING);

    /// With what a line did.
    ///
    /// @param after the state with its events folded in
    Story after(PlayerState before, JournalLine line, PlayerState after) {
        return new Story(past.after(before, line, after), tally.after(before, line, after));
    }
}
