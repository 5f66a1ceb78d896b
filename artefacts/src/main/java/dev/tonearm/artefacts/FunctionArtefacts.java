package dev.tonearm.artefacts;

import dev.tonearm.cli.Table;
import dev.tonearm.core.environment.DeployedFunction;
import dev.tonearm.drive.edge.TaskFolder;
import dev.tonearm.local.lambda.LambdaSettings;
import java.io.File;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The archives of the functions, made and, where that is asked for, judged.
record FunctionArtefacts(Checkout checkout, Table table, PrintStream out) {
    private static final String EDGE = ProvidedZip.FUNCTION;
    private static final String BILLING = "billing-function";

    /// As from a snapshot.
    private static final Map<String, String> RESTORED =
            Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");

    /// Makes them, and returns false when one that was made twice differs.
    boolean made(boolean check) {
        // What starts from a snapshot only, and finds plugins by files that would have to be
        // merged,
        // keeps its jars.
        boolean good = managed(new ManagedZip(checkout, BILLING, false), check);
        if (check) billingAnswers();
        good &= managed(new ManagedZip(checkout, EDGE, true), check);
        if (check) edgeAnswersOnTheManagedRuntime();
        good &= provided(check);
        return good;
    }

    private boolean managed(ManagedZip zip, boolean check) {
        String name = zip.function() + "-java25.zip";
        Path target = target(zip.function());
        var begun = Instant.now();
        Artefact first = zip.build(target.resolve(name));
        ArtefactsMain.row(table, first, begun);
        return !check || same(first, zip.build(target.resolve("again").resolve(name)));
    }

    private boolean provided(boolean check) {
        var zip = new ProvidedZip(checkout);
        Path target = target(EDGE);
        var begun = Instant.now();
        Path folder = zip.layOut(target.resolve("provided"));
        boolean good = true;
        if (check) {
            Path again = target.resolve("again");
            good =
                    same(
                            zip.archive(folder, again.resolve("provided-without-cache.zip")),
                            zip.archive(
                                    zip.layOut(again.resolve("provided")),
                                    again.resolve("provided-without-cache-again.zip")));
        }
        Recording.record(folder, target.resolve("recording"));
        zip.date(folder);
        Artefact made = zip.archive(folder, target.resolve(EDGE + "-provided.zip"));
        ArtefactsMain.row(table, made, begun);
        if (check) {
            Path elsewhere =
                    TaskFolder.unpack(made.file(), Folders.fresh(target.resolve("again/unpacked")));
            Recording.answers(
                    TaskFolder.command(elsewhere),
                    Map.of(
                            "LAMBDA_TASK_ROOT",
                            elsewhere.toString(),
                            "JAVA_TOOL_OPTIONS",
                            "-XX:AOTMode=on"),
                    target.resolve("recording"));
            out.println(made.name() + ": unpacked elsewhere, it starts by its cache and answers.");
        }
        return good;
    }

    private void billingAnswers() {
        BillingCheck.answers(
                managed(BILLING, DeployedFunction.BILLING),
                RESTORED,
                target(BILLING).resolve("check"));
        out.println(
                BILLING
                        + "-java25.zip: unpacked, it starts under AWS's client, answers Stripe and Discord, and works off what Stripe told it.");
    }

    private void edgeAnswersOnTheManagedRuntime() {
        Path scratch = target(EDGE).resolve("recording");
        Recording.answers(managed(EDGE, DeployedFunction.INTERACTIONS), RESTORED, scratch);
        Path log = scratch.resolve(Recording.CHECKED);
        if (!Folders.read(log).contains("restored from a snapshot")) {
            throw new ArtefactException("the edge's hook after a restore never ran: see " + log);
        }
        out.println(
                EDGE
                        + "-java25.zip: unpacked, it starts under AWS's client, goes on as after a snapshot, and answers.");
    }

    /// The command of an archive, unpacked elsewhere, under the runtime's own jars, as the managed
    /// runtime has them before those of the archive.
    private List<String> managed(String function, DeployedFunction shape) {
        Path target = target(function);
        Path unpacked =
                TaskFolder.unpack(
                        target.resolve(function + "-java25.zip"),
                        Folders.fresh(target.resolve("again/java25")));
        String path =
                Stream.concat(
                                FunctionFiles.runtime(checkout.home().resolve(function)).stream(),
                                Folders.files(unpacked.resolve("lib")).stream())
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                path,
                LambdaSettings.RUNTIME_CLIENT,
                shape.handler());
    }

    private boolean same(Artefact first, Artefact second) {
        boolean same = first.digest().equals(second.digest());
        out.println(first.name() + (same ? ": twice the same." : ": made twice, and they differ."));
        return same;
    }

    private Path target(String function) {
        return checkout.home().resolve(function).resolve("target");
    }
}
