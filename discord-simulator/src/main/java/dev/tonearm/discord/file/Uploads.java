package dev.tonearm.discord.file;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The `files[n]` of a multipart body, by n.
public record Uploads(SortedMap<Long, Upload> files) {

    public static final Uploads NONE = new Uploads(new TreeMap<>());

    public static Uploads of(Map<Long, Upload> files) {
        return new Uploads(new TreeMap<>(files));
    }

    public boolean isEmpty() {
        return files.isEmpty();
    }
}
