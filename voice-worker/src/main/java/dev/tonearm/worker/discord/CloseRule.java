package dev.tonearm.worker.discord;

import dev.tonearm.core.player.StayEvent.LeaveReason;
import java.time.Duration;
import java.util.Optional;

/// What to do when a node's connection to a voice server was closed for good.
///
/// A node has tried again by itself after some of these (Koe: about three times after 1001, 1006,
/// 4000 to 4003, 4005, 4009, 4012, 4015, 4016 and 4020) when they come here.
///
/// | code | meaning | what is done |
/// |---|---|---|
/// | 1000 | closed without a complaint | [#REJOIN] |
/// | 1001, 1006 | the server goes away; the network broke | [#REJOIN] |
/// | 4001, 4002, 4003, 4005, 4020 | unknown opcode, broken payload, not or already authenticated, bad request | [#REJOIN]: a session that got muddled is made anew |
/// | 4004, 4006, 4009, 4011 | token, session or server no longer valid, session timed out | [#REJOIN]: a new voice state update brings new ones |
/// | 4012, 4016 | unknown protocol, unknown encryption mode | [#INCOMPATIBLE]: it would fail for ever |
/// | 4014 | kicked, moved, or our gateway session was lost | [#LOOK]: our own voice state tells which |
/// | 4015 | the voice server crashed | [#REJOIN] |
/// | 4017 | end-to-end encryption demanded | [#NOT_ENCRYPTED]: it would fail for ever |
/// | 4021 | rate limited | [#REST]: Discord asks not to reconnect, so a minute passes first |
/// | 4022 | call over: channel deleted, or the server is being changed | [#LOOK] |
/// | anything else | not documented in November 2026 | [#REJOIN] |
///
/// Whatever is tried again is tried a bounded number of times ([VoiceConnection]). Sources:
/// discord-api-docs, topics/opcodes-and-status-codes; Koe's AbstractMediaGatewayConnection.
enum CloseRule {
    /// Ask for a new voice server, unless one comes by itself in a moment.
    REJOIN(Duration.ofSeconds(1)),
    /// If our own voice state still has us in the channel in a moment, ask for a new voice server;
    /// if not, it has been reported.
    LOOK(Duration.ofSeconds(2)),
    /// Ask, but later.
    REST(Duration.ofMinutes(1)),
    /// Node and voice server have no language in common: leave and say so.
    INCOMPATIBLE(LeaveReason.INCOMPATIBLE),
    /// The node does not speak the end-to-end encryption that Discord demands: leave and say so.
    NOT_ENCRYPTED(LeaveReason.NOT_ENCRYPTED);

    private final Duration pause;
    private final Optional<LeaveReason> hopeless;

    CloseRule(Duration pause) {
        this.pause = pause;
        this.hopeless = Optional.empty();
    }

    CloseRule(LeaveReason hopeless) {
        this.pause = Duration.ZERO;
        this.hopeless = Optional.of(hopeless);
    }

    static CloseRule of(int code) {
        return switch (code) {
            case 1000, 1001, 1006 -> REJOIN;
            case 4001, 4002, 4003, 4005, 4020 -> REJOIN;
            case 4004, 4006, 4009, 4011 -> REJOIN;
            case 4012, 4016 -> INCOMPATIBLE;
            case 4014, 4022 -> LOOK;
            case 4015 -> REJOIN;
            case 4017 -> NOT_ENCRYPTED;
            case 4021 -> REST;
            default -> REJOIN;
        };
    }

    /// How long other news may still make doing anything unnecessary.
    Duration pause() {
        return pause;
    }

    /// Why trying again would change nothing; empty if it might.
    Optional<LeaveReason> hopeless() {
        return hopeless;
    }
}
