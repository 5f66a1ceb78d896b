package dev.tonearm.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The flags of a command line, each with a whole number: `--cold 15 --warm 1000`.
public final class NumberFlags {
    private final Map<String, String> given;

    private NumberFlags(Map<String, String> given) {
        this.given = given;
    }

    /// Reads a command line on which each flag may stand; of one given twice, the last counts.
    ///
    /// @throws BadFlagException if another flag is there, or one without its number
    public static NumberFlags read(List<String> flags, String... arguments) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            String flag = arguments[i];
            if (!flags.contains(flag)) {
                throw new BadFlagException(
                        "no flag '" + flag + "'; there are " + String.join(" N, ", flags) + " N");
            }
            if (i + 1 == arguments.length) {
                throw new BadFlagException(flag + " needs a whole number after it");
            }
            given.put(flag, arguments[i + 1]);
        }
        return new NumberFlags(given);
    }

    /// A flag's number.
    ///
    /// @throws BadFlagException if it is no number from `least` to `most`
    public int number(String flag, int standard, int least, int most) {
        String text = given.getOrDefault(flag, String.valueOf(standard));
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) return number;
        } catch (NumberFormatException _) {
            // Said below: a number too large for an int is no different from one too large for us.
        }
        throw new BadFlagException(
                flag
                        + " takes a whole number from "
                        + least
                        + " to "
                        + most
                        + ", not '"
                        + text
                        + "'");
    }
}
