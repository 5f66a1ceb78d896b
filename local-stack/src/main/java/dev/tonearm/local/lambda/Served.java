package dev.tonearm.local.lambda;

import java.time.Instant;

/// When what happened to one request.
///
/// @param requestId the gateway's id, as the function saw it
/// @param received the endpoint had read the request
/// @param handed a function process took it; equals `answered` when none did
/// @param answered the answer went out
/// @param cold the process was started for it and had served nothing before
public record Served(
        String requestId,
        int status,
        Instant received,
        Instant handed,
        Instant answered,
        boolean cold) {}
