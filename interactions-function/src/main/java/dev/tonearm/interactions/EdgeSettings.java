package dev.tonearm.interactions;

import dev.tonearm.core.format.Formats;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.function.signature.DiscordSignature;
import java.time.Duration;
import java.util.Map;

/// What the function is told by its environment.
///
/// @param applicationId the Discord application (`TONEARM_DISCORD_APPLICATION_ID`)
/// @param publicKey its key for interactions, in hex (`TONEARM_DISCORD_PUBLIC_KEY`)
/// @param partitions how many command queues there are (`TONEARM_PARTITIONS`, 1 by default)
/// @param queueUrl a command queue's URL with `{partition}` for its number (`TONEARM_QUEUE_URL`)
/// @param table the DynamoDB table (`TONEARM_TABLE`, `tonearm` by default)
/// @param formats which formats of journals and commands are read and written
///   (`TONEARM_WRITE_FORMAT`, the usual by default, and `TONEARM_REHEARSE`, nothing by default)
/// @param musicCatalogue the address of the operator's own music library
///   (`TONEARM_MUSIC_CATALOGUE`), empty if there is none
/// @param signatureTolerance how old a signed request may be
///   (`TONEARM_SIGNATURE_TOLERANCE_SECONDS`, 240 by default and at most: for longer nobody would
///   recognise one that is sent again)
public record EdgeSettings(
        long applicationId,
        String publicKey,
        Partitions partitions,
        String queueUrl,
        String table,
        Formats formats,
        String musicCatalogue,
        Duration signatureTolerance) {

    /// Reads them; what is missing or wrong is named.
    ///
    /// @throws IllegalArgumentException if a setting is missing or makes no sense
    static EdgeSettings from(Map<String, String> environment) {
        return new EdgeSettings(
                snowflake(environment, "TONEARM_DISCORD_APPLICATION_ID"),
                required(environment, "TONEARM_DISCORD_PUBLIC_KEY"),
                new Partitions(number(environment, "TONEARM_PARTITIONS", 1)),
                queueUrl(environment),
                environment.getOrDefault("TONEARM_TABLE", "tonearm"),
                Formats.of(
                        environment.getOrDefault("TONEARM_WRITE_FORMAT", ""),
                        environment.getOrDefault("TONEARM_REHEARSE", "")),
                environment.getOrDefault("TONEARM_MUSIC_CATALOGUE", ""),
                signatureTolerance(environment));
    }

    private static Duration signatureTolerance(Map<String, String> environment) {
        String name = "TONEARM_SIGNATURE_TOLERANCE_SECONDS";
        int most = (int) DiscordSignature.DEFAULT_TOLERANCE.toSeconds();
        int seconds = number(environment, name, most);
        if (seconds < 1 || seconds > most) {
            throw new IllegalArgumentException(name + " is not between 1 and " + most);
        }
        return Duration.ofSeconds(seconds);
    }

    private static String queueUrl(Map<String, String> environment) {
        String url = required(environment, "TONEARM_QUEUE_URL");
        if (!url.contains("{partition}")) {
            throw new IllegalArgumentException(
                    "TONEARM_QUEUE_URL has no {partition} in it, where the number of the queue"
                            + " belongs");
        }
        return url;
    }

    private static long snowflake(Map<String, String> environment, String name) {
        try {
            return Long.parseUnsignedLong(required(environment, name));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is not a Discord id", e);
        }
    }

    private static int number(Map<String, String> environment, String name, int standard) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) return standard;
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is not a whole number", e);
        }
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is not set");
        }
        return value.strip();
    }
}
