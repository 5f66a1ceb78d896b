package dev.tonearm.core.plan;

import java.util.EnumSet;
import java.util.Set;

/// What a plan allows. A number is at least 1, or [#UNLIMITED].
///
/// @param commands the most commands that a server may give in a minute
/// @param queue the most tracks that may wait
/// @param playlists the most playlists that a server may keep
/// @param history how many tracks back `/history tracks` goes
/// @param trackMinutes how long a track may be; what is live is of no length
public record Allowance(
        int commands,
        int queue,
        int playlists,
        int history,
        int trackMinutes,
        Set<Feature> features) {
    /// As many as there are.
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /// The most tracks that may wait in any queue; positions in commands end here, too.
    public static final int MOST_QUEUE = 10_000;

    /// All that there is. The house has limits of its own, of which each says so where it stands.
    public static final Allowance ALL =
            new Allowance(
                    UNLIMITED,
                    MOST_QUEUE,
                    UNLIMITED,
                    UNLIMITED,
                    UNLIMITED,
                    EnumSet.allOf(Feature.class));

    public Allowance {
        features = Set.copyOf(features);
    }

    public boolean has(Feature feature) {
        return features.contains(feature);
    }

    /// How much it gives of something.
    public int of(Quota quota) {
        return switch (quota) {
            case COMMANDS -> commands;
            case QUEUE -> queue;
            case PLAYLISTS -> playlists;
            case HISTORY -> history;
            case TRACK -> trackMinutes;
        };
    }

    /// Whether another one gives more of what somebody needs.
    public boolean lessThan(Allowance other, Need need) {
        return switch (need) {
            case Feature feature -> !has(feature) && other.has(feature);
            case Quota quota -> of(quota) < other.of(quota);
        };
    }

    public Allowance withCommands(int changed) {
        return new Allowance(changed, queue, playlists, history, trackMinutes, features);
    }

    public Allowance withQueue(int changed) {
        return new Allowance(commands, changed, playlists, history, trackMinutes, features);
    }

    public Allowance withTrackMinutes(int changed) {
        return new Allowance(commands, queue, playlists, history, changed, features);
    }

    public Allowance withFeatures(Set<Feature> changed) {
        return new Allowance(commands, queue, playlists, history, trackMinutes, changed);
    }
}
