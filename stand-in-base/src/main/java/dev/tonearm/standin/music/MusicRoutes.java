package dev.tonearm.standin.music;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tonearm.standin.sound.WavFile;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Serves a library: `/music/catalogue.json` and `/music/<file>` with byte ranges. What is below
/// `/music/never/` is a source that takes a request and does not answer, below `/music/held/` one
/// that says it is working on it until the same address is sent a DELETE. What is below
/// `/music/once/` is gone when it is asked for again, below `/music/empty/` are files without a
/// sound in them, and below `/music/long/` pieces that begin again and again for some minutes.
public final class MusicRoutes {

    private static final Map<String, String> TYPES =
            Map.of(
                    "wav", "audio/wav",
                    "mp3", "audio/mpeg",
                    "ogg", "audio/ogg",
                    "flac", "audio/flac",
                    "m4a", "audio/mp4");

    private static final long WORD_MS = 500;
    private static final int TIMES = 10;

    private final MusicLibrary library;
    private final ObjectMapper json = new ObjectMapper();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();

    private final Function<Context, URI> address;

    private MusicRoutes(MusicLibrary library, Function<Context, URI> address) {
        this.library = library;
        this.address = address;
    }

    /// Adds the routes to a server that is being configured. The files' addresses are below the one
    /// that the catalogue was asked at.
    public static void mount(JavalinConfig config, MusicLibrary library) {
        mount(config, library, ctx -> URI.create(ctx.scheme() + "://" + ctx.host() + "/music/"));
    }

    /// The same behind a relay: whoever asks for the catalogue gets the same addresses, those below
    /// the relay's.
    public static void mount(JavalinConfig config, MusicLibrary library, URI relay) {
        mount(config, library, _ -> relay);
    }

    private static void mount(
            JavalinConfig config, MusicLibrary library, Function<Context, URI> address) {
        MusicRoutes routes = new MusicRoutes(library, address);
        config.routes.get("/music/catalogue.json", routes::catalogue);
        config.routes.get("/music/never/{file}", MusicRoutes::never);
        config.routes.head("/music/never/{file}", MusicRoutes::never);
        config.routes.get("/music/held/{file}", routes::held);
        config.routes.delete("/music/held/{file}", ctx -> routes.gate(ctx).countDown());
        config.routes.get("/music/once/{file}", routes::once);
        config.routes.get("/music/empty/{file}", MusicRoutes::empty);
        config.routes.get("/music/long/{file}", routes::repeated);
        config.routes.get("/music/{file}", routes::file);
        config.routes.head("/music/{file}", routes::file);
    }

    /// An entry as the worker reads it.
    private record Entry(String url, @JsonUnwrapped LibraryTrack track) {}

    private void catalogue(Context ctx) throws JsonProcessingException {
        URI base = address.apply(ctx);
        List<Entry> entries =
                library.tracks().stream()
                        .map(track -> new Entry(base + escape(track.file()), track))
                        .toList();
        ctx.contentType("application/json").result(json.writeValueAsBytes(entries));
    }

    /// Longer than anybody waits for music.
    private static void never(Context ctx) {
        ctx.future(() ->
                new CompletableFuture<Void>()
                        .completeOnTimeout(null, 2, TimeUnit.MINUTES)
                        .thenRun(() -> ctx.status(HttpStatus.GATEWAY_TIMEOUT)));
    }

    /// Whoever gives up on a silent source hears from this one often enough.
    private void held(Context ctx) throws IOException, InterruptedException {
        CountDownLatch gate = gate(ctx);
        while (!gate.await(WORD_MS, TimeUnit.MILLISECONDS)) {
            ctx.res().sendError(HttpStatus.PROCESSING.getCode());
        }
        file(ctx);
    }

    private CountDownLatch gate(Context ctx) {
        return held.computeIfAbsent(address(ctx), _ -> new CountDownLatch(1));
    }

    private static String address(Context ctx) {
        return ctx.path() + "?" + ctx.queryString();
    }

    private void once(Context ctx) throws IOException {
        boolean first = asked.add(address(ctx));
        if (first) file(ctx);
        else ctx.status(HttpStatus.GONE);
    }

    private static void empty(Context ctx) {
        ctx.contentType("audio/wav").result(WavFile.header(0));
    }

    private void repeated(Context ctx) throws IOException {
        Path file = wanted(ctx);
        RepeatedPiece piece = RepeatedPiece.of(file, TIMES);
        send(ctx, file, piece.size(), piece::write);
    }

    private void file(Context ctx) throws IOException {
        Path file = wanted(ctx);
        send(ctx, file, Files.size(file), (range, to) -> write(file, range, to));
    }

    private Path wanted(Context ctx) {
        return library.file(ctx.pathParam("file"))
                .orElseThrow(() -> new NotFoundResponse("the library has no such file"));
    }

    /// Writes some of what is served.
    private interface Content {
        void write(ByteRange range, OutputStream to) throws IOException;
    }

    private static void send(Context ctx, Path file, long size, Content content)
            throws IOException {
        ctx.contentType(type(file)).header("Accept-Ranges", "bytes");
        switch (ByteRange.of(Optional.ofNullable(ctx.header("Range")), size)) {
            case ByteRange.Wanted.Whole() -> send(ctx, new ByteRange(0, size - 1), content);
            case ByteRange.Wanted.Unsatisfiable() ->
                    ctx.status(416).header("Content-Range", "bytes */" + size);
            case ByteRange.Wanted.Part(ByteRange range) -> {
                ctx.status(206)
                        .header(
                                "Content-Range",
                                "bytes " + range.first() + "-" + range.last() + "/" + size);
                send(ctx, range, content);
            }
        }
    }

    /// Written straight to the response: a result would be buffered whole.
    private static void send(Context ctx, ByteRange range, Content content) throws IOException {
        ctx.res().setContentLengthLong(range.length());
        if (!ctx.method().equals(HandlerType.HEAD)) content.write(range, ctx.outputStream());
    }

    private static void write(Path file, ByteRange range, OutputStream out) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file);
                InputStream in = Channels.newInputStream(channel.position(range.first()))) {
            byte[] buffer = new byte[64 * 1024];
            long left = range.length();
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    return;
                }
                out.write(buffer, 0, read);
                left -= read;
            }
        }
    }

    private static String type(Path file) {
        String name = file.toString();
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(extension, "application/octet-stream");
    }

    private static String escape(String file) {
        return URLEncoder.encode(file, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
