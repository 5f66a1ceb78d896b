package dev.tonearm.infra;

import dev.tonearm.cli.CommandMain;
import dev.tonearm.infra.function.Artefacts;
import dev.tonearm.infra.stage.InvalidStagesException;
import dev.tonearm.infra.stage.StageSettings;
import dev.tonearm.infra.stage.Stages;
import dev.tonearm.infra.template.Golden;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./tonearm synth`: the templates of all stages, or of some, and what they would change.
@Command(
        name = "synth",
        description =
                "Makes the CloudFormation templates of each stage in infra-cdk/stages.yaml, judges them by the AWS Solutions rules and"
                        + " says where they lie. Needs Node; neither a network nor an account.",
        footer = {
            "To deploy what was made: npx "
                    + CdkCommand.PACKAGE
                    + " deploy --app infra-cdk/target/cdk.out/STAGE --all (docs/deploy.md has the whole way).",
            "Exit codes: 0 done; 1 a rule found something, or it broke; 2 wrong flags or settings; 3 with --diff: something that stands would be"
                    + " replaced, left behind or lost."
        })
public final class InfraApp implements Callable<Integer> {
    /// Something that stands would not go on as it is.
    static final int GRAVE = 3;

    private final Path home;
    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    @Option(names = "--stage", paramLabel = "STAGE", description = "only this one; may be repeated")
    private List<String> names = List.of();

    @Option(
            names = "--diff",
            paramLabel = "STAGE",
            description =
                    "what has changed since somebody last looked at this stage's templates (infra-cdk/src/test/resources/golden), and what"
                            + " would be replaced or lose data; with credentials of AWS also what differs from what is deployed")
    private String compared = "";

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "another file of stages (infra-cdk/stages.yaml)")
    private Path settings;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "where the templates go (infra-cdk/target/cdk.out)")
    private Path folder;

    @Option(
            names = "--without-code",
            description =
                    "templates to look at, which nobody can deploy, also where the functions are built")
    private boolean withoutCode;

    @Option(
            names = "--golden",
            paramLabel = "FOLDER",
            description = "with --diff: other templates to compare with")
    private Path golden;

    InfraApp(Path home, Map<String, String> environment, PrintStream out, PrintStream err) {
        this.home = home;
        this.environment = environment;
        this.out = out;
        this.err = err;
        this.settings = home.resolve("infra-cdk/stages.yaml");
        this.folder = home.resolve("infra-cdk/target/cdk.out");
        this.golden = home.resolve("infra-cdk/src/test/resources/golden");
    }

    public static void main(String[] arguments) {
        Path home = Path.of(System.getProperty("tonearm.home", "."));
        var command = new InfraApp(home, System.getenv(), System.out, System.err);
        CommandMain.run(new CommandLine(command), arguments);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<StageSettings> stages;
        try {
            List<String> chosen = compared.isEmpty() ? names : List.of(compared);
            stages = Stages.chosen(Stages.read(settings), chosen);
        } catch (InvalidStagesException e) {
            e.problems().forEach(problem -> err.println("tonearm: synth: " + problem));
            return CommandMain.BAD_USAGE;
        }
        boolean clean = true;
        for (StageSettings stage : stages) {
            Synthesised made;
            try {
                made = Synthesised.make(stage, artefacts(stage), folder.resolve(stage.name()));
            } catch (InvalidStagesException e) {
                e.problems().forEach(problem -> err.println("tonearm: synth: " + problem));
                return CommandMain.BAD_USAGE;
            }
            out.println(made.table());
            for (String missing : stage.missing()) {
                out.println(
                        "Before it is deployed, say in %s, %s.%s"
                                .formatted(Synthesised.shown(settings), stage.name(), missing));
            }
            made.findings().forEach(found -> err.println("tonearm: synth: " + found));
            clean &= made.findings().isEmpty();
            if (!compared.isEmpty() && compare(made)) return GRAVE;
        }
        return clean ? 0 : CommandMain.BROKE;
    }

    /// The code as it is built; none where it is not, so that a fresh clone can be looked at.
    private Artefacts artefacts(StageSettings stage) {
        Artefacts built = Artefacts.built(home);
        if (!withoutCode && built.isComplete(stage)) return built;
        out.println(
                "Made without the functions' code: to look at, but CloudFormation will refuse it. ./tonearm artefacts builds the code.");
        return Artefacts.none(folder);
    }

    /// @return whether something that stands would not go on as it is
    private boolean compare(Synthesised made) throws IOException, InterruptedException {
        var kept = new Golden(golden);
        out.println("Compared with " + Synthesised.shown(kept.of(compared)) + ":");
        var comparison = Comparison.of(made, kept);
        comparison.print(out);
        if (CdkCommand.hasCredentials(environment)) {
            out.println("Compared with what is deployed:");
            out.flush();
            CdkCommand.diff(folder.resolve(compared));
        } else {
            out.println(
                    "Not compared with what is deployed: there are no credentials of AWS here (AWS_PROFILE, AWS_ACCESS_KEY_ID or ~/.aws/credentials).");
        }
        return comparison.isGrave();
    }
}
