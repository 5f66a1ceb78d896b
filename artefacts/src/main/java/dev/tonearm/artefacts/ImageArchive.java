package dev.tonearm.artefacts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// An image as it is in a file, read as a stranger would: everything in it is found by its digest,
/// and has to have it.
///
/// @param digest of the manifest, by which a registry knows it
/// @param config what a process of it is started with, and its labels
/// @param manifest what it consists of
record ImageArchive(Path file, String digest, JsonNode config, JsonNode manifest) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static ImageArchive read(Path file) {
        Map<String, byte[]> small = smallEntries(file);
        try {
            JsonNode index = JSON.readTree(small.get("index.json"));
            String digest = index.at("/manifests/0/digest").asText();
            JsonNode manifest = JSON.readTree(small.get(entry(digest)));
            JsonNode config =
                    JSON.readTree(small.get(entry(manifest.at("/config/digest").asText())));
            return new ImageArchive(file, digest, config, manifest);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is no image", e);
        }
    }

    /// What is in it besides layers, by name.
    private static Map<String, byte[]> smallEntries(Path file) {
        var small = new HashMap<String, byte[]>();
        each(
                file,
                (entry, content) -> {
                    byte[] bytes = content.readNBytes(1 << 20);
                    if (bytes.length == entry.getSize()) small.put(entry.getName(), bytes);
                });
        return small;
    }

    /// Its layers' digests, the lowest first.
    List<String> layers() {
        return StreamSupport.stream(manifest.get("layers").spliterator(), false)
                .map(layer -> layer.get("digest").asText())
                .toList();
    }

    /// The root file system of a container of it.
    void unpack(Path into) {
        for (String layer : layers()) {
            each(
                    file,
                    (entry, content) -> {
                        if (entry.getName().equals(entry(layer))) unpackLayer(content, into);
                    });
        }
    }

    private static void unpackLayer(InputStream content, Path into) throws IOException {
        var layer = new TarArchiveInputStream(new GZIPInputStream(content));
        for (var entry = layer.getNextEntry(); entry != null; entry = layer.getNextEntry()) {
            Path to = into.resolve(entry.getName().replaceFirst("^/+", "")).normalize();
            if (!to.startsWith(into)) {
                throw new ArtefactException(
                        "a layer has a file outside of itself: " + entry.getName());
            }
            if (entry.isDirectory()) {
                Files.createDirectories(to);
            } else if (entry.isFile()) {
                Files.copy(layer, to);
            } else {
                throw new ArtefactException("a layer has a link: " + entry.getName());
            }
            Files.setPosixFilePermissions(to, permissions(entry.getMode()));
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        var permissions = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] all = PosixFilePermission.values(); // from 0400 down to 0001
        for (int bit = 0; bit < all.length; bit++) {
            if ((mode & (1 << (all.length - 1 - bit))) != 0) permissions.add(all[bit]);
        }
        return permissions;
    }

    private static String entry(String digest) {
        return "blobs/" + digest.replace(':', '/');
    }

    private static void each(Path file, Reading reading) {
        try (var tar = new TarArchiveInputStream(Files.newInputStream(file))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                reading.of(entry, tar);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + file, e);
        }
    }

    private interface Reading {
        void of(TarArchiveEntry entry, InputStream content) throws IOException;
    }
}
