package dev.tonearm.local.stack;

import io.javalin.config.JavalinConfig;
import java.net.URI;
import java.util.Map;

/// The real Discord, which needs nothing from us but the operator's tunnel to the endpoint.
record RealDiscord(BotAccount account, Progress progress) implements DiscordSide {
    @Override
    public void mount(JavalinConfig config) {}

    @Override
    public void listening(URI base) {}

    @Override
    public void endpoint(URI interactions) {
        progress.say("Lead a tunnel to " + interactions + " and save its URL as the application's");
        progress.say("Interactions Endpoint URL. Commands: ./tonearm register");
    }

    @Override
    public void sells(Map<String, String> names, URI events) {
        progress.say("What Discord's shop sells: save a tunnel to " + events);
        progress.say("as the application's Webhook Events URL, with the entitlement events.");
    }

    @Override
    public void changed(Part part) {}

    @Override
    public Map<String, String> facts() {
        return Map.of("applicationId", account.applicationId(), "publicKey", account.publicKey());
    }

    @Override
    public boolean registersItself() {
        return false;
    }

    @Override
    public void close() {}
}
