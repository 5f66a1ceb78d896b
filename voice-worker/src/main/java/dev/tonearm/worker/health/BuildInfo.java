package dev.tonearm.worker.health;

import dev.tonearm.core.format.Formats;
import dev.tonearm.core.metric.WorkerMetric;
import dev.tonearm.worker.telemetry.Telemetry;
import java.util.List;
import java.util.Optional;

/// Which build runs.
///
/// @param version of the jar; `unpacked` where the classes come from none
public record BuildInfo(String version, Formats formats) {
    public static BuildInfo of(Formats formats) {
        String version = BuildInfo.class.getPackage().getImplementationVersion();
        return new BuildInfo(Optional.ofNullable(version).orElse("unpacked"), formats);
    }

    /// Shows it to operators.
    public void show(Telemetry telemetry) {
        List<String> labels = List.of(version, String.valueOf(formats.reads()));
        telemetry.gauge(WorkerMetric.BUILD_INFO, labels, () -> 1);
    }
}
