package dev.tonearm.core.player;

/// What a vote takes, as the edge said with the last vote for it: whoever leaves later brings no
/// word of the server's rules along.
///
/// @param percent the share of those who listen; 0 if nobody said it
/// @param queue the most tracks that may wait
public record Terms(int percent, int queue) {
    /// Of a vote that an older build counted.
    public static final Terms UNSAID = new Terms(0, 0);

    public boolean areSaid() {
        return percent > 0;
    }
}
