package dev.tonearm.core.command;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/// What has to be looked up before a command can be decided.
public sealed interface Query {
    /// What is being looked up, for listeners who wait for it.
    String text();

    /// Whether what is found is to be played, so that the bot may come already.
    default boolean plays() {
        return true;
    }

    /// An address, or words of which the best hit is meant.
    record Best(String text) implements Query {}

    /// A file that somebody attached.
    ///
    /// @param text what it is called
    record File(String address, String text) implements Query {}

    /// All that some words find, for somebody to choose from.
    record Hits(String text) implements Query {
        @Override
        public boolean plays() {
            return false;
        }
    }

    /// Some of the hits that words found earlier, each by what a menu said of it ([Hit]).
    record Chosen(List<String> values) implements Query {
        public Chosen {
            values = List.copyOf(values);
        }

        @Override
        public String text() {
            return String.join(", ", values);
        }
    }

    /// A hit as an entry of a menu names it, within the 100 characters that Discord takes: its
    /// address, or, where that is longer, a print of it and words that find it again. So a menu
    /// works for as long as its message stands, and nobody has to remember what was on it.
    record Hit(String print, String words) {
        /// The most characters of a value.
        public static final int MOST = 100;

        private static final char MARK = '~';

        /// The value of a hit.
        ///
        /// @param address where it is, or empty
        /// @param name title and author
        public static String value(String address, String name) {
            if (!address.isEmpty() && address.length() <= MOST) return address;
            String words = MARK + print(address, name) + ' ' + name;
            if (words.length() <= MOST) return words;
            int end = Character.isHighSurrogate(words.charAt(MOST - 1)) ? MOST - 1 : MOST;
            return words.substring(0, end);
        }

        /// Whether a value is one that has to be found again by its words.
        public static boolean isPrint(String value) {
            return value.indexOf(' ') > 1 && value.charAt(0) == MARK;
        }

        /// Reads a value that [#isPrint].
        public static Hit read(String value) {
            int space = value.indexOf(' ');
            return new Hit(value.substring(1, space), value.substring(space + 1));
        }

        /// Whether something is what was meant.
        public boolean is(String address, String name) {
            return print.equals(print(address, name));
        }

        private static String print(String address, String name) {
            var sum = new CRC32();
            sum.update((address.isEmpty() ? name : address).getBytes(StandardCharsets.UTF_8));
            return Long.toString(sum.getValue(), Character.MAX_RADIX);
        }
    }
}
