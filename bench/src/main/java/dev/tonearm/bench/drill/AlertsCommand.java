package dev.tonearm.bench.drill;

import dev.tonearm.bench.drill.alerts.AlertsDrill;
import dev.tonearm.bench.drill.alerts.AlertsReport;
import dev.tonearm.bench.drill.alerts.AlertsSettings;
import dev.tonearm.cli.CommandMain;
import dev.tonearm.core.plan.PlansFile;
import dev.tonearm.local.observe.Inhibitions;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `./tonearm drill alerts`.
@Command(
        name = "alerts",
        description =
                "Starts a stack with Prometheus and Alertmanager and the rules of monitoring/ as they are, and people who listen;"
                        + " provokes faults, waits until each one's alert has reached a receiver through Alertmanager, mends it,"
                        + " and waits until the receiver was told that it is over. Fails when an alert did not fire, did not"
                        + " clear, or fired though nobody provoked it. Takes 25 minutes at most.")
final class AlertsCommand implements Callable<Integer> {
    private static final String ROUTES = "monitoring/alertmanager/alertmanager.yaml";

    private final PrintStream out;

    @Spec private CommandSpec spec;

    @Mixin private DrillSettings settings = new DrillSettings();

    @Option(
            names = "--only",
            paramLabel = "FAULT",
            description = "provoke this fault; may be given more than once")
    private List<String> only = new ArrayList<>();

    @Option(names = "--list", description = "name the faults and their alerts, and do nothing")
    private boolean list;

    @SuppressWarnings("NullAway.Init") // picocli sets the spec
    AlertsCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        if (list) {
            out.print(AlertsDrill.list());
            return 0;
        }
        AlertsSettings what;
        try {
            what = new AlertsSettings(Set.copyOf(only), settings.guilds, settings.between());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        AlertsReport report =
                Fleet.observed(
                        "alerts",
                        fleet -> fleet.withSales(PlansFile.TIERS),
                        out,
                        (stack, control) ->
                                new AlertsDrill(what, stack, control, inhibitions(), out).run());
        report.print(out);
        return report.wentWell() ? 0 : CommandMain.BROKE;
    }

    private static Inhibitions inhibitions() {
        try {
            return Inhibitions.of(Files.readString(Fleet.home().resolve(ROUTES)));
        } catch (IOException e) {
            throw new UncheckedIOException("no routes of alerts", e);
        }
    }
}
