package dev.tonearm.core.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The custom id of a button, a select or a form: all that it takes to know what a press means is
/// in it, so it works after any restart and for as long as its message stands.
///
/// Written as `t1:turn:3`: the version of the route, the route, and what the route needs. A route's
/// version is raised when its meaning changes; what is older is read as it was meant, and what is
/// newer than this build says that it is from another message.
///
/// @param route who reads it, as `dev.tonearm.core.family.Route` names it
/// @param version from 1
/// @param arguments small letters, digits, `-` and `_`
public record CustomId(String route, int version, List<String> arguments) {
    /// The most characters that Discord takes.
    public static final int MAX_LENGTH = 100;

    private static final int MAX_VERSION = 999;

    public CustomId {
        arguments = List.copyOf(arguments);
        if (version < 1 || version > MAX_VERSION || !isWord(route)) throw malformed(route);
        for (String argument : arguments) {
            if (!isWord(argument)) throw malformed(route);
        }
        if (wire(route, version, arguments).length() > MAX_LENGTH) throw malformed(route);
    }

    /// The id of a route without arguments.
    public static CustomId of(String route, int version) {
        return new CustomId(route, version, List.of());
    }

    /// The same with a number behind it.
    public CustomId with(long number) {
        return with(Long.toString(number));
    }

    /// The same with one of several things behind it.
    public CustomId with(Enum<?> thing) {
        return with(thing.name().toLowerCase(Locale.ROOT));
    }

    /// The same with a word behind it: small letters, digits, `-` and `_`.
    public CustomId with(String argument) {
        List<String> more = new ArrayList<>(arguments);
        more.add(argument);
        return new CustomId(route, version, more);
    }

    /// Reads what Discord sends back; empty for what was never one of ours.
    public static Optional<CustomId> parse(String wire) {
        if (wire.length() > MAX_LENGTH || !wire.startsWith("t")) return Optional.empty();
        String[] parts = wire.substring(1).split(":", -1);
        if (parts.length < 2) return Optional.empty();
        try {
            return Optional.of(
                    new CustomId(
                            parts[1], version(parts[0]), List.of(parts).subList(2, parts.length)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static int version(String digits) {
        int version = Integer.parseInt(digits);
        if (!Integer.toString(version).equals(digits)) throw malformed(digits);
        return version;
    }

    /// As Discord is told.
    public String wire() {
        return wire(route, version, arguments);
    }

    private static String wire(String route, int version, List<String> arguments) {
        var wire = new StringBuilder("t").append(version).append(':').append(route);
        for (String argument : arguments) wire.append(':').append(argument);
        return wire.toString();
    }

    private static boolean isWord(String text) {
        return !text.isEmpty()
                && text.chars()
                        .allMatch(c ->
                                (c >= 'a' && c <= 'z')
                                        || (c >= '0' && c <= '9')
                                        || c == '-'
                                        || c == '_');
    }

    private static IllegalArgumentException malformed(String what) {
        return new IllegalArgumentException("no custom id can be made of '" + what + "'");
    }
}
