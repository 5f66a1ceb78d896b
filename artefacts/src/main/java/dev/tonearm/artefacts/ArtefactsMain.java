package dev.tonearm.artefacts;

import dev.tonearm.cli.CommandMain;
import dev.tonearm.cli.Table;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./tonearm artefacts`: makes what is delivered, and says what each is known by.
///
/// Exit codes: 0 made, 1 something could not be made or a check failed, 2 wrong flags.
@Command(
        name = "artefacts",
        description =
                "Makes what is delivered: the image of the voice worker, and says what it is known by.",
        footer = "docs/artefacts.md says what is in them and how they are deployed.")
public final class ArtefactsMain implements Callable<Integer> {
    private static final int KILO = 1000;

    private final PrintStream out;
    private final PrintStream err;

    @Option(names = "--check", description = "make each twice, and fail when the two differ")
    private boolean check;

    @Option(
            names = "--base",
            paramLabel = "IMAGE@sha256:DIGEST",
            description =
                    "what the image stands on instead of our own base, from its registry, e.g. gcr.io/distroless/base-nossl-debian12@sha256:…")
    private @Nullable String base;

    ArtefactsMain(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        CommandMain.run(new CommandLine(new ArtefactsMain(System.out, System.err)), arguments);
    }

    @Override
    public Integer call() {
        if (base != null && !base.matches(".+@sha256:[0-9a-f]{64}")) {
            err.println(
                    "tonearm: artefacts: --base wants an image by its digest (NAME@sha256:…): a tag is another image tomorrow");
            return CommandMain.BAD_USAGE;
        }
        try {
            return made(Checkout.in(home())) ? 0 : CommandMain.BROKE;
        } catch (ArtefactException e) {
            err.println("tonearm: artefacts: " + e.getMessage());
            return CommandMain.BROKE;
        }
    }

    private boolean made(Checkout checkout) {
        var image = new WorkerImage(checkout, Architecture.here(), Optional.ofNullable(base));
        Path target = checkout.worker("target");
        var begun = Instant.now();
        Artefact first =
                image.build(target.resolve("voice-worker-image.tar"), target.resolve("image"));
        var table = new Table("artefact", "MB", "seconds", "digest");
        row(table, first, begun);
        boolean same = true;
        if (check) {
            begun = Instant.now();
            Artefact second =
                    image.build(
                            target.resolve("again").resolve("voice-worker-image.tar"),
                            target.resolve("again"));
            row(table, second, begun);
            same = first.digest().equals(second.digest());
            out.println(same ? "Made twice: the same." : "Made twice: they differ.");
        }
        out.print(table);
        return same;
    }

    private static void row(Table table, Artefact made, Instant begun) {
        var took = Duration.between(begun, Instant.now());
        table.row(
                made.name(),
                "%.1f".formatted((double) made.bytes() / KILO / KILO),
                "%.1f".formatted((double) took.toMillis() / KILO),
                made.digest());
    }

    private static Path home() {
        return Path.of(System.getProperty("tonearm.home", "")).toAbsolutePath();
    }
}
