package dev.tonearm.core.grant;

/// What a grant is called: who gives it, and their own name for it.
///
/// @param source such as `stripe`
/// @param own the source's own id, such as `sub_1N…`
public record GrantId(String source, String own) implements Comparable<GrantId> {
    private static final char BETWEEN = ':';

    public GrantId {
        if (source.isEmpty() || source.indexOf(BETWEEN) >= 0 || own.isEmpty()) {
            throw new IllegalArgumentException(
                    "no grant is called '" + source + "', '" + own + "'");
        }
    }

    /// Reads what [#toString] wrote.
    public static GrantId parse(String text) {
        int between = text.indexOf(BETWEEN);
        if (between < 0) throw new IllegalArgumentException("a grant's id without its source");
        return new GrantId(text.substring(0, between), text.substring(between + 1));
    }

    @Override
    public int compareTo(GrantId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return source + BETWEEN + own;
    }
}
