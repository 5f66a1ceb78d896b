package dev.tonearm.core.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads one JSON object as RFC 8259 has it, and nothing beside: no comment, no comma too many, no
/// member twice, and bytes that are UTF-8.
///
/// By hand, because a listener whose command finds no running function waits for what this loads
/// (docs/adr/0002).
final class JsonReader {
    /// So that hostile input ends in an exception and not in a stack overflow.
    static final int MAX_DEPTH = 100;

    /// What follows makes the JDK work for longer than it took to send.
    private static final int LONGEST_NUMBER = 1_000;

    private static final int BYTE_ORDER_MARK = 0xEFBBBF;

    private final byte[] utf8;
    private int at;
    private int depth;

    private JsonReader(byte[] utf8) {
        this.utf8 = utf8;
    }

    /// @throws JsonException with the line in which it breaks off being JSON
    static JsonObject read(byte[] utf8) {
        return new JsonReader(utf8).document();
    }

    private JsonObject document() {
        if (utf8.length > 2
                && (unsigned(0) << 16 | unsigned(1) << 8 | unsigned(2)) == BYTE_ORDER_MARK) at = 3;
        if (next() != '{') throw new JsonException("not a JSON object");
        JsonObject object = object();
        skipSpace();
        if (at < utf8.length) throw broken("more after the JSON object");
        return object;
    }

    /// The byte at which the next thing begins, after any space; -1 at the end.
    private int next() {
        skipSpace();
        return at < utf8.length ? utf8[at] : -1;
    }

    private void skipSpace() {
        while (at < utf8.length) {
            byte b = utf8[at];
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') return;
            at++;
        }
    }

    private JsonObject object() {
        enter();
        Map<String, Object> members = new LinkedHashMap<>();
        boolean nothing = false;
        for (boolean more = begins('}'); more; more = goesOn('}')) {
            if (next() != '"') throw broken();
            String name = string();
            if (next() != ':') throw broken();
            at++;
            @Nullable Object value = value();
            nothing |= value == null;
            if (members.containsKey(name)) throw broken();
            putOrNull(members, name, value);
        }
        if (nothing) members.values().removeIf(Objects::isNull);
        depth--;
        return new JsonObject(members);
    }

    /// What is `null` reads as absent, and may still not be there twice.
    @SuppressWarnings("NullAway")
    private static void putOrNull(
            Map<String, Object> members, String name, @Nullable Object value) {
        members.put(name, value);
    }

    private List<Object> array() {
        enter();
        List<Object> values = new ArrayList<>();
        for (boolean more = begins(']'); more; more = goesOn(']')) {
            Object value = value();
            if (value != null) values.add(value);
        }
        depth--;
        return values;
    }

    private void enter() {
        at++;
        if (++depth > MAX_DEPTH) throw new JsonException("not valid JSON");
    }

    /// Whether there is a first element.
    private boolean begins(char end) {
        if (next() != end) return true;
        at++;
        return false;
    }

    /// Whether there is another one.
    private boolean goesOn(char end) {
        int b = next();
        if (b != ',' && b != end) throw broken();
        at++;
        return b == ',';
    }

    private @Nullable Object value() {
        return switch (next()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private @Nullable Object word(String word, @Nullable Object means) {
        for (int i = 0; i < word.length(); i++, at++) {
            if (at == utf8.length || utf8[at] != word.charAt(i)) throw broken();
        }
        return means;
    }

    private Object number() {
        int begin = at;
        if (is('-')) at++;
        if (is('0')) at++;
        else digits();
        boolean whole = true;
        if (is('.')) {
            at++;
            digits();
            whole = false;
        }
        if (is('e') || is('E')) {
            at++;
            if (is('+') || is('-')) at++;
            digits();
            whole = false;
        }
        if (at - begin > LONGEST_NUMBER) throw broken();
        String text = ascii(begin, at);
        try {
            if (whole) return Long.parseLong(text);
            return Double.parseDouble(text);
        } catch (NumberFormatException _) {
            throw broken(); // larger than a long
        }
    }

    private boolean is(char wanted) {
        return at < utf8.length && utf8[at] == wanted;
    }

    private void digits() {
        int begin = at;
        while (at < utf8.length && utf8[at] >= '0' && utf8[at] <= '9') at++;
        if (at == begin) throw broken();
    }

    private String string() {
        int begin = ++at;
        while (at < utf8.length) {
            byte b = utf8[at];
            if (b == '"') return ascii(begin, at++);
            if (b < ' ' || b == '\\') return mixed(begin); // bytes above ASCII are negative
            at++;
        }
        throw broken();
    }

    private String ascii(int from, int to) {
        return new String(utf8, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /// A string that has more than ASCII in it.
    private String mixed(int begin) {
        var text = new StringBuilder(at - begin + 64).append(ascii(begin, at));
        while (at < utf8.length) {
            byte b = utf8[at];
            if (b == '"') {
                at++;
                return text.toString();
            }
            if (b == '\\') {
                at++;
                text.append(escaped());
            } else if (b < 0) {
                text.append(beyondAscii());
            } else if (b < ' ') {
                throw broken();
            } else {
                text.append((char) b);
                at++;
            }
        }
        throw broken();
    }

    private char escaped() {
        if (at == utf8.length) throw broken();
        return switch (utf8[at++]) {
            case '"' -> '"';
            case '\\' -> '\\';
            case '/' -> '/';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> fourDigits();
            default -> throw broken();
        };
    }

    private char fourDigits() {
        int code = 0;
        for (int i = 0; i < 4; i++, at++) {
            int digit = at < utf8.length ? Character.digit(utf8[at], 16) : -1;
            if (digit < 0) throw broken();
            code = code << 4 | digit;
        }
        return (char) code;
    }

    /// The JDK puts something else where bytes are not UTF-8, which then are not the same bytes.
    private String beyondAscii() {
        int begin = at;
        while (at < utf8.length && utf8[at] < 0) at++;
        String text = new String(utf8, begin, at - begin, StandardCharsets.UTF_8);
        byte[] again = text.getBytes(StandardCharsets.UTF_8);
        if (!Arrays.equals(utf8, begin, at, again, 0, again.length)) throw broken();
        return text;
    }

    private int unsigned(int place) {
        return utf8[place] & 0xFF;
    }

    private JsonException broken() {
        return broken("not valid JSON");
    }

    private JsonException broken(String how) {
        int line = 1;
        for (int i = 0; i < at; i++) if (utf8[i] == '\n') line++;
        return new JsonException(how, line);
    }
}
