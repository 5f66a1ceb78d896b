package dev.tonearm.core.family;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What Discord demands of the names of commands and options (discord-api-docs,
/// interactions/application-commands). What it would refuse is refused where it is written.
final class Names {
    /// The most options of a command, parts of a group, and choices of an option.
    static final int MOST = 25;

    private static final int LONGEST = 32;

    private Names() {}

    /// A name that Discord takes in every language: ours are of small ASCII letters.
    static void check(String name) {
        boolean fits = !name.isEmpty() && name.length() <= LONGEST;
        for (int i = 0; fits && i < name.length(); i++) {
            char c = name.charAt(i);
            fits = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
        }
        if (!fits) {
            throw new IllegalArgumentException(
                    "a name has 1 to "
                            + LONGEST
                            + " characters of a-z, 0-9, - and _, which '"
                            + name
                            + "' has not");
        }
    }

    /// No more than Discord takes, and no two alike.
    static void check(String owner, String what, List<String> names) {
        if (names.size() > MOST) {
            throw new IllegalArgumentException(
                    "'%s' has %d %s; Discord takes %d".formatted(owner, names.size(), what, MOST));
        }
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException(
                        "'%s' has two %s named '%s'".formatted(owner, what, name));
            }
        }
    }
}
