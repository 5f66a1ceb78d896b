package dev.tonearm.core.family;

import java.util.List;

/// One option of a slash command.
///
/// @param min the least value of an integer or length of a string
/// @param max the greatest value of an integer or length of a string
/// @param choices the only values allowed; empty if any is
public record OptionSpec(
        String name,
        Type type,
        boolean required,
        boolean autocomplete,
        int min,
        int max,
        List<String> choices) {
    /// Option types with the numbers of Discord's wire format.
    public enum Type {
        STRING(3),
        INTEGER(4);

        private final int wire;

        Type(int wire) {
            this.wire = wire;
        }

        /// The number that Discord knows the type by.
        public int wire() {
            return wire;
        }
    }

    public static OptionSpec text(String name, int max) {
        return new OptionSpec(name, Type.STRING, true, false, 1, max, List.of());
    }

    public static OptionSpec number(String name, int min, int max) {
        return new OptionSpec(name, Type.INTEGER, true, false, min, max, List.of());
    }

    public static OptionSpec choice(String name, String... choices) {
        return new OptionSpec(name, Type.STRING, true, false, 1, 100, List.of(choices));
    }

    public OptionSpec optional() {
        return new OptionSpec(name, type, false, autocomplete, min, max, choices);
    }

    public OptionSpec completed() {
        return new OptionSpec(name, type, required, true, min, max, choices);
    }
}
