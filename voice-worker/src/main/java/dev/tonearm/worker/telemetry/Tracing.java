package dev.tonearm.worker.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.concurrent.TimeUnit;

/// Sends spans in batches to a collector, or nowhere when there is none.
public final class Tracing implements AutoCloseable {
    private static final long CLOSE_SECONDS = 2;

    private final OpenTelemetry openTelemetry;
    private final Runnable end;

    private Tracing(OpenTelemetry openTelemetry, Runnable end) {
        this.openTelemetry = openTelemetry;
        this.end = end;
    }

    public static Tracing of(TracingSettings settings) {
        if (settings.endpoint().isEmpty()) return new Tracing(OpenTelemetry.noop(), () -> {});
        var spans =
                BatchSpanProcessor.builder(
                                OtlpHttpSpanExporter.builder()
                                        .setEndpoint(settings.tracesAddress())
                                        .build())
                        .setScheduleDelay(settings.delay())
                        .build();
        var tracers =
                SdkTracerProvider.builder()
                        // The edge decides which commands are traced; a worker alone traces all.
                        .setSampler(Sampler.parentBased(Sampler.alwaysOn()))
                        .setResource(
                                Resource.create(
                                        Attributes.of(
                                                AttributeKey.stringKey("service.name"),
                                                "tonearm-worker")))
                        .addSpanProcessor(spans)
                        .build();
        var sdk = OpenTelemetrySdk.builder().setTracerProvider(tracers).build();
        return new Tracing(sdk, () -> tracers.shutdown().join(CLOSE_SECONDS, TimeUnit.SECONDS));
    }

    public OpenTelemetry openTelemetry() {
        return openTelemetry;
    }

    @Override
    public void close() {
        end.run();
    }
}
