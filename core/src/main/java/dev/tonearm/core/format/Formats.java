package dev.tonearm.core.format;

import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Which formats a build reads and writes.
///
/// The number of a line, a snapshot or an envelope is that of the least reader that may use it: the
/// greatest that its events, its members or its command need. A guild that has never used what is
/// new is therefore read by older builds as ever.
///
/// To raise the format, give the new [WireForm] `since` = [#NEWEST] + 1 and raise [#NEWEST]; raise
/// [#USUAL] a release later, when every build that runs reads it.
///
/// @param reads the newest that is understood; what is newer is left alone
/// @param writes the newest that may be begun: what would need more is refused
/// @param rehearsed names on the wire that count as the format after [#NEWEST], so that an upgrade
///   and its way back can be tried before there is one
public record Formats(int reads, int writes, Set<String> rehearsed) {
    /// What builds wrote before formats had numbers. It has none to this day, so that they read it.
    public static final int FIRST = 1;

    /// The newest that this build understands.
    public static final int NEWEST = 2;

    /// The newest that it writes unless it is told otherwise.
    public static final int USUAL = 2;

    /// A build as it is.
    public static final Formats CURRENT = new Formats(NEWEST, USUAL, Set.of());

    /// In every format, at the top of a document; what is asked before anything else is read.
    private static final String MEMBER = "format";

    public Formats {
        rehearsed = Set.copyOf(rehearsed);
        if (writes < FIRST || writes > reads) {
            throw new IllegalArgumentException(
                    "formats from " + FIRST + " to " + reads + " can be written, not " + writes);
        }
    }

    /// What an operator set; text that is empty stands for what is usual.
    ///
    /// @param writes the newest format to write
    /// @param rehearsed names on the wire, separated by commas
    /// @throws IllegalArgumentException if that makes no sense
    public static Formats of(String writes, String rehearsed) {
        Set<String> names =
                Arrays.stream(rehearsed.split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
        Formats usual = CURRENT.rehearsing(names);
        if (writes.isBlank()) return usual;
        try {
            return usual.writing(Integer.parseInt(writes.strip()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the format to write is not a number", e);
        }
    }

    /// The same, but what is newer than `format` is not begun: for as long as older builds run, or
    /// may have to come back.
    public Formats writing(int format) {
        return new Formats(reads, format, rehearsed);
    }

    /// A build of the next format, in which things of these names are new.
    public Formats rehearsing(Set<String> names) {
        int next = NEWEST + 1;
        return names.isEmpty() ? this : new Formats(next, next, names);
    }

    /// The format that something needs.
    public int of(WireForm form) {
        return rehearsed.contains(form.wire()) ? NEWEST + 1 : form.since();
    }

    /// Whether something of this format may be begun.
    public boolean mayWrite(int format) {
        return format <= writes;
    }

    /// Says of a document which format it needs.
    public static void mark(JsonWriter json, int format) {
        if (format > FIRST) json.put(MEMBER, format);
    }

    /// Reads a document, unless it is newer.
    ///
    /// @throws IllegalArgumentException or what `reader` throws, if it is none of its format
    public <T> Reading<T> read(JsonObject json, Function<JsonObject, T> reader) {
        int format = json.has(MEMBER) ? json.integer(MEMBER) : FIRST;
        if (format < FIRST) throw new IllegalArgumentException("no format has this number");
        return format > reads
                ? new Reading.Newer<>(format)
                : new Reading.Read<>(reader.apply(json));
    }
}
