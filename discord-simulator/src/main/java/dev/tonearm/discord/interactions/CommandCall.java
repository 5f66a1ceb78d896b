package dev.tonearm.discord.interactions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.json.Json;
import org.jspecify.annotations.Nullable;

/// A slash command that a user types.
///
/// @param guild null in a direct message
/// @param name the path, as in `premium status`
/// @param options values by option name; ids for users, channels and roles
/// @param focused the option being typed, for autocomplete
/// @param force send it also when Discord's client would not
public record CommandCall(
        @Nullable Long guild,
        long channel,
        long user,
        String name,
        ObjectNode options,
        @Nullable String locale,
        @Nullable String focused,
        boolean force) {

    public static CommandCall of(long guild, long channel, long user, String name) {
        return new CommandCall(guild, channel, user, name, Json.object(), null, null, false);
    }

    public CommandCall with(String option, String value) {
        var more = options.deepCopy().put(option, value);
        return new CommandCall(guild, channel, user, name, more, locale, focused, force);
    }

    public CommandCall with(String option, long value) {
        var more = options.deepCopy().put(option, value);
        return new CommandCall(guild, channel, user, name, more, locale, focused, force);
    }

    public CommandCall focusing(String option) {
        return new CommandCall(guild, channel, user, name, options, locale, option, force);
    }

    public CommandCall forced() {
        return new CommandCall(guild, channel, user, name, options, locale, focused, true);
    }
}
