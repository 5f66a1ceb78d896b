package dev.tonearm.discord;

/// What a voice IDENTIFY must carry, all of it, to be let in. Ids are snowflakes.
///
/// @param session the `session_id` of the bot's voice state
/// @param token the token of VOICE_SERVER_UPDATE: a secret, kept out of logs
/// @param stage stages have no end-to-end encryption, and the bot joins them suppressed
public record VoiceGrant(
        long guild, long channel, long user, String session, String token, boolean stage) {

    @Override
    public String toString() {
        return "VoiceGrant[guild="
                + guild
                + ", channel="
                + channel
                + ", user="
                + user
                + ", stage="
                + stage
                + "]";
    }
}
