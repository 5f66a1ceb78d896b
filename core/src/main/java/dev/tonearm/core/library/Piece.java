package dev.tonearm.core.library;

/// A piece of the library.
///
/// @param url where it is
public record Piece(String title, String author, String url) {
    /// Longer names would only swell journals and messages.
    private static final int MAX_NAME = 256;

    public Piece {
        title = cut(title);
        author = cut(author);
    }

    private static String cut(String name) {
        if (name.length() <= MAX_NAME) return name;
        int end = Character.isHighSurrogate(name.charAt(MAX_NAME - 1)) ? MAX_NAME - 1 : MAX_NAME;
        return name.substring(0, end);
    }
}
