package dev.tonearm.core.grant;

import java.time.Instant;

/// One change of a server's grants, as the book has it for support and audit.
///
/// @param revision its number
/// @param before what was known of the grant, as [GrantJson] writes it; empty for nothing
/// @param after what was told
public record GrantEntry(
        long revision,
        GrantId grant,
        String reporter,
        String event,
        Instant at,
        String before,
        String after) {}
