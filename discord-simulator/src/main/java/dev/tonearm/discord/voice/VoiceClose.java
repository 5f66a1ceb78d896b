package dev.tonearm.discord.voice;

/// Why the server closes a voice connection by itself.
enum VoiceClose {
    UNKNOWN_OPCODE(4001, "Unknown opcode."),
    DECODE_ERROR(4002, "Failed to decode payload."),
    NOT_AUTHENTICATED(4003, "Not authenticated."),
    AUTHENTICATION_FAILED(4004, "Authentication failed."),
    ALREADY_AUTHENTICATED(4005, "Already authenticated."),
    INVALID_SESSION(4006, "Session is no longer valid."),
    TIMEOUT(4009, "Session timeout."),
    UNKNOWN_PROTOCOL(4012, "Unknown protocol."),
    UNKNOWN_MODE(4016, "Unknown encryption mode."),
    END_TO_END_REQUIRED(4017, "E2EE/DAVE protocol required.");

    final int code;
    final String reason;

    VoiceClose(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }
}
