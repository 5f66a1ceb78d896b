package dev.tonearm.worker.telemetry;

import java.time.Duration;

/// Where spans go, and which.
///
/// @param endpoint the base address of an OTLP collector (http/protobuf), empty for nowhere
/// @param delay how long spans are gathered before they are sent
/// @param ratio the share of traces that are sampled where no edge has decided it, from 0 to 1
/// @param slow how long a command may take, from the edge's acceptance to its end, until its spans
///   are sent although its trace is not sampled
public record TracingSettings(String endpoint, Duration delay, double ratio, Duration slow) {
    /// The delay of OpenTelemetry's own specification.
    public static final Duration STANDARD_DELAY = Duration.ofSeconds(5);

    /// Ten times of what a command may take at the 95th percentile.
    public static final Duration STANDARD_SLOW = Duration.ofSeconds(1);

    /// Where the collector takes traces, whether its address ends in a slash or not.
    String tracesAddress() {
        return endpoint.replaceFirst("/+$", "") + "/v1/traces";
    }
}
