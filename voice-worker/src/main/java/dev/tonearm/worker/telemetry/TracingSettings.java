package dev.tonearm.worker.telemetry;

import java.time.Duration;

/// Where spans go.
///
/// @param endpoint the base address of an OTLP collector (http/protobuf), empty for nowhere
/// @param delay how long spans are gathered before they are sent
public record TracingSettings(String endpoint, Duration delay) {
    /// The delay of OpenTelemetry's own specification.
    public static final Duration STANDARD_DELAY = Duration.ofSeconds(5);

    /// Where the collector takes traces, whether its address ends in a slash or not.
    String tracesAddress() {
        return endpoint.replaceFirst("/+$", "") + "/v1/traces";
    }
}
