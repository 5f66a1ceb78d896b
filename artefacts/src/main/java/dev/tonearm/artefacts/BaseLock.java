package dev.tonearm.artefacts;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// `voice-worker/image/base.lock`: of which Debian packages the image's base takes files.
///
/// @param archive where every version of a package can be had, below it the package's own path
record BaseLock(URI archive, List<DebianPackage> packages) {
    private static final int FIELDS = 5;

    static BaseLock read(Path file) {
        return parse(file.toString(), Folders.read(file).lines().toList());
    }

    /// @throws ArtefactException names the line that is wrong
    static BaseLock parse(String name, List<String> lines) {
        Optional<URI> archive = Optional.empty();
        var packages = new ArrayList<DebianPackage>();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            if (line.isEmpty() || line.startsWith("#")) continue;
            List<String> fields = Pattern.compile("\\s+").splitAsStream(line).toList();
            try {
                if (fields.get(0).equals("archive") && fields.size() == 2) {
                    archive = Optional.of(URI.create(fields.get(1)));
                } else if (fields.size() == FIELDS) {
                    packages.add(
                            new DebianPackage(
                                    fields.get(0),
                                    fields.get(1),
                                    fields.get(2),
                                    fields.get(3),
                                    fields.get(4)));
                } else {
                    throw new IllegalArgumentException(
                            "neither 'archive URL' nor 'ARCHITECTURE NAME VERSION SHA256 PATH'");
                }
            } catch (IllegalArgumentException e) {
                throw new ArtefactException(name + ", line " + number + ": " + e.getMessage(), e);
            }
        }
        return new BaseLock(
                archive.orElseThrow(() -> new ArtefactException(name + " names no archive")),
                List.copyOf(packages));
    }

    /// @throws ArtefactException when there are none
    List<DebianPackage> of(Architecture machine) {
        List<DebianPackage> all =
                packages.stream().filter(it -> it.architecture().equals(machine.name())).toList();
        if (all.isEmpty()) {
            throw new ArtefactException("the image's base has no packages for " + machine.name());
        }
        return all;
    }

    /// Its text, below what explains it.
    String text(String explanation) {
        var text = new StringBuilder(explanation).append("archive ").append(archive).append('\n');
        for (DebianPackage it : packages) {
            text.append(
                    String.join(
                            " ",
                            it.architecture(),
                            it.name(),
                            it.version(),
                            it.sha256(),
                            it.path()));
            text.append('\n');
        }
        return text.toString();
    }

    /// The lines at the beginning that explain it.
    static String explanation(Path file) {
        return Folders.read(file)
                .lines()
                .takeWhile(line -> line.startsWith("#"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
