package dev.tonearm.worker.discord;

import dev.tonearm.core.partition.Partitions;
import java.net.URI;
import java.time.Duration;

/// Which Discord, as whom, and which part of the guilds.
///
/// @param api the REST API's address with a slash at its end
/// @param token the bot's token: a secret, left out of [#toString()]
/// @param shards how many shards there are in all, or 0 for what Discord says
/// @param identifySpacing the least time between two IDENTIFYs of one bucket
/// @param joinsPerMinute the most voice state updates a shard sends in any minute
/// @param answerTimeout how long Discord may leave a voice state update unanswered
/// @param restTimeout bounds a REST request with all its waiting for rate limits
/// @param reads whether Discord tells what people write, for which it has to have approved the
///   message-content intent
public record ShardSettings(
        URI api,
        String token,
        Partitions partitions,
        int shards,
        Duration identifySpacing,
        int joinsPerMinute,
        Duration answerTimeout,
        Duration restTimeout,
        boolean reads) {
    /// Discord itself.
    public static final URI DISCORD = URI.create("https://discord.com/api/v10/");

    public ShardSettings {
        if (token.isBlank()) throw new IllegalArgumentException("the bot's token is missing");
        if (!api.getPath().endsWith("/")) {
            throw new IllegalArgumentException("the address of Discord's API must end with /");
        }
        if (shards % partitions.count() != 0) {
            throw new IllegalArgumentException(
                    shards + " shards are not a multiple of " + partitions.count() + " partitions");
        }
    }

    /// The usual bounds.
    ///
    /// Discord allows 120 sends a minute on a connection; 110 leave room for heartbeats. IDENTIFYs
    /// are 5 s apart, and a little, since Discord counts them when they arrive.
    public static ShardSettings of(URI api, String token, Partitions partitions, int shards) {
        return new ShardSettings(
                api,
                token,
                partitions,
                shards,
                Duration.ofMillis(5_100),
                110,
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                false);
    }

    /// The same, and whether Discord tells what people write.
    public ShardSettings withReads(boolean changed) {
        return new ShardSettings(
                api,
                token,
                partitions,
                shards,
                identifySpacing,
                joinsPerMinute,
                answerTimeout,
                restTimeout,
                changed);
    }

    @Override
    public String toString() {
        return "ShardSettings[" + api + ", shards " + shards + "]";
    }
}
