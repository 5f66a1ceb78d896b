package dev.tonearm.local.voice;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;

/// A guild's voice as JSON, for the control routes.
final class VoiceState {

    private VoiceState() {}

    static ObjectNode of(VoiceGateway gateway, long guild) {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        state.put("guildId", Long.toString(guild));
        Optional<VoiceConnection> connection = gateway.connection(guild);
        state.put("connected", connection.filter(VoiceConnection::isConnected).isPresent());
        state.put("unheard", gateway.isUnheard(guild));
        connection.ifPresent(present -> describe(state, present));
        GuildEar ear = gateway.ear(guild);
        state.put("packets", ear.packets());
        ear.silentFor().ifPresent(pause -> state.put("silentForMs", pause.toMillis()));
        ear.gaps().first().ifPresent(at -> state.put("firstSoundAt", at.toString()));
        ear.gaps().longest().ifPresent(gap -> describe(state.withObject("longestGap"), gap));
        var gaps = state.putArray("gaps");
        ear.gaps().recent().forEach(gap -> describe(gaps.addObject(), gap));
        return state;
    }

    private static void describe(ObjectNode state, VoiceConnection connection) {
        state.put("channelId", Long.toString(connection.grant().channel()));
        state.put("userId", Long.toString(connection.grant().user()));
        state.put("ssrc", connection.ssrc());
        state.put("speaking", connection.isSpeaking());
        state.put("resumes", connection.resumes());
        state.put("lost", connection.check().lost());
        connection.session().ifPresent(session -> state.put("mode", session.mode().wireName()));
    }

    private static void describe(ObjectNode node, Gaps.Gap gap) {
        node.put("ms", gap.ms()).put("from", gap.from().toString()).put("to", gap.to().toString());
    }

    /// @param dominantHz 0 for silence
    /// @param amplitude of that tone, 0 to 1
    record Heard(long ms, double rms, double dominantHz, double amplitude) {}

    static Heard heard(GuildEar ear, Duration last) {
        Sound sound = ear.heard(last);
        Spectrum spectrum = sound.spectrum();
        return new Heard(
                last.toMillis(),
                sound.rms(),
                spectrum.dominantHertz(),
                spectrum.dominantAmplitude());
    }
}
