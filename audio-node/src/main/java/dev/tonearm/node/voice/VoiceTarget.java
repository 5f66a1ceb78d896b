package dev.tonearm.node.voice;

/// Where and as whom to connect: what the two voice updates of Discord's gateway said.
///
/// @param token a secret: it is left out of the text form
public record VoiceTarget(
        long guild, long user, String token, String endpoint, String session, long channel) {

    @Override
    public String toString() {
        return "VoiceTarget[guild="
                + guild
                + ", channel="
                + channel
                + ", endpoint="
                + endpoint
                + "]";
    }
}
