package dev.tonearm.interactions;

import dev.tonearm.core.gate.GuildRecordsUnavailableException;
import dev.tonearm.core.grant.GrantBookUnavailableException;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.player.JournalUnavailableException;
import dev.tonearm.function.http.HttpRequest;
import dev.tonearm.function.http.HttpResponse;
import dev.tonearm.function.log.FunctionLog;
import dev.tonearm.function.log.RefusalLog;
import dev.tonearm.function.queue.CommandNotQueuedException;
import dev.tonearm.function.signature.Authenticity;
import dev.tonearm.function.signature.DiscordSignature;
import dev.tonearm.function.trace.RequestTrace;
import dev.tonearm.function.trace.TraceLines;
import dev.tonearm.function.trace.TraceParent;
import dev.tonearm.interactions.answer.Answer;
import dev.tonearm.interactions.answer.CallbackFailedException;
import dev.tonearm.interactions.answer.Callbacks;
import dev.tonearm.interactions.answer.Desk;
import dev.tonearm.interactions.figure.AnswerKind;
import dev.tonearm.interactions.figure.EdgeFigures;
import dev.tonearm.interactions.request.Incoming;
import dev.tonearm.interactions.request.IncomingReader;
import dev.tonearm.interactions.request.Place;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Discord's interactions endpoint.
///
/// Whoever is not Discord gets a 401 before anything else is done. Discord gets a 200 whatever
/// happens: for another status the listener would only read that the application did not respond.
public final class Endpoint {
    private final long applicationId;
    private final DiscordSignature signature;
    private final Desk desk;
    private final Callbacks callbacks;
    private final FunctionLog log;
    private final RefusalLog refusals;
    private final double traceRatio;
    private final TraceLines lines;
    private final InstantSource clock;
    private final EdgeFigures figures;

    /// @param traceRatio the share of traces that are sampled
    /// @param lines tells of what does not travel
    public Endpoint(
            long applicationId,
            DiscordSignature signature,
            Desk desk,
            Callbacks callbacks,
            FunctionLog log,
            RefusalLog refusals,
            double traceRatio,
            TraceLines lines,
            InstantSource clock,
            EdgeFigures figures) {
        this.applicationId = applicationId;
        this.signature = signature;
        this.desk = desk;
        this.callbacks = callbacks;
        this.log = log;
        this.refusals = refusals;
        this.traceRatio = traceRatio;
        this.lines = lines;
        this.clock = clock;
        this.figures = figures;
    }

    /// Answers one invocation.
    ///
    /// @param requestId AWS's name for it, for the log
    /// @param xRay AWS's trace header of it, or empty
    public HttpResponse answer(byte[] event, String requestId, String xRay) {
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put("awsRequestId", requestId);
        Optional<HttpRequest> request = HttpRequest.parse(event);
        if (request.isEmpty()) return refused("not an HTTP request", ids);
        Authenticity verdict = signature.of(request.get());
        if (verdict != Authenticity.GENUINE) return refused("signature " + verdict, ids);
        var trace = RequestTrace.begin(trace(request.get(), xRay), requestId, traceRatio, clock);
        ids.put("trace", trace.traceId());
        HttpResponse response = genuine(request.get(), requestId, trace, ids);
        lines.ended(trace, requestId, ids.getOrDefault("interaction", ""));
        return response;
    }

    private HttpResponse genuine(
            HttpRequest request, String requestId, RequestTrace trace, Map<String, String> ids) {
        try {
            return genuine(IncomingReader.read(request.body()), trace, ids);
        } catch (RuntimeException e) {
            log.error("unreadable", ids, e);
            trace.failed(e.getClass().getName());
            figures.answered(AnswerKind.FAILED);
            return HttpResponse.ok(failed(Texts.DEFAULT, requestId).json());
        }
    }

    private static TraceParent trace(HttpRequest request, String xRay) {
        return TraceParent.fromXRay(xRay)
                .or(() -> request.header("x-amzn-trace-id").flatMap(TraceParent::fromXRay))
                .orElseGet(TraceParent::start);
    }

