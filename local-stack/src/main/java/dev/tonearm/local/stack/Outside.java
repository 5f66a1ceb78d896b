package dev.tonearm.local.stack;

import dev.tonearm.core.environment.WrongSettingsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What of the outside world is real instead of simulated, by environment variables.
///
/// @param discord the bot's variables, when the real Discord is meant
/// @param aws the queue's, the table's and the AWS SDK's variables, when the real services are
///   meant
public record Outside(Optional<Map<String, String>> discord, Optional<Map<String, String>> aws) {
    private static final List<String> DISCORD =
            List.of(
                    "TONEARM_DISCORD_TOKEN",
                    "TONEARM_DISCORD_APPLICATION_ID",
                    "TONEARM_DISCORD_PUBLIC_KEY");
    private static final List<String> AWS = List.of("TONEARM_QUEUE_URL", "TONEARM_TABLE");

    /// All of it simulated.
    public static final Outside SIMULATED = new Outside(Optional.empty(), Optional.empty());

    /// @throws WrongSettingsException when a group is given in part: a half-real stack would fail
    ///   later and further away
    static Outside of(Map<String, String> environment) {
        var discord = group(environment, DISCORD, "TONEARM_DISCORD_API");
        var aws = group(environment, AWS, "TONEARM_PARTITIONS");
        aws.ifPresent(settings ->
                environment.forEach((name, value) -> {
                    if (name.startsWith("AWS_")) settings.put(name, value);
                }));
        return new Outside(discord.map(Map::copyOf), aws.map(Map::copyOf));
    }

    @Override
    public String toString() {
        return "Outside[discord=" + discord.isPresent() + ", aws=" + aws.isPresent() + "]";
    }

    private static Optional<Map<String, String>> group(
            Map<String, String> environment, List<String> needed, String optional) {
        var given = new LinkedHashMap<String, String>();
        var missing = new ArrayList<String>();
        for (String name : needed) {
            String value = environment.getOrDefault(name, "");
            if (value.isBlank()) missing.add(name);
            else given.put(name, value);
        }
        if (given.isEmpty()) return Optional.empty();
        if (!missing.isEmpty()) {
            throw new WrongSettingsException(
                    String.join(", ", given.keySet())
                            + " is set, so these have to be set too: "
                            + String.join(", ", missing));
        }
        Optional.ofNullable(environment.get(optional))
                .ifPresent(value -> given.put(optional, value));
        return Optional.of(given);
    }
}
