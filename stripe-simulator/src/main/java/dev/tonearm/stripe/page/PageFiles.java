package dev.tonearm.stripe.page;

import io.javalin.config.JavalinConfig;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/// What pages look like, and the little that they do in the browser.
public final class PageFiles {

    private PageFiles() {}

    public static void register(JavalinConfig config) {
        serve(config, "stripe.css", "text/css; charset=utf-8");
        serve(config, "stripe.js", "text/javascript; charset=utf-8");
    }

    private static void serve(JavalinConfig config, String name, String type) {
        var file = read(name);
        config.routes.addHttpHandler(
                HandlerType.GET,
                "/page/" + name,
                context -> context.contentType(type).result(file));
    }

    private static byte[] read(String name) {
        try (var file = PageFiles.class.getResourceAsStream(name)) {
            return Optional.ofNullable(file)
                    .orElseThrow(() -> new IllegalStateException("no file " + name))
                    .readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
