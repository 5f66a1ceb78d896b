package dev.tonearm.worker.telemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;

/// Samples what another sampler samples, and records the rest, so that it is there if the command
/// fails ([KeptTraces]).
record RecordsAll(Sampler sampler) implements Sampler {
    @Override
    public SamplingResult shouldSample(
            Context parent,
            String trace,
            String name,
            SpanKind kind,
            Attributes attributes,
            List<LinkData> links) {
        SamplingResult said = sampler.shouldSample(parent, trace, name, kind, attributes, links);
        return said.getDecision() == SamplingDecision.DROP ? SamplingResult.recordOnly() : said;
    }

    @Override
    public String getDescription() {
        return "RecordsAll{" + sampler.getDescription() + "}";
    }
}
