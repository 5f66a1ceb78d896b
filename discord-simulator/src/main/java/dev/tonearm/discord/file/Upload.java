package dev.tonearm.discord.file;

import org.jspecify.annotations.Nullable;

/// A file on its way in.
public final class Upload {

    /// What Discord takes from everybody; a server's boosts may raise it.
    public static final int LARGEST = 10 * 1_024 * 1_024;

    private final String filename;
    private final String title;
    private final String type;
    private final byte[] bytes;

    private Upload(String filename, String title, String type, byte[] bytes) {
        this.filename = filename;
        this.title = title;
        this.type = type;
        this.bytes = bytes;
    }

    /// A nameless file, and one of no type, is called as Discord calls it.
    public static Upload of(@Nullable String name, @Nullable String type, byte[] bytes) {
        var chosen = name == null ? "" : name;
        // As Discord does with what an address cannot have.
        var filename = chosen.replaceAll("[^A-Za-z0-9._-]+", "_");
        return new Upload(
                filename.isEmpty() ? "unknown" : filename,
                chosen.replaceFirst("\\.[^.]*$", ""),
                type == null || type.isBlank() ? "application/octet-stream" : type,
                bytes);
    }

    public Upload named(String name) {
        return of(name, type, bytes);
    }

    /// The name as an address can have it.
    public String filename() {
        return filename;
    }

    /// The name as it was chosen, without its extension.
    public String title() {
        return title;
    }

    public String type() {
        return type;
    }

    byte[] bytes() {
        return bytes;
    }

    public int size() {
        return bytes.length;
    }

    @Override
    public String toString() {
        return filename + " (" + bytes.length + " bytes)";
    }
}
