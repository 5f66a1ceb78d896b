package dev.tonearm.core.grant;

import java.time.Instant;

/// What a source says of a grant.
///
/// @param grant as it is to be
/// @param reporter who told us, such as `stripe`, `discord`, `operator` or `reconciliation`
/// @param event the reporter's own id of the report, such as `evt_1N…`
/// @param at when it reached us
public record GrantChange(Grant grant, String reporter, String event, Instant at) {}
