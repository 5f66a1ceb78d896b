package dev.tonearm.artefacts;

import dev.tonearm.cli.CommandMain;
import dev.tonearm.cli.Table;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
                "Makes what is delivered, the functions' archives and the voice worker's image, and says what each is known by.",
        footer = "docs/artefacts.md says what is in them and how they are deployed.")
public final class ArtefactsMain implements Callable<Integer> {
    private static final int KILO = 1000;
    private static final String IMAGE = "voice-worker-image.tar";

    private final PrintStream out;
    private final PrintStream err;

    /// What there is to make.
    enum Kind {
        FUNCTIONS,
        IMAGE
    }

    @Option(
            names = "--only",
            paramLabel = "functions|image",
            description = "make only these; without it, all")
    private @Nullable Kind only;

    @Option(
            names = "--check",
            description =
                    "make each twice and compare; start the functions' archives as Lambda does, have them answer, and billing's work off a webhook; start the image in a container in the place of the local stack's worker and let it play")
    private boolean check;

    @Option(
            names = "--pin",
            description =
                    "write voice-worker/image/base.lock anew with the newest versions that this Debian's package sources have, and make nothing")
    private boolean pin;

    @Option(
            names = "--base",
            paramLabel = "IMAGE@sha256:DIGEST",
            description =
                    "what the image stands on instead of our own base, from its registry, e.g. gcr.io/distroless/base-nossl-debian12@sha256:…")
    private @Nullable String base;

    @Option(
            names = "--archive",
            paramLabel = "URL",
            description =
                    "an archive that keeps every version of Debian's packages (docs/worker-image.md), for those that this machine's own package sources do not have any more")
    private @Nullable URI archive;

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
            Checkout checkout = Checkout.in(home());
            if (!pin) return made(checkout) ? 0 : CommandMain.BROKE;
            pinned(checkout);
            return 0;
        } catch (ArtefactException e) {
            err.println("tonearm: artefacts: " + e.getMessage());
            return CommandMain.BROKE;
        }
    }

    private boolean made(Checkout checkout) {
        var table = new Table("artefact", "MB", "seconds", "digest");
        boolean good = true;
        if (only != Kind.IMAGE) good = new FunctionArtefacts(checkout, table, out).made(check);
        if (only != Kind.FUNCTIONS) good &= image(checkout, table);
        out.print(table);
        return good;
    }

    private boolean image(Checkout checkout, Table table) {
        var image =
                new WorkerImage(
                        checkout,
                        Architecture.here(),
                        Optional.ofNullable(base),
                        Optional.ofNullable(archive));
        Path target = checkout.worker("target");
        var begun = Instant.now();
        Artefact made = image.build(target.resolve(IMAGE), target.resolve("image"));
        row(table, made, begun);
        boolean well = true;
        if (check) {
            Path again = target.resolve("again");
            Artefact second = image.build(again.resolve(IMAGE), again);
            well = made.digest().equals(second.digest());
            out.println(IMAGE + (well ? ": twice the same." : ": made twice, and they differ."));
            well &= starts(made, checkout);
        }
        return well;
    }

    private void pinned(Checkout checkout) {
        Path file = checkout.worker("image", "base.lock");
        BaseLock old = BaseLock.read(file);
        Path lists = Folders.fresh(checkout.home().resolve(".local/debian-lists"));
        BaseLock newest = new PackageSources(lists, Instant.now()).newest(old);
        for (int place = 0; place < old.packages().size(); place++) {
            DebianPackage before = old.packages().get(place);
            String now = newest.packages().get(place).version();
            out.printf(
                    "%s %s %s%n",
                    before.architecture(),
                    before.name(),
                    before.version().equals(now) ? now : before.version() + " -> " + now);
        }
        Folders.write(file, newest.text(BaseLock.explanation(file)));
    }

    private boolean starts(Artefact made, Checkout checkout) {
        Optional<String> runtime = Container.runtime();
        if (runtime.isEmpty()) {
            out.println(
                    "Left out: starting the image, because there is neither runc nor crun here (on Debian: apt-get install runc).");
            return true;
        }
        if (!Container.isAllowed()) {
            out.println(
                    "Left out: starting the image, because only root may start containers by "
                            + runtime.get()
                            + ".");
            return true;
        }
        Path folder = checkout.worker("target", "started");
        out.println("Started by " + runtime.get() + ", in the place of the local stack's worker:");
        List<String> wrong =
                new StartCheck(ImageArchive.read(made.file()), runtime.get(), folder, out).run();
        wrong.forEach(it -> err.println("tonearm: artefacts: " + it));
        return wrong.isEmpty();
    }

    static void row(Table table, Artefact made, Instant begun) {
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
