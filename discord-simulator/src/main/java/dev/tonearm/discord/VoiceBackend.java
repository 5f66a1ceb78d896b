package dev.tonearm.discord;

import com.fasterxml.jackson.databind.JsonNode;

/// The voice server that the gateway sends the bot to.
///
/// The simulator tells it who may come in *before* it tells the bot, and who has to go. Calls come
/// from the simulator's threads, one at a time per guild, and must return at once.
public interface VoiceBackend {

    /// The `host:port` for VOICE_SERVER_UPDATE.
    String endpoint();

    /// From now on an IDENTIFY with exactly these may come in. A newer grant for the guild replaces
    /// the older one.
    void opened(VoiceGrant grant);

    /// The grant is over: refuse it from now on, and close its connection as `end` says.
    void closed(VoiceGrant grant, VoiceEnd end);

    /// Whether nobody hears what the bot sends: it is in the audience of a stage, or a moderator
    /// has muted it on the server.
    default void unheard(long guild, boolean unheard) {}

    /// What was heard in the guild since its connection began: an object, empty when there is
    /// nothing.
    JsonNode heard(long guild);
}
