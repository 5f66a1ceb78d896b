package dev.tonearm.standin.music;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which bytes of a file a request wants: `first` to `last`, both inclusive.
public record ByteRange(long first, long last) {

    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /// What a Range header asks of a file of `size` bytes.
    public sealed interface Wanted {
        record Part(ByteRange range) implements Wanted {}

        /// No header, or one that may be ignored (another unit, several ranges).
        record Whole() implements Wanted {}

        record Unsatisfiable() implements Wanted {}
    }

    public static Wanted of(Optional<String> header, long size) {
        Matcher range = SINGLE.matcher(header.orElse(""));
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            return new Wanted.Whole();
        }
        if (range.group(1).isEmpty()) {
            long suffix = Long.parseLong(range.group(2));
            return suffix == 0
                    ? new Wanted.Unsatisfiable()
                    : new Wanted.Part(new ByteRange(Math.max(0, size - suffix), size - 1));
        }
        long first = Long.parseLong(range.group(1));
        long last = range.group(2).isEmpty() ? size - 1 : Long.parseLong(range.group(2));
        if (first >= size || last < first) {
            return new Wanted.Unsatisfiable();
        }
        return new Wanted.Part(new ByteRange(first, Math.min(last, size - 1)));
    }

    public long length() {
        return last - first + 1;
    }
}
