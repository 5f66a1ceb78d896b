package dev.tonearm.infra;

import dev.tonearm.cli.CommandMain;
import dev.tonearm.infra.function.Artefacts;
import dev.tonearm.infra.stage.InvalidStagesException;
import dev.tonearm.infra.stage.StageSettings;
import dev.tonearm.infra.stage.Stages;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./tonearm synth`: the templates of all stages, or of some.
///
/// Exit codes: 0 done, 1 a rule of security found something, 2 wrong flags or settings.
@Command(
        name = "synth",
        description =
                "Makes the CloudFormation templates of each stage in infra-cdk/stages.yaml, judges them by the AWS Solutions rules and"
                        + " says where they lie. Needs Node; neither a network nor an account.",
        footer = {
            "To deploy what was made: npx aws-cdk deploy --app infra-cdk/target/cdk.out/STAGE --all (docs/deploy.md has the whole way)."
        })
public final class InfraApp implements Callable<Integer> {
    private final PrintStream out;
    private final PrintStream err;

    @Option(names = "--stage", paramLabel = "STAGE", description = "only this one; may be repeated")
    private List<String> names = List.of();

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "another file of stages (infra-cdk/stages.yaml)")
    private Path settings = home().resolve("infra-cdk/stages.yaml");

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "where the templates go (infra-cdk/target/cdk.out)")
    private Path folder = home().resolve("infra-cdk/target/cdk.out");

    @Option(
            names = "--without-code",
            description =
                    "templates to look at, which nobody can deploy: the functions need not be built")
    private boolean withoutCode;

    InfraApp(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        CommandMain.run(new CommandLine(new InfraApp(System.out, System.err)), arguments);
    }

    @Override
    public Integer call() throws IOException {
        List<StageSettings> stages;
        try {
            stages = Stages.chosen(Stages.read(settings), names);
        } catch (InvalidStagesException e) {
            e.problems().forEach(problem -> err.println("tonearm: synth: " + problem));
            return CommandMain.BAD_USAGE;
        }
        boolean clean = true;
        for (StageSettings stage : stages) {
            Path made = folder.resolve(stage.name());
            Synthesised templates;
            try {
                templates = Synthesised.make(stage, artefacts(), made);
            } catch (InvalidStagesException e) {
                e.problems().forEach(problem -> err.println("tonearm: synth: " + problem));
                return CommandMain.BAD_USAGE;
            }
            out.println(templates.table());
            for (String missing : stage.missing()) {
                out.println(
                        "Before it is deployed, say in %s, %s.%s"
                                .formatted(settings, stage.name(), missing));
            }
            templates.findings().forEach(found -> err.println("tonearm: synth: " + found));
            clean &= templates.findings().isEmpty();
        }
        return clean ? 0 : CommandMain.BROKE;
    }

    private Artefacts artefacts() {
        return withoutCode ? Artefacts.none(folder) : Artefacts.built(home());
    }

    private static Path home() {
        return Path.of(System.getProperty("tonearm.home", "."));
    }
}
