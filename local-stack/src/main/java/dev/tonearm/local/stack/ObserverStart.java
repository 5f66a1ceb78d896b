package dev.tonearm.local.stack;

import dev.tonearm.local.observe.Observed;
import dev.tonearm.local.observe.ObserverFiles;
import dev.tonearm.local.observe.ObserverPrograms;
import dev.tonearm.local.observe.Targets;
import java.net.URI;
import java.util.List;

/// Starts Prometheus and Alertmanager as processes of the stack.
final class ObserverStart {
    private final ObserverPrograms programs;
    private final Observed observed;
    private final StackSettings settings;

    /// Which programs, and where they will be.
    ///
    /// @throws dev.tonearm.core.environment.WrongSettingsException where this machine has none
    ObserverStart(StackSettings settings) {
        this.settings = settings;
        String path = System.getenv().getOrDefault("PATH", "");
        this.programs = ObserverPrograms.find(path, settings.home());
        this.observed = new Observed(address(), address());
    }

    Observed observed() {
        return observed;
    }

    /// Both, not started yet. They look at each other, too.
    List<StackProcess> processes(Processes processes, URI base, Targets targets) {
        targets.add("prometheus", "prometheus", observed.prometheus().resolve("/metrics"));
        targets.add("alertmanager", "alertmanager", observed.alertmanager().resolve("/metrics"));
        ObserverFiles files =
                ObserverFiles.fresh(
                        settings.directory().resolve("observe"),
                        settings.home().resolve("monitoring"),
                        base,
                        observed.alertmanager(),
                        ObserverFiles.OFTEN);
        return List.of(
                processes.observer(
                        "prometheus", programs.prometheus(files, observed), observed.prometheus()),
                processes.observer(
                        "alertmanager",
                        programs.alertmanager(files, observed),
                        observed.alertmanager()));
    }

    private static URI address() {
        return URI.create("http://127.0.0.1:" + Processes.freePort() + "/");
    }
}
