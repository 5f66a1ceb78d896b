package dev.tonearm.worker.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Sends spans in batches to a collector, or nowhere when there is none.
public final class Tracing implements AutoCloseable {
    private static final long CLOSE_SECONDS = 2;

    private final OpenTelemetry openTelemetry;
    private final Consumer<ReadableSpan> past;
    private final Runnable end;

    private Tracing(OpenTelemetry openTelemetry, Consumer<ReadableSpan> past, Runnable end) {
        this.openTelemetry = openTelemetry;
        this.past = past;
        this.end = end;
    }

    public static Tracing of(TracingSettings settings) {
        if (settings.endpoint().isEmpty()) {
            return new Tracing(OpenTelemetry.noop(), _ -> {}, () -> {});
        }
        return to(
                OtlpHttpSpanExporter.builder().setEndpoint(settings.tracesAddress()).build(),
                settings);
    }

    static Tracing to(SpanExporter exporter, TracingSettings settings) {
        var batches =
                BatchSpanProcessor.builder(exporter)
                        .setScheduleDelay(settings.delay())
                        // Which of them, is for KeptTraces to say.
                        .setExportUnsampledSpans(true)
                        .build();
        var kept = new KeptTraces(batches, settings.slow());
        // The edge decides which commands are traced; what did not come from there is decided here.
        var sampler = Sampler.parentBased(Sampler.traceIdRatioBased(settings.ratio()));
        var tracers =
                SdkTracerProvider.builder()
                        .setSampler(new RecordsAll(sampler))
                        .setResource(service("tonearm-worker"))
                        .addSpanProcessor(kept)
                        .build();
        var sdk = OpenTelemetrySdk.builder().setTracerProvider(tracers).build();
        return new Tracing(
                sdk, kept::onEnd, () -> tracers.shutdown().join(CLOSE_SECONDS, TimeUnit.SECONDS));
    }

    static Resource service(String name) {
        return Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), name));
    }

    public OpenTelemetry openTelemetry() {
        return openTelemetry;
    }

    /// Takes a span that somebody else has measured.
    void past(ReadableSpan span) {
        past.accept(span);
    }

    @Override
    public void close() {
        end.run();
    }
}
