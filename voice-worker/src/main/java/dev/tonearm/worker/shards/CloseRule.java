package dev.tonearm.worker.shards;

import java.time.Duration;

/// What to do when a node's connection to a voice server was closed for good.
///
/// | code | meaning | what is done |
/// |---|---|---|
/// | 4006, 4004, 4009, 4011 | session, token or server no longer valid | [#REJOIN]: a new voice state update brings new ones |
/// | 4014 | kicked, moved, or our gateway session was lost | [#LOOK]: our own voice state tells which |
/// | 4022 | call over: channel deleted, or the server is being changed | [#LOOK] |
/// | 4021 | rate limited | [#REST]: Discord asks not to reconnect, so a minute passes first |
/// | 4016, 4017 | the node cannot speak as this channel demands (4017: end-to-end encryption) | [#GIVE_UP]: it would fail for ever |
/// | anything else, such as 1006 and 4015 | the network or the server failed, and the node has tried again in vain | [#REJOIN] |
///
/// Sources: discord-api-docs, topics/opcodes-and-status-codes; what the node retries by itself is
/// Koe's.
enum CloseRule {
    /// Ask for a new voice server, unless one comes by itself in a moment.
    REJOIN(Duration.ofSeconds(1)),
    /// If our own voice state still has us in the channel in a moment, ask for a new voice server;
    /// if not, it has been reported.
    LOOK(Duration.ofSeconds(2)),
    /// Ask, but later.
    REST(Duration.ofMinutes(1)),
    /// The channel cannot be played in.
    GIVE_UP(Duration.ZERO);

    private final Duration pause;

    CloseRule(Duration pause) {
        this.pause = pause;
    }

    static CloseRule of(int code) {
        return switch (code) {
            case 4014, 4022 -> LOOK;
            case 4021 -> REST;
            case 4016, 4017 -> GIVE_UP;
            default -> REJOIN;
        };
    }

    /// How long other news may still make doing anything unnecessary.
    Duration pause() {
        return pause;
    }
}
