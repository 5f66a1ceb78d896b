package dev.tonearm.core.family;

import dev.tonearm.core.command.CustomId;
import dev.tonearm.core.command.OptionProblem;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What somebody pressed, chose or filled in. Every reader checks what it reads: Discord sends what
/// an old message or a stale client says, and whoever has a token can say anything.
///
/// @param values what was chosen in a select
/// @param fields what was filled in, by the names of the form's fields
public record Press(CustomId id, List<String> values, Map<String, String> fields) {
    public Press {
        values = List.copyOf(values);
        fields = Map.copyOf(fields);
    }

    /// The version of the route that the id was written with.
    public int version() {
        return id.version();
    }

    /// A number of the id.
    ///
    /// @param index from 0
    public int number(int index, int min, int max) {
        try {
            int number = Integer.parseInt(argument(index));
            if (number >= min && number <= max) return number;
        } catch (NumberFormatException e) {
            throw new OldPressException(e);
        }
        throw new OldPressException(null);
    }

    /// One of several things that the id names.
    ///
    /// @param index from 0
    public <E extends Enum<E>> E choice(int index, Class<E> things) {
        return thing(argument(index), things);
    }

    /// The one thing that was chosen in a select.
    public <E extends Enum<E>> E chosen(Class<E> things) {
        return thing(chosen(), things);
    }

    /// The one value that was chosen in a select; the caller checks that there is such a thing, and
    /// leaves by [#old] if there is not.
    public String chosen() {
        if (values.size() != 1) throw new OldPressException(null);
        return values.getFirst();
    }

    /// What a form's fields say, checked as the options of a command are.
    public OptionValues filled(List<OptionSpec> form) {
        Map<String, Object> typed = new HashMap<>();
        for (OptionSpec field : form) {
            String text = fields.getOrDefault(field.name(), "").strip();
            if (!text.isEmpty()) typed.put(field.name(), typed(field, text));
        }
        return OptionValues.of(form, typed);
    }

    private String argument(int index) {
        if (index >= id.arguments().size()) throw new OldPressException(null);
        return id.arguments().get(index);
    }

    private static <E extends Enum<E>> E thing(String name, Class<E> things) {
        for (E thing : things.getEnumConstants()) {
            if (thing.name().toLowerCase(Locale.ROOT).equals(name)) return thing;
        }
        throw new OldPressException(null);
    }

    /// A form's fields come as texts, whatever they are to be. Many languages write decimals behind
    /// a comma.
    private static Object typed(OptionSpec field, String text) {
        try {
            return switch (field) {
                case OptionSpec.Whole _ -> Long.valueOf(text);
                case OptionSpec.Decimal _ -> Double.valueOf(text.replace(',', '.'));
                default -> text;
            };
        } catch (NumberFormatException e) {
            throw new InvalidOptionException(field.name(), OptionProblem.WRONG_TYPE);
        }
    }

    /// Says that the message is too old for what it asks for: what a route throws.
    public static RuntimeException old() {
        return new OldPressException(null);
    }
}
