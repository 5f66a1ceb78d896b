package dev.tonearm.bench.crowd;

import java.time.Duration;

/// How much `./tonearm bench crowd` does.
///
/// @param listeners in the voice channel of one server
/// @param duration in which all of them have asked for all they want
/// @param votePercent the share of the listeners that has to vote for a skip
public record CrowdSettings(int listeners, Duration duration, int votePercent) {
    /// One listener in so many is a DJ, who skips without a vote.
    static final int EACH_DJ = 100;

    /// One in so many asks for [#GREED] tracks and not for one.
    static final int EACH_GREEDY = 20;

    static final int GREED = 5;
}
