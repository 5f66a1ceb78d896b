package dev.tonearm.worker.audio.guild;

import dev.tonearm.worker.audio.VoiceServer;
import org.jspecify.annotations.Nullable;

/// What has gone wrong with a guild's player, one time after the other.
final class Mishaps {
    /// So many failures in a row, and another node is tried.
    private static final int PER_NODE = 2;

    /// So many failures of nodes to connect to a voice server, and it is given up.
    private static final int PER_SERVER = 3;

    private int failures;
    private int voiceFailures;
    private @Nullable VoiceServer unanswered;

    /// Another one; tells how many there are in a row now.
    int failed() {
        return ++failures;
    }

    boolean wantAnotherNode() {
        return failures % PER_NODE == 0;
    }

    void over() {
        failures = 0;
    }

    /// A node has done what it was asked for with the voice server that it has, or another voice
    /// server was named: what failed with one is not held against the next.
    void anew() {
        over();
        voiceFailures = 0;
        unanswered = null;
    }

    /// A node could not connect to a voice server.
    ///
    /// @return whether none can, as it seems
    boolean voiceFailed() {
        voiceFailures++;
        if (voiceFailures < PER_SERVER) return false;
        voiceFailures = 0;
        return true;
    }

    /// A node was told of a voice server in a request that it did not answer.
    void unanswered(VoiceServer server) {
        unanswered = server;
    }

    /// The voice server that a node may have waited for in vain, once.
    @Nullable VoiceServer takeUnanswered() {
        VoiceServer waited = unanswered;
        unanswered = null;
        return waited;
    }
}
