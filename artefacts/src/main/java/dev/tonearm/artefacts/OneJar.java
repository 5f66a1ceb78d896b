package dev.tonearm.artefacts;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// The jars of a class path in one that is not compressed, as a start is quickest with: a JVM makes
/// something for each jar that it loads a class from, and inflates every class that no cache has
/// (docs/adr/0018). The same to the byte whenever it is made of the same jars.
///
/// What belongs to a jar rather than to its classes stays behind: manifests, descriptors of
/// modules, and classes for versions of Java (`META-INF/versions`, which only a manifest brings to
/// life: those for every version are whole by themselves).
final class OneJar {
    private static final String META = "META-INF/";
    private static final String SERVICES = META + "services/";
    private static final List<String> LEFT_BEHIND =
            List.of(META + "MANIFEST.MF", META + "maven/", META + "versions/");

    private final SortedMap<String, Entry> entries = new TreeMap<>();

    private OneJar() {}

    private static final class Entry {
        final byte[] bytes;

        /// The jar, for messages.
        final Path from;

        Entry(byte[] bytes, Path from) {
            this.bytes = bytes;
            this.from = from;
        }
    }

    /// Writes it.
    ///
    /// @param jars in the order of the class path
    /// @param time that every entry has
    /// @throws ArtefactException when one is signed, or two have different files of one name
    static Path write(List<Path> jars, Instant time, Path to) {
        var one = new OneJar();
        jars.forEach(one::add);
        return one.write(LocalDateTime.ofInstant(time, ZoneOffset.UTC), to);
    }

    private void add(Path jar) {
        try (var zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName();
                if (entry.isDirectory() || isLeftBehind(name)) continue;
                if (isSignature(name)) {
                    throw new ArtefactException(
                            jar + " is signed, which is lost with others in one jar");
                }
                try (InputStream content = zip.getInputStream(entry)) {
                    add(name, new Entry(content.readAllBytes(), jar));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + jar, e);
        }
    }

    private static boolean isLeftBehind(String name) {
        return name.endsWith("module-info.class")
                || LEFT_BEHIND.stream().anyMatch(name::startsWith);
    }

    private static boolean isSignature(String name) {
        return name.startsWith(META)
                && name.endsWith(".SF")
                && name.indexOf('/', META.length()) < 0;
    }

    private void add(String name, Entry entry) {
        Entry before = entries.putIfAbsent(name, entry);
        if (before == null || Arrays.equals(before.bytes, entry.bytes)) return;
        if (name.startsWith(SERVICES)) {
            entries.put(name, new Entry(lines(before.bytes, entry.bytes), entry.from));
        } else if (name.startsWith(META)) {
            // A licence or a notice, of which every jar has its own.
            String jar = String.valueOf(entry.from.getFileName());
            entries.put(META + jar + "/" + name.substring(META.length()), entry);
        } else {
            throw new ArtefactException(
                    "%s and %s have different files called %s"
                            .formatted(before.from, entry.from, name));
        }
    }

    private static byte[] lines(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + 1 + second.length);
        all[first.length] = '\n';
        System.arraycopy(second, 0, all, first.length + 1, second.length);
        return all;
    }

    private Path write(LocalDateTime time, Path to) {
        Folders.madeFor(to);
        try (OutputStream file = Files.newOutputStream(to);
                var zip = new ZipOutputStream(file)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (Map.Entry<String, Entry> each : entries.entrySet()) {
                byte[] bytes = each.getValue().bytes;
                var entry = new ZipEntry(each.getKey());
                entry.setTimeLocal(time);
                entry.setSize(bytes.length);
                entry.setCrc(checksum(bytes));
                zip.putNextEntry(entry);
                zip.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + to, e);
        }
        return to;
    }

    private static long checksum(byte[] bytes) {
        var checksum = new CRC32();
        checksum.update(bytes);
        return checksum.getValue();
    }
}
