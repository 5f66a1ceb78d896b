package dev.tonearm.worker.source;

import dev.tonearm.core.player.Refusal;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/// An http(s) address in the one form that everybody reads alike.
///
/// What listeners paste is read as a browser reads it (WHATWG's URL standard, by OkHttp, which JDA
/// brings): international names become ASCII as in UTS 46, backslashes are slashes, tabs and line
/// breaks go, dot segments are walked, default ports go, and what may not stand in an address is
/// percent-encoded. In one thing it goes further: a percent sign that encodes nothing is encoded
/// itself, for strict readers refuse it. Judged, sent and stored is only the outcome, so no other
/// reader can find another host in it.
///
/// @param text the address
/// @param host a name in ASCII, an IPv4 address in dotted decimals, or an IPv6 address without
///   brackets
/// @param literal the address that the host is, empty for a name
record WebAddress(String text, String host, Optional<InetAddress> literal) {
    /// The longest that is taken; the path of a signed address may be long.
    static final int MAX_LENGTH = 2_000;

    /// What looks like an address, as opposed to words to search for.
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[/\\\\]");

    private static final Pattern WEB =
            Pattern.compile("https?:[/\\\\]+([^/\\\\?#]*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern STRICT = Pattern.compile("https?://([^/?#]*)");
    private static final Pattern NAME = Pattern.compile("[a-z0-9_.-]+");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");

    /// Enough for what encodes an encoding; whoever goes on means no good.
    private static final int DECODINGS = 4;

    /// What a text turned out to be.
    sealed interface Reading {
        /// Words, not an address.
        record Words() implements Reading {}

        record Address(WebAddress address) implements Reading {}

        /// An address that nobody could play.
        record Broken(Refusal.Simple why) implements Reading {}
    }

    static Reading read(String typed) {
        String text = withoutBreaks(typed);
        if (text.startsWith("<") && text.endsWith(">")) {
            // Discord's way of writing an address without a preview.
            text = text.substring(1, text.length() - 1).strip();
        }
        if (!ADDRESS.matcher(text).lookingAt()) return new Reading.Words();
        if (!WEB.matcher(text).lookingAt()) {
            return new Reading.Broken(Refusal.Simple.ADDRESS_NOT_WEB);
        }
        if (text.length() > MAX_LENGTH) {
            return new Reading.Broken(Refusal.Simple.ADDRESS_TOO_LONG);
        }
        // Some readers take what stands before an @ for the host.
        if (authority(text).contains("@")) {
            return new Reading.Broken(Refusal.Simple.ADDRESS_WITH_PASSWORD);
        }
        Optional<WebAddress> address = parse(text);
        if (address.isEmpty()) return new Reading.Broken(Refusal.Simple.ADDRESS_BROKEN);
        // Encoding makes it longer.
        return address.get().text.length() > MAX_LENGTH
                ? new Reading.Broken(Refusal.Simple.ADDRESS_TOO_LONG)
                : new Reading.Address(address.get());
    }

    /// The address that a text is, if it is one.
    static Optional<WebAddress> of(String text) {
        return read(text) instanceof Reading.Address(var address)
                ? Optional.of(address)
                : Optional.empty();
    }

    /// Whether the host stands in `text` as it does here, so that whoever reads `text` finds the
    /// same one: `010.8.8.8` is one host to a browser and another to Java.
    boolean isWrittenPlainlyIn(String text) {
        Matcher strictly = STRICT.matcher(text.toLowerCase(Locale.ROOT));
        String written = strictly.lookingAt() ? strictly.group(1) : "";
        String plain = host.indexOf(':') < 0 ? host : "[" + host + "]";
        if (!written.startsWith(plain)) return false;
        String port = written.substring(plain.length());
        return port.isEmpty() || port.matches(":[0-9]*");
    }

    /// Whether no segment of the path could be taken for a step up or for several segments, however
    /// often it is decoded, and whatever is cut off behind a semicolon.
    boolean isStraight() {
        for (String segment : URI.create(text).getRawPath().split("/", -1)) {
            if (!isStraight(segment)) return false;
        }
        return true;
    }

    private static boolean isStraight(String raw) {
        String segment = raw;
        for (int i = 0; i < DECODINGS; i++) {
            int parameters = segment.indexOf(';');
            String name = parameters < 0 ? segment : segment.substring(0, parameters);
            if (name.equals(".") || name.equals("..")) return false;
            if (segment.chars().anyMatch(WebAddress::leadsAstray)) return false;
            String decoded = decoded(segment);
            if (decoded.equals(segment)) return true;
            segment = decoded;
        }
        return false;
    }

    /// Slashes that were encoded, an end of text, and the bytes with which some decoders let a dot
    /// be written in two.
    private static boolean leadsAstray(int c) {
        return c == '/' || c == '\\' || c == 0 || c == 0xc0 || c == 0xc1;
    }

    /// Byte by byte: what matters is ASCII. A percent sign that encodes nothing stays.
    private static String decoded(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%' && i + 2 < text.length()) {
                int high = Character.digit(text.charAt(i + 1), 16);
                int low = Character.digit(text.charAt(i + 2), 16);
                if (high >= 0 && low >= 0) {
                    plain.append((char) (high << 4 | low));
                    i += 2;
                    continue;
                }
            }
            plain.append(c);
        }
        return plain.toString();
    }

    /// Half of a surrogate pair is no character, and some encoders stumble over it.
    private static String withoutBreaks(String typed) {
        StringBuilder text = new StringBuilder(typed.length());
        typed.codePoints()
                .filter(c -> c != '\t' && c != '\n' && c != '\r')
                .map(c -> Character.getType(c) == Character.SURROGATE ? 0xfffd : c)
                .forEach(text::appendCodePoint);
        return text.toString().trim().strip();
    }

    private static String authority(String text) {
        Matcher web = WEB.matcher(text);
        return web.lookingAt() ? web.group(1) : "";
    }

    private static Optional<WebAddress> parse(String text) {
        HttpUrl url = HttpUrl.parse(text);
        if (url == null) return Optional.empty();
        return switch (host(url.host())) {
            case Host.Broken() -> Optional.empty();
            case Host.Name(var name) -> strict(url, name, Optional.empty());
            case Host.Literal(var host, var address) -> strict(url, host, Optional.of(address));
        };
    }

    /// OkHttp's own form is what browsers send; its URI is what strict readers take as well.
    private static Optional<WebAddress> strict(
            HttpUrl url, String host, Optional<InetAddress> literal) {
        try {
            String text = url.newBuilder().host(host).build().uri().toASCIIString();
            // Believed only if it reads as itself.
            HttpUrl again = HttpUrl.parse(text);
            boolean same = again != null && again.host().equals(host) && again.port() == url.port();
            return same ? Optional.of(new WebAddress(text, host, literal)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private sealed interface Host {
        record Name(String name) implements Host {}

        record Literal(String text, InetAddress address) implements Host {}

        record Broken() implements Host {}
    }

    private static Host host(String host) {
        if (host.indexOf(':') >= 0) {
            // With a colon it is no name, and nobody is asked.
            return new Host.Literal(host, InetAddress.ofLiteral(host));
        }
        if (!NAME.matcher(host).matches()) return new Host.Broken();
        List<String> parts = new ArrayList<>(List.of(host.split("\\.", -1)));
        if (parts.size() > 1 && parts.getLast().isEmpty()) parts.removeLast();
        return NUMBER.matcher(parts.getLast()).matches() ? number(parts) : new Host.Name(host);
    }

    /// An IPv4 address as browsers read it: up to four numbers, decimal, octal or hexadecimal, the
    /// last of which fills the bytes that are left.
    private static Host number(List<String> parts) {
        if (parts.size() > 4) return new Host.Broken();
        long address = 0;
        for (int i = 0; i < parts.size(); i++) {
            boolean last = i == parts.size() - 1;
            int bytes = last ? 4 - i : 1;
            long value = number(parts.get(i));
            if (value < 0 || value >= 1L << (8 * bytes)) return new Host.Broken();
            address = address << (8 * bytes) | value;
        }
        String dotted =
                (address >> 24)
                        + "."
                        + (address >> 16 & 0xff)
                        + "."
                        + (address >> 8 & 0xff)
                        + "."
                        + (address & 0xff);
        return new Host.Literal(dotted, InetAddress.ofLiteral(dotted));
    }

    /// -1 for what is no number, or one that no address could hold.
    private static long number(String part) {
        if (part.length() > 16 || !NUMBER.matcher(part).matches()) return -1;
        try {
            if (part.startsWith("0x")) {
                return part.length() == 2 ? 0 : Long.parseLong(part.substring(2), 16);
            }
            return part.length() > 1 && part.startsWith("0")
                    ? Long.parseLong(part, 8)
                    : Long.parseLong(part);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
