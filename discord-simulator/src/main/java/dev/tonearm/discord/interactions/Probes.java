package dev.tonearm.discord.interactions;

import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.record.Settings;
import dev.tonearm.discord.record.Violations;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What Discord sends to see whether an endpoint checks signatures: at saving, and now and then.
public final class Probes {

    /// How a probe went.
    ///
    /// @param status 0 when there was no answer
    public record Probe(String kind, int status, boolean ok) {
        /// It was not answered in time, or by nobody.
        public boolean unanswered() {
            return status == 0;
        }
    }

    private static final byte[] PING = "{\"type\":1}".getBytes(StandardCharsets.UTF_8);
    private static final List<Forgery> KINDS =
            List.of(
                    Forgery.NONE,
                    Forgery.SIGNATURE,
                    Forgery.OTHER_KEY,
                    Forgery.BODY,
                    Forgery.TRUNCATED);

    private final SignedRequests requests;
    private final Endpoint endpoint;
    private final Settings settings;
    private final Violations violations;

    public Probes(
            SignedRequests requests, Endpoint endpoint, Settings settings, Violations violations) {
        this.requests = requests;
        this.endpoint = endpoint;
        this.settings = settings;
        this.violations = violations;
    }

    /// Saves the endpoint if it passes every probe. That it does not answer yet breaks no rule: who
    /// saves is told, and saves again.
    public List<Probe> save(URI url) {
        var probes = probe(url);
        if (passed(probes)) {
            endpoint.save(url);
        }
        report(failed(probes).stream().filter(probe -> !probe.unanswered()).toList());
        return probes;
    }

    /// Probes the saved endpoint again, and removes it if it fails.
    public List<Probe> again() {
        var url = endpoint.url();
        if (url.isEmpty()) {
            return List.of();
        }
        var probes = probe(url.get());
        if (!passed(probes)) {
            report(failed(probes));
            endpoint.remove("it failed a signature probe: " + failed(probes));
        }
        return probes;
    }

    public static boolean passed(List<Probe> probes) {
        return probes.stream().allMatch(Probe::ok);
    }

    private static List<Probe> failed(List<Probe> probes) {
        return probes.stream().filter(probe -> !probe.ok()).toList();
    }

    private List<Probe> probe(URI url) {
        return KINDS.stream().map(kind -> probe(url, kind)).toList();
    }

    private void report(List<Probe> failed) {
        for (var probe : failed) {
            violations.report(
                    "endpoint.probe",
                    "signature probe",
                    probe.kind() + " was answered " + probe.status());
        }
    }

    private Probe probe(URI url, Forgery kind) {
        var name = kind == Forgery.NONE ? "ping" : kind.name().toLowerCase(Locale.ROOT);
        var request = kind.apply(requests.key(), requests.timestamp(0), PING);
        var deadline = Duration.ofMillis(settings.get().answerDeadlineMs());
        try {
            var response =
                    requests.post(url, request.body(), request.signature(), Map.of(), deadline);
            var status = response.statusCode();
            var pong =
                    Json.parse(response.body()).map(body -> body.path("type").asInt()).orElse(0)
                            == 1;
            return new Probe(name, status, kind.valid() ? status == 200 && pong : status == 401);
        } catch (IOException e) {
            return new Probe(name, 0, false);
        }
    }
}
