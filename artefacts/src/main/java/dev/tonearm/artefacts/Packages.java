package dev.tonearm.artefacts;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Debian packages by their checksums: from the machine's own package sources where they have that
/// version, else from an archive that somebody named. Nothing of it needs root.
final class Packages {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int OK = 200;

    private final Optional<URI> archive;
    private final Path cache;

    /// @param archive one that keeps every version of Debian's packages, below it their own paths
    /// @param cache keeps what was fetched, by its checksum
    Packages(Optional<URI> archive, Path cache) {
        this.archive = archive;
        this.cache = cache;
    }

    /// Unpacks it.
    void unpack(DebianPackage wanted, Path into) {
        Programs.output(cache, List.of("dpkg-deb", "-x", file(wanted).toString(), into.toString()));
    }

    /// What it says about itself, as Debian's own list of installed packages has it.
    String control(DebianPackage wanted) {
        return Programs.output(cache, List.of("dpkg-deb", "-f", file(wanted).toString()));
    }

    /// @throws ArtefactException when it cannot be had
    Path file(DebianPackage wanted) {
        Path kept = cache.resolve(wanted.sha256() + ".deb");
        if (Files.exists(kept)) return kept;
        if (!Programs.has("dpkg-deb")) {
            throw new ArtefactException(
                    "needs dpkg-deb to unpack the image's base. Debian and Ubuntu have it; on Fedora: dnf install dpkg. Or name another base by --base");
        }
        Path fetching = Folders.fresh(cache.resolve("fetching"));
        Path fetched = fetch(wanted, fetching);
        String sum = Sha256.of(fetched);
        if (!sum.equals(wanted.sha256())) {
            throw new ArtefactException(
                    "%s %s has the checksum %s, and base.lock wants %s: somebody replaced it, or the line is wrong"
                            .formatted(wanted.name(), wanted.version(), sum, wanted.sha256()));
        }
        move(fetched, kept);
        Folders.remove(fetching);
        return kept;
    }

    private Path fetch(DebianPackage wanted, Path into) {
        String version = wanted.name() + ":" + wanted.architecture() + "=" + wanted.version();
        if (Programs.has("apt-get")
                && Programs.run(into, List.of("apt-get", "-q", "download", version)).code() == 0) {
            return Folders.files(into).getFirst();
        }
        return download(wanted, into.resolve("archive.deb"));
    }

    private Path download(DebianPackage wanted, Path to) {
        URI from =
                archive.map(it -> URI.create(it + "/" + wanted.path()))
                        .orElseThrow(() -> unavailable(wanted, "no --archive is named", null));
        try (var http =
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .connectTimeout(PATIENCE)
                        .build()) {
            var request = HttpRequest.newBuilder(from).timeout(PATIENCE).build();
            int status = http.send(request, HttpResponse.BodyHandlers.ofFile(to)).statusCode();
            if (status == OK) return to;
            throw unavailable(wanted, from + " answers " + status, null);
        } catch (IOException e) {
            throw unavailable(wanted, from + " cannot be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(wanted, "the download was interrupted", e);
        }
    }

    private static ArtefactException unavailable(
            DebianPackage wanted, String why, @Nullable Exception e) {
        String message =
                "%s %s is not in this machine's package sources, and %s. Name an archive that keeps every version of Debian's packages: ./tonearm artefacts --archive URL; or write the lock anew on a Debian: --pin; or give another base: --base IMAGE@sha256:…"
                        .formatted(wanted.name(), wanted.version(), why);
        return e == null ? new ArtefactException(message) : new ArtefactException(message, e);
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ArtefactException("could not keep " + to, e);
        }
    }
}
