package dev.tonearm.discord;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.json.Json;

/// Stands where no voice server is: the bot is sent to an address where nobody listens.
final class SilentVoice implements VoiceBackend {

    @Override
    public String endpoint() {
        return "127.0.0.1:9";
    }

    @Override
    public void opened(VoiceGrant grant) {
        // Nobody will come in.
    }

    @Override
    public void closed(VoiceGrant grant, VoiceEnd end) {
        // Nobody is there.
    }

    @Override
    public JsonNode heard(long guild) {
        return Json.object();
    }
}
