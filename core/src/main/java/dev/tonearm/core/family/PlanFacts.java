package dev.tonearm.core.family;

import dev.tonearm.core.gate.GuildRecord;
import dev.tonearm.core.plan.Limits;
import dev.tonearm.core.plan.Plans;
import java.time.Instant;
import java.util.Optional;

/// What is known of a server's plan when a command of it is let in.
///
/// @param record what the gate saw; empty while that cannot be read
/// @param now the time by which plans hold
@SuppressWarnings("OptionalUsedAsFieldOrParameterType")
public record PlanFacts(Limits limits, Plans plans, Optional<GuildRecord> record, Instant now) {}
