package dev.tonearm.core.text;

import java.lang.Character.UnicodeScript;
import java.text.BreakIterator;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// What a file, a list, a source or a listener calls something, as one line that can be read and
/// that changes nothing around it. The one place that decides which characters reach people.
///
/// What is left out cannot be seen but hides, breaks or turns what can: control and format
/// characters, direction overrides and isolates, fillers, whatever stands for half a character, and
/// marks piled higher than any language does. What a language or an emoji needs stays: joiners
/// between letters that join and between emojis, variation selectors, and the order of text that
/// runs from right to left, which gets a direction of its own.
public final class Legible {
    /// What isolates a text's direction from that of the text around it, and ends that.
    private static final char ISOLATE = '\u2068';

    private static final char END_ISOLATE = '\u2069';

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int EMOJI_LOOK = 0xFE0F;

    /// Hebrew with points and accents has three; more is a pile.
    private static final int MOST_MARKS = 4;

    /// Scripts in which a joiner between two letters changes nothing that can be seen.
    private static final Set<UnicodeScript> UNJOINED =
            EnumSet.of(
                    UnicodeScript.COMMON,
                    UnicodeScript.INHERITED,
                    UnicodeScript.UNKNOWN,
                    UnicodeScript.LATIN,
                    UnicodeScript.GREEK,
                    UnicodeScript.CYRILLIC,
                    UnicodeScript.HAN,
                    UnicodeScript.HANGUL,
                    UnicodeScript.HIRAGANA,
                    UnicodeScript.KATAKANA);

    private final int[] given;
    private final boolean rightToLeft;
    private final StringBuilder line;

    /// The last code point of the line, 0 where a word begins.
    private int last;

    private int marks;
    private boolean space;

    private Legible(String text) {
        this.given = text.codePoints().toArray();
        this.rightToLeft = text.codePoints().anyMatch(Legible::rightToLeft);
        this.line = new StringBuilder(text.length());
    }

    /// The text as one line; empty if there is nothing to see in it.
    public static String line(String text) {
        return line(text, Integer.MAX_VALUE);
    }

    /// The text as one line of at most so many UTF-16 characters, which is never less than what
    /// Discord counts. What is cut ends between two characters as people see them, with an
    /// ellipsis.
    public static String line(String text, int most) {
        var legible = new Legible(text);
        for (int at = 0; at < legible.given.length; at++) legible.take(at);
        String whole = legible.line.toString();
        return legible.rightToLeft && !whole.isEmpty()
                ? ISOLATE + cut(whole, most - 2) + END_ISOLATE
                : cut(whole, most);
    }

    /// Whether there is anything to see in the text.
    public static boolean shows(String text) {
        return !line(text).isEmpty();
    }

    private static String cut(String line, int most) {
        if (line.length() <= most) return line;
        int end = most - 1;
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(line);
        int before = characters.isBoundary(end) ? end : characters.preceding(end);
        // Longer than all there is room for: half of it then, but no half surrogate pair.
        if (before <= 0) before = Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end;
        return line.substring(0, before).stripTrailing() + "…";
    }

    private void take(int at) {
        int code = given[at];
        if (isSpace(code)) {
            space = !line.isEmpty();
            last = 0;
        } else if (isVariation(code)) {
            // One chooses a look; any more after it are noise that cannot be seen.
            if (last != 0 && !isVariation(last) && last != ZERO_WIDTH_JOINER) append(code);
        } else if (code == ZERO_WIDTH_JOINER || code == ZERO_WIDTH_NON_JOINER) {
            if (at + 1 < given.length && joins(code, given[at + 1])) append(code);
        } else if (isMark(code)) {
            // One without a letter would sit on whatever we write before it.
            if (last != 0 && ++marks <= MOST_MARKS) append(code);
        } else if (isHalfSurrogate(code)) {
            begin('\uFFFD');
        } else if (!isHidden(code)) {
            begin(code);
        }
    }

    private void begin(int code) {
        if (space) line.append(' ');
        space = false;
        marks = 0;
        append(code);
    }

    private void append(int code) {
        line.appendCodePoint(code);
        last = code;
    }

    private boolean joins(int joiner, int next) {
        if (last == 0) return false;
        boolean emojis =
                joiner == ZERO_WIDTH_JOINER
                        && Character.isExtendedPictographic(next)
                        && (Character.isExtendedPictographic(last)
                                || Character.isEmojiModifier(last)
                                || last == EMOJI_LOOK);
        return emojis || (joining(last) && joining(next));
    }

    private static boolean joining(int code) {
        return (Character.isLetter(code) || isMark(code))
                && !UNJOINED.contains(UnicodeScript.of(code));
    }

    private static boolean isSpace(int code) {
        return Character.isISOControl(code)
                || Character.isWhitespace(code)
                || Character.isSpaceChar(code)
                // Braille without a dot.
                || code == 0x2800;
    }

    private static boolean isVariation(int code) {
        return (code >= 0xFE00 && code <= EMOJI_LOOK)
                || (code >= 0xE0100 && code <= 0xE01EF)
                || (code >= 0x180B && code <= 0x180D)
                || code == 0x180F;
    }

    private static boolean isMark(int code) {
        return switch (code) {
            // Marks that cannot be seen: the grapheme joiner, and two vowels of Khmer.
            case 0x034F, 0x17B4, 0x17B5 -> false;
            default ->
                    switch (Character.getType(code)) {
                        case Character.NON_SPACING_MARK,
                                Character.ENCLOSING_MARK,
                                Character.COMBINING_SPACING_MARK ->
                                true;
                        default -> false;
                    };
        };
    }

    private static boolean isHalfSurrogate(int code) {
        return Character.getType(code) == Character.SURROGATE;
    }

    private boolean isHidden(int code) {
        return switch (code) {
            // Fillers of Hangul look like spaces, and are letters.
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2065, 0x3164, 0xFFA0 -> true;
            // The marks of direction that stand for one letter place a text's own punctuation.
            case 0x200E, 0x200F, 0x061C -> !rightToLeft;
            // Signs of Arabic, Syriac and Kaithi that are written around numbers.
            case 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD -> false;
            default ->
                    (Character.getType(code) == Character.FORMAT
                                    && !(code >= 0x0600 && code <= 0x0605))
                            || (code >= 0xFFF0 && code <= 0xFFF8)
                            || (code >= 0xE0000 && code <= 0xE0FFF)
                            // No characters, now or ever.
                            || (code >= 0xFDD0 && code <= 0xFDEF)
                            || (code & 0xFFFE) == 0xFFFE;
        };
    }

    private static boolean rightToLeft(int code) {
        return switch (Character.getDirectionality(code)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
                    !isDirectionMark(code);
            default -> false;
        };
    }

    private static boolean isDirectionMark(int code) {
        return code == 0x200F || code == 0x061C;
    }
}
