package dev.tonearm.interactions.answer;

import dev.tonearm.core.json.JsonWriter;
import dev.tonearm.core.text.Legible;

/// A suggestion for an option: what is shown, and what is filled in.
public sealed interface Choice {
    /// The most suggestions that Discord takes at once.
    int MAX_CHOICES = 25;

    /// The most characters of a name, and of a text that is filled in, that Discord takes.
    int MAX_LENGTH = 100;

    /// For an option that takes a text.
    ///
    /// @param value at most [#MAX_LENGTH] characters
    record OfText(String name, String value) implements Choice {
        public OfText {
            name = shortened(name);
            if (value.length() > MAX_LENGTH) {
                throw new IllegalArgumentException("Discord refuses values of this length");
            }
        }
    }

    /// For an option that takes a whole number.
    record OfNumber(String name, long value) implements Choice {
        public OfNumber {
            name = shortened(name);
        }
    }

    /// Writes the members of Discord's choice object.
    static void write(JsonWriter to, Choice choice) {
        switch (choice) {
            case OfText(var name, var value) -> to.put("name", name).put("value", value);
            case OfNumber(var name, long value) -> to.put("name", name).put("value", value);
        }
    }

    private static String shortened(String name) {
        String line = Legible.line(name, MAX_LENGTH);
        return line.isEmpty() ? "?" : line;
    }
}
