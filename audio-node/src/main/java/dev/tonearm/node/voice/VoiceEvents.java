package dev.tonearm.node.voice;

/// What a connection tells the player it belongs to. Calls come from the client's threads and must
/// return at once.
public interface VoiceEvents {

    /// Audio can be sent from now on; also after a reconnection.
    void ready();

    /// The websocket is gone and the client is trying to get it back.
    void interrupted();

    /// The connection is over and will not come back by itself.
    ///
    /// @param byRemote false when it could not be reached, or this side gave up
    void closed(int code, String reason, boolean byRemote);
}
