package dev.tonearm.worker.audio.node;

import dev.arbjerg.lavalink.client.LavalinkNode;
import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/// Gives a library node an HTTP client that can be lived with.
///
/// Four defects of lavalink-client 3.2.0 are behind this:
///
/// - It **destroys the player** by itself when a voice connection closes with 4004, 4006, 4009 or
///   4014. A bot that a moderator moved (4014) would lose its music, and the request races with
///   ours that brings the new voice server. Its DELETE is answered here and never leaves; ours
///   carries [Ours].
/// - Its OkHttp dispatcher runs **five requests at a time** per node. A voice server that does not
///   answer holds a player update for seconds (Lavalink waits for it), so five such guilds would
///   silence every other one.
/// - It **drops `causeStackTrace`**, the one place where Lavalink says why nothing could be loaded:
///   `message` and `cause` are the same sentence for every failure. The trace is put where the
///   library reads the cause.
///
/// It also **follows redirects**: whoever took a node over could lead a worker anywhere inside.
/// Only the first handshake of a node's socket still does, because the library begins it before
/// anybody can say otherwise; the password does not go along to another host.
///
/// The field is private; since 3.4.0 `NodeOptions.addHttpInterceptor` exists and this class can go
/// when that release can be had.
final class NodeHttp {
    private static final int REQUESTS_AT_ONCE = 256;
    private static final String LOADS = "/v4/loadtracks";

    /// Enough to tell a failure from a result: nodes say which it is first.
    private static final long BEGINNING = 64;

    private static final long LONGEST_FAILURE = 256 * 1024;

    /// Ten thousand tracks of usual sources are 8 to 14 MB.
    static final long MOST_BYTES = 20L * 1024 * 1024;

    private static final ScopedValue<String> TRACEPARENT = ScopedValue.newInstance();

    private NodeHttp() {}

    /// Marks the requests that we mean.
    enum Ours {
        MARK
    }

    /// Gives the node another client, and returns it.
    static OkHttpClient replaceIn(LavalinkNode node) {
        try {
            Field field = LavalinkNode.class.getDeclaredField("httpClient");
            field.setAccessible(true);
            OkHttpClient original = (OkHttpClient) field.get(node);
            OkHttpClient improved = improved(original);
            field.set(node, improved);
            return improved;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "this release of lavalink-client has no LavalinkNode.httpClient; see NodeHttp",
                    e);
        }
    }

    private static OkHttpClient improved(OkHttpClient original) {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Dispatcher dispatcher = new Dispatcher(threads);
        dispatcher.setMaxRequests(REQUESTS_AT_ONCE);
        dispatcher.setMaxRequestsPerHost(REQUESTS_AT_ONCE);
        return new Traced(
                original.newBuilder()
                        .dispatcher(dispatcher)
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .addInterceptor(NodeHttp::withoutTheirDeletes)
                        .addInterceptor(NodeHttp::withCauses)
                        .addInterceptor(NodeHttp::bounded));
    }

    /// Has the library make a call as a part of a trace, which it knows nothing of.
    ///
    /// @param traceparent W3C's header, or empty for none
    static <T> T traced(Optional<String> traceparent, Supplier<T> call) {
        if (traceparent.isEmpty()) return call.get();
        return ScopedValue.where(TRACEPARENT, traceparent.get()).call(call::get);
    }

    /// Its calls are made by the thread that wants them, and carried out by others.
    private static final class Traced extends OkHttpClient {
        Traced(Builder builder) {
            super(builder);
        }

        @Override
        public Call newCall(Request request) {
            return super.newCall(
                    TRACEPARENT.isBound()
                            ? request.newBuilder().header("traceparent", TRACEPARENT.get()).build()
                            : request);
        }
    }

    /// What a node says beyond this is not read: the library would make objects of it, several
    /// times its size.
    private static Response bounded(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        boolean socket = response.code() == 101;
        if (!socket && response.body().source().request(MOST_BYTES + 1)) {
            response.close();
            throw new AnswerTooBigException();
        }
        return response;
    }

    /// A node's answer is longer than any that is read.
    static final class AnswerTooBigException extends IOException {
        private static final long serialVersionUID = 1L;

        AnswerTooBigException() {
            super("the answer is longer than " + MOST_BYTES + " bytes");
        }
    }

    private static Response withoutTheirDeletes(Interceptor.Chain chain) throws IOException {
        Request request = chain.request();
        boolean theirs = "DELETE".equals(request.method()) && request.tag(Ours.class) == null;
        if (!theirs) return chain.proceed(request);
        return new Response.Builder()
                .request(request)
                .protocol(Protocol.HTTP_1_1)
                .code(204)
                .message("kept")
                .body(ResponseBody.create(new byte[0], null))
                .build();
    }

    private static Response withCauses(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        boolean load = chain.request().url().encodedPath().equals(LOADS);
        if (!load || !response.isSuccessful()) return response;
        // Lists of tracks are far longer, and stay unread here.
        String begins = response.peekBody(BEGINNING).string();
        if (!begins.replace(" ", "").contains("\"loadType\":\"error\"")) return response;
        String body = response.peekBody(LONGEST_FAILURE).string();
        try {
            JsonObject failure = JsonObject.parse(body).object("data");
            byte[] told =
                    JsonWriter.object(result ->
                            result.put("loadType", "error")
                                    .put("data", data -> withCause(failure, data)));
            response.close();
            return response.newBuilder()
                    .body(ResponseBody.create(told, MediaType.get("application/json")))
                    .build();
        } catch (JsonException _) {
            return response;
        }
    }

    private static void withCause(JsonObject failure, JsonWriter data) {
        String cause = failure.optionalString("cause").orElse("");
        data.put("message", failure.optionalString("message").orElse(""))
                .put("severity", failure.string("severity"))
                .put("cause", failure.optionalString("causeStackTrace").orElse(cause));
    }
}
