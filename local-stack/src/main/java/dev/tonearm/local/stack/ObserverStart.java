package dev.tonearm.local.stack;

import dev.tonearm.local.observe.Observed;
import dev.tonearm.local.observe.ObserverFiles;
import dev.tonearm.local.observe.ObserverPrograms;
import dev.tonearm.local.observe.Targets;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Starts Prometheus and Alertmanager as processes of the stack, with it or later.
final class ObserverStart {
    private final StackSettings settings;
    private final Processes processes;
    private final Targets targets;
    private final Closing closing;
    private final Parts parts;
    private volatile @Nullable Observed running;

    ObserverStart(
            StackSettings settings,
            Processes processes,
            Targets targets,
            Closing closing,
            Parts parts) {
        this.settings = settings;
        this.processes = processes;
        this.targets = targets;
        this.closing = closing;
        this.parts = parts;
    }

    /// Both, if they look on.
    Optional<Observed> now() {
        return Optional.ofNullable(running);
    }

    /// Where the programs are.
    ///
    /// @throws dev.tonearm.core.environment.WrongSettingsException where this machine has none
    ObserverPrograms find() {
        String path = System.getenv().getOrDefault("PATH", "");
        return ObserverPrograms.find(path, settings.home());
    }

    /// Starts both unless they look on, and returns when both are ready. They may look before there
    /// is anything to see, and they look at each other.
    ///
    /// @param base of the stack
    synchronized Observed begin(URI base) {
        Observed already = running;
        if (already != null) return already;
        ObserverPrograms programs = find();
        var observed = new Observed(address(), address());
        ObserverFiles files =
                ObserverFiles.fresh(
                        settings.directory().resolve("observe"),
                        settings.home().resolve("monitoring"),
                        base,
                        observed.alertmanager(),
                        ObserverFiles.OFTEN);
        running = observed; // a receiver may be told before this has returned
        start("prometheus", programs.prometheus(files, observed), observed.prometheus());
        start("alertmanager", programs.alertmanager(files, observed), observed.alertmanager());
        return observed;
    }

    private void start(String name, List<String> line, URI address) {
        targets.add(name, name, address.resolve("/metrics"));
        StackProcess observer =
                closing.own(Closing.Order.OBSERVER, processes.observer(name, line, address));
        parts.add(observer);
        observer.start();
    }

    private static URI address() {
        return URI.create("http://127.0.0.1:" + Processes.freePort() + "/");
    }
}