    private HttpResponse genuine(Incoming incoming, RequestTrace trace, Map<String, String> ids) {
        return switch (incoming) {
            case Incoming.Ping() -> {
                figures.answered(AnswerKind.PING);
                yield HttpResponse.ok(new Answer.Pong().json());
            }
            case Incoming.Act act when act.caller().applicationId() == applicationId -> {
                describe(act, ids);
                yield answered(act, trace, ids);
            }
            // The key fits and the id does not: the settings are of two applications.
            case Incoming.Act _ -> refused("another application", ids);
        };
    }

    private HttpResponse answered(Incoming.Act act, RequestTrace trace, Map<String, String> ids) {
        Texts texts = Texts.of(act.caller().locale());
        try {
            Answer answer = desk.answer(act, trace);
            ids.put("answer", answer.getClass().getSimpleName());
            HttpResponse response = response(act, answer);
            if (answer instanceof Answer.Refused(_, var why)) {
                figures.refused(why);
                ids.put("refused", why.name());
            }
            figures.answered(answer.kind(), act.caller().interaction().createdAt());
            log.info("answered", ids);
            return response;
        } catch (GuildRecordsUnavailableException | GrantBookUnavailableException e) {
            trouble("a service is away", act, ids, e);
            trace.failed(e.getClass().getName());
            return instead(act, failed(Answers.notice(texts, "edge.not_saved")));
        } catch (CommandNotQueuedException | JournalUnavailableException e) {
            trouble("a service is away", act, ids, e);
            trace.failed(e.getClass().getName());
            boolean undone = !(e instanceof CommandNotQueuedException sent) || sent.isRefused();
            String key = undone ? "edge.try_again" : "edge.unsure";
            return instead(act, failed(Answers.notice(texts, key)));
        } catch (CallbackFailedException e) {
            trouble("an answer was not taken", act, ids, e);
            trace.failed(e.getClass().getName());
            return instead(act, failed(Answers.notice(texts, "edge.try_again")));
        } catch (RuntimeException e) {
            trouble("failed", act, ids, e);
            trace.failed(e.getClass().getName());
            return instead(act, failed(texts, act.caller().interaction().toString()));
        }
    }

    /// Only here who it was is in the log: they may ask what became of it (docs/privacy.md).
    private void trouble(
            String message, Incoming.Act act, Map<String, String> ids, RuntimeException e) {
        ids.put("user", act.caller().user().toString());
        log.error(message, ids, e);
    }

    private HttpResponse response(Incoming.Act act, Answer answer) {
        if (!(answer instanceof Answer.Handed handed)) return HttpResponse.ok(answer.json());
        callbacks.send(act.caller(), handed);
        return HttpResponse.accepted();
    }

    /// Whoever is typing can be shown suggestions and nothing else.
    private HttpResponse instead(Incoming.Act act, Answer answer) {
        figures.answered(AnswerKind.FAILED, act.caller().interaction().createdAt());
        Answer shown = act instanceof Incoming.Typing ? new Answer.Suggested(List.of()) : answer;
        return HttpResponse.ok(shown.json());
    }

    private static Answer failed(Texts texts, String id) {
        return failed(Answers.notice(texts, "edge.failed", id));
    }

    private static Answer failed(Message message) {
        return new Answer.Told(message, AnswerKind.FAILED);
    }

    private HttpResponse refused(String reason, Map<String, String> ids) {
        refusals.refused(reason, ids);
        figures.forged();
        return HttpResponse.unauthorized();
    }

    private static void describe(Incoming.Act act, Map<String, String> ids) {
        ids.put("interaction", act.caller().interaction().toString());
        if (act.caller().place() instanceof Place.Server server) {
            ids.put("guild", server.guild().toString());
            ids.put("channel", server.channel().toString());
        }
        ids.put(
                "act",
                switch (act) {
                    case Incoming.Command command -> "/" + command.name();
                    case Incoming.Typing typing -> "typing /" + typing.name();
                    case Incoming.Component component -> "component " + component.customId();
                    case Incoming.Form form -> "form " + form.customId();
                    case Incoming.Unknown(_, long type) -> "type " + type;
                });
    }
}
