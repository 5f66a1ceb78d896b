package dev.tonearm.artefacts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.zip.X5455_ExtendedTimestamp;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipLong;

/// An archive that is the same to the byte whenever it is made of the same files: its entries by
/// name, all of one time, and only the permissions that mean something.
///
/// The time is there twice, as every unpacking program reads it in one of the two ways, and they
/// have to agree: an AOT cache is for jars of exactly these times.
final class SteadyZip {
    private static final int EXECUTABLE = 0100755;
    private static final int PLAIN = 0100644;

    private final Instant time;
    private final SortedMap<String, Path> entries = new TreeMap<>();

    SteadyZip(Instant time) {
        this.time = time;
    }

    /// One more file; its name is its place below the archive's root.
    SteadyZip add(String name, Path file) {
        if (entries.put(name, file) != null) {
            throw new ArtefactException("two files would be " + name + " in one archive");
        }
        return this;
    }

    /// All of a folder.
    SteadyZip addAll(Path folder) {
        for (Path file : Folders.files(folder)) {
            add(folder.relativize(file).toString().replace('\\', '/'), file);
        }
        return this;
    }

    Path write(Path to) {
        Folders.madeFor(to);
        try (var out = new ZipArchiveOutputStream(to)) {
            out.setLevel(Deflater.BEST_COMPRESSION);
            for (Map.Entry<String, Path> entry : entries.entrySet()) {
                out.putArchiveEntry(entry(entry.getKey(), entry.getValue()));
                Files.copy(entry.getValue(), out);
                out.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + to, e);
        }
        return to;
    }

    private ZipArchiveEntry entry(String name, Path file) {
        var wall = LocalDateTime.ofInstant(time, ZoneOffset.UTC).atZone(ZoneId.systemDefault());
        var entry = new Dated(name, wall.toInstant().toEpochMilli());
        entry.setUnixMode(Files.isExecutable(file) ? EXECUTABLE : PLAIN);
        var extended = new X5455_ExtendedTimestamp();
        extended.setModifyTime(new ZipLong(time.getEpochSecond()));
        entry.addAsFirstExtraField(extended);
        return entry;
    }

    /// A zip's own time has no zone, and is written as the clock shows it here. So that it is UTC's
    /// everywhere, the writer is told when the clock here shows what UTC's does at the real time.
    private static final class Dated extends ZipArchiveEntry {
        private final long shown;

        Dated(String name, long shown) {
            super(name);
            this.shown = shown;
        }

        @Override
        public long getTime() {
            return shown;
        }
    }
}
