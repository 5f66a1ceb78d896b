package dev.tonearm.e2e.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tonearm.discord.VoiceBackend;
import dev.tonearm.discord.VoiceEnd;
import dev.tonearm.discord.VoiceGrant;

/// A voice server for bots that never come in.
final class NoVoice implements VoiceBackend {
    @Override
    public String endpoint() {
        return "127.0.0.1:9";
    }

    @Override
    public void opened(VoiceGrant grant) {}

    @Override
    public void closed(VoiceGrant grant, VoiceEnd end) {}

    @Override
    public JsonNode heard(long guild) {
        return JsonNodeFactory.instance.objectNode();
    }
}
