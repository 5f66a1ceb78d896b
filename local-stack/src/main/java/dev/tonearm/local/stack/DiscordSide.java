package dev.tonearm.local.stack;

import io.javalin.config.JavalinConfig;
import java.net.URI;
import java.util.Map;

/// The Discord that the bot talks to: simulated, or the real one.
interface DiscordSide extends AutoCloseable {
    BotAccount account();

    /// Adds its routes to the stack's server, before that starts.
    void mount(JavalinConfig config);

    /// The server listens there.
    void listening(URI base);

    /// The bot is ready and takes interactions there.
    void endpoint(URI interactions);

    /// The application sells these, by their SKUs, and hears there what is bought.
    void sells(Map<String, String> names, URI events);

    /// Tells whoever watches the page.
    void changed(Part part);

    /// The keys of `stack.json` that it knows.
    Map<String, String> facts();

    /// Whether commands may be registered without asking: never with somebody's real application.
    boolean registersItself();

    @Override
    void close();
}
