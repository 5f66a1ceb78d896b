package dev.tonearm.worker.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.plan.Limits;
import dev.tonearm.core.queue.QueueCommand;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CommandTraceTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String EDGE_SPAN = "b7ad6b7169203331";
    private static final String TRACEPARENT = "00-" + TRACE + "-" + EDGE_SPAN + "-01";
    private static final Instant ACCEPTED = Instant.parse("2026-11-21T12:00:00Z");

    private final Spans spans = new Spans();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Telemetry telemetry =
            new Telemetry(
                    meters,
                    OpenTelemetrySdk.builder()
                            .setTracerProvider(
                                    SdkTracerProvider.builder()
                                            .addSpanProcessor(SimpleSpanProcessor.create(spans))
                                            .build())
                            .build());

    @Test
    void hops_are_spans_of_the_edges_trace_that_are_found_by_their_interaction() {
        CommandTrace trace = received(TRACEPARENT);
        trace.step(Hop.STATE).close();
        trace.step(Hop.REPLY).close();
        trace.end(Outcome.DONE);
        assertThat(spans.seen)
                .extracting(SpanData::getName)
                .containsExactly("queue", "state", "reply", "worker");
        assertThat(spans.seen)
                .allSatisfy(span -> {
                    assertThat(span.getTraceId()).isEqualTo(TRACE);
                    assertThat(span.getAttributes().get(CommandTrace.INTERACTION)).isEqualTo("99");
                });
        SpanData worker = spans.seen.getLast();
        assertThat(worker.getParentSpanId()).isEqualTo(EDGE_SPAN);
        assertThat(spans.seen.get(1).getParentSpanId()).isEqualTo(worker.getSpanId());
    }

    @Test
    void the_time_in_the_queue_runs_from_the_edges_acceptance() {
        received(TRACEPARENT);
        SpanData queue = spans.seen.getFirst();
        assertThat(queue.getEndEpochNanos() - queue.getStartEpochNanos())
                .isEqualTo(TimeUnit.MILLISECONDS.toNanos(40));
        assertThat(
                        meters.get("tonearm.hop")
                                .tag("hop", "queue")
                                .timer()
                                .totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(40);
    }

    @Test
    void a_command_without_a_trace_begins_one() {
        received("").end(Outcome.REFUSED);
        assertThat(spans.seen.getLast().getParentSpanId()).isEqualTo("0000000000000000");
        assertThat(
                        meters.get("tonearm.commands")
                                .tags("command", "shuffle", "outcome", "refused")
                                .counter()
                                .count())
                .isEqualTo(1);
    }

    @Test
    void a_collectors_address_may_end_in_a_slash() {
        for (String address : List.of("http://127.0.0.1:4318", "http://127.0.0.1:4318/")) {
            var settings = new TracingSettings(address, Duration.ZERO, 1, Duration.ZERO);
            assertThat(settings.tracesAddress()).isEqualTo("http://127.0.0.1:4318/v1/traces");
        }
    }

    private CommandTrace received(String traceparent) {
        return telemetry.received(
                envelope(), traceparent, "", Instant.EPOCH, ACCEPTED.plusMillis(40));
    }

    private static CommandEnvelope envelope() {
        return new CommandEnvelope(
                new Interaction(
                        new InteractionId(99), 42, "a-secret", Interaction.Kind.COMMAND, "en-US"),
                new GuildId(1),
                new ChannelId(2),
                new UserId(3),
                Limits.STANDARD,
                ACCEPTED,
                new QueueCommand.Shuffle());
    }

    private static final class Spans implements SpanExporter {
        private final List<SpanData> seen = new CopyOnWriteArrayList<>();

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            seen.addAll(spans);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
