package dev.tonearm.discord.gateway;

/// Gateway close codes that the simulator sends, and what they do to the session.
enum CloseCode {
    UNKNOWN_OPCODE(4001, true),
    DECODE_ERROR(4002, true),
    NOT_AUTHENTICATED(4003, true),
    AUTHENTICATION_FAILED(4004, false),
    ALREADY_AUTHENTICATED(4005, true),
    INVALID_SEQUENCE(4007, false),
    RATE_LIMITED(4008, true),
    SESSION_TIMED_OUT(4009, false),
    INVALID_SHARD(4010, false),
    SHARDING_REQUIRED(4011, false),
    INVALID_API_VERSION(4012, false),
    INVALID_INTENTS(4013, false),
    DISALLOWED_INTENTS(4014, false);

    private final int code;
    private final boolean resumable;

    CloseCode(int code, boolean resumable) {
        this.code = code;
        this.resumable = resumable;
    }

    int code() {
        return code;
    }

    /// Can the session be resumed after a close with this code, whoever sent it?
    static boolean keepsSession(int code) {
        if (code == 1000 || code == 1001) {
            return false;
        }
        for (var known : values()) {
            if (known.code == code) {
                return known.resumable;
            }
        }
        return true;
    }
}
