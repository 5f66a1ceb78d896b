package dev.tonearm.worker.audio;

import dev.arbjerg.lavalink.client.LavalinkNode;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/// Gives a library node an HTTP client that can be lived with.
///
/// Two defects of lavalink-client 3.2.0 are behind this:
///
/// - It **destroys the player** by itself when a voice connection closes with 4004, 4006, 4009 or
///   4014. A bot that a moderator moved (4014) would lose its music, and the request races with
///   ours that brings the new voice server. Its DELETE is answered here and never leaves; ours
///   carries [Ours].
/// - Its OkHttp dispatcher runs **five requests at a time** per node. A voice server that does not
///   answer holds a player update for seconds (Lavalink waits for it), so five such guilds would
///   silence every other one.
///
/// The field is private; since 3.4.0 `NodeOptions.addHttpInterceptor` exists and this class can go
/// when that release can be had.
final class NodeHttp {
    private static final int REQUESTS_AT_ONCE = 256;

    private NodeHttp() {}

    /// Marks the requests that we mean.
    enum Ours {
        MARK
    }

    static void replaceIn(LavalinkNode node) {
        try {
            Field field = LavalinkNode.class.getDeclaredField("httpClient");
            field.setAccessible(true);
            OkHttpClient original = (OkHttpClient) field.get(node);
            field.set(node, improved(original));
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
        return original.newBuilder()
                .dispatcher(dispatcher)
                .addInterceptor(NodeHttp::withoutTheirDeletes)
                .build();
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
}
