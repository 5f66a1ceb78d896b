package dev.tonearm.artefacts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// `voice-worker/image/base.lock`: of which Debian packages the image's base takes files.
record BaseLock(List<DebianPackage> packages) {
    private static final int FIELDS = 5;

    static BaseLock read(Path file) {
        return parse(file.toString(), Folders.read(file).lines().toList());
    }

    /// @throws ArtefactException names the line that is wrong
    static BaseLock parse(String name, List<String> lines) {
        var packages = new ArrayList<DebianPackage>();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            if (line.isEmpty() || line.startsWith("#")) continue;
            List<String> fields = Pattern.compile("\\s+").splitAsStream(line).toList();
            try {
                if (fields.size() != FIELDS) {
                    throw new IllegalArgumentException(
                            "not 'ARCHITECTURE NAME VERSION SHA256 PATH'");
                }
                packages.add(
                        new DebianPackage(
                                fields.get(0),
                                fields.get(1),
                                fields.get(2),
                                fields.get(3),
                                fields.get(4)));
            } catch (IllegalArgumentException e) {
                throw new ArtefactException(name + ", line " + number + ": " + e.getMessage(), e);
            }
        }
        return new BaseLock(List.copyOf(packages));
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
        var text = new StringBuilder(explanation);
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
