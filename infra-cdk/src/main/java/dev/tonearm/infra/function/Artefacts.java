package dev.tonearm.infra.function;

import dev.tonearm.infra.stage.InvalidStagesException;
import dev.tonearm.infra.stage.StageSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The functions' code as it was built.
public final class Artefacts {
    private static final String BILLING = "billing-function/target/billing-function-java25.zip";

    private final Path home;
    private final boolean built;

    private Artefacts(Path home, boolean built) {
        this.home = home;
        this.built = built;
    }

    /// Those of a checkout.
    public static Artefacts built(Path home) {
        return new Artefacts(home, true);
    }

    /// None: one file that is always the same stands for all of them, so that a template shows what
    /// is around the code, and nothing that could run.
    ///
    /// @param folder where the file goes
    public static Artefacts none(Path folder) {
        return new Artefacts(folder, false);
    }

    /// Whether it is none.
    public boolean areNone() {
        return !built;
    }

    /// Whether all that a stage needs was built.
    public boolean isComplete(StageSettings stage) {
        return Stream.of(interactionsFile(stage.edge().artefact()), BILLING)
                .allMatch(name -> Files.isRegularFile(home.resolve(name)));
    }

    /// The interactions function's.
    ///
    /// @throws InvalidStagesException if it was not built, or for other processors
    public Path interactions(StageSettings.Edge edge) {
        String name = interactionsFile(edge.artefact());
        Path file = file(name);
        if (built && edge.artefact() == StageSettings.Artefact.PROVIDED) {
            isFor(edge.architecture(), name, file);
        }
        return file;
    }

    private static void isFor(StageSettings.Architecture wanted, String name, Path file) {
        Optional<StageSettings.Architecture> found;
        try {
            found = BuiltFor.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
        if (found.equals(Optional.of(wanted))) return;
        String problem =
                found.map(built ->
                                " was built on %s, and edge.architecture is %s: build it on such a machine, or write architecture: %1$s"
                                        .formatted(written(built), written(wanted)))
                        .orElse(" has no Java for Lambda in it: build it with ./tonearm artefacts");
        throw new InvalidStagesException(List.of(name + problem));
    }

    private static String written(StageSettings.Architecture architecture) {
        return architecture.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The billing function's.
    ///
    /// @throws InvalidStagesException if it was not built
    public Path billing() {
        return file(BILLING);
    }

    private static String interactionsFile(StageSettings.Artefact how) {
        return switch (how) {
            case JAVA25 -> "interactions-function/target/interactions-function-java25.zip";
            case PROVIDED -> "interactions-function/target/interactions-function-provided.zip";
        };
    }

    private Path file(String name) {
        if (!built) return placeholder();
        Path file = home.resolve(name);
        if (Files.isRegularFile(file)) return file;
        throw new InvalidStagesException(
                List.of(
                        name
                                + " is not there: build it with ./tonearm artefacts, or look at templates"
                                + " without code by --without-code"));
    }

    private Path placeholder() {
        Path file = home.resolve("no-code.zip");
        try {
            Files.createDirectories(home);
            try (OutputStream out = Files.newOutputStream(file);
                    var zip = new ZipOutputStream(out)) {
                var entry = new ZipEntry("no-code.txt");
                // Without a time zone: the same bytes everywhere.
                entry.setTimeLocal(LocalDateTime.of(2000, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                zip.write("No code: made to look at.\n".getBytes(StandardCharsets.UTF_8));
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }
}
