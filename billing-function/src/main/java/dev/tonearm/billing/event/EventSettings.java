package dev.tonearm.billing.event;

import dev.tonearm.core.environment.VariableNames;
import dev.tonearm.core.environment.Variables;

/// Where events go and come from.
///
/// @param bus the name or the ARN of the event bus (`TONEARM_EVENT_BUS`, `tonearm` by default)
/// @param queue the name of the queue that the rules fill (`TONEARM_EVENTS_QUEUE`, `tonearm-events`
///   by default)
/// @param players the URL of a partition's queue of commands, with `{partition}` for its number
///   (`TONEARM_QUEUE_URL`)
public record EventSettings(String bus, String queue, String players) {
    /// The bus's usual name.
    public static final String BUS = "tonearm";

    /// The queue's usual name.
    public static final String QUEUE = "tonearm-events";

    /// Reads them; what is missing is told by [Variables#check].
    public static EventSettings from(Variables variables) {
        return new EventSettings(
                variables.optional(VariableNames.EVENT_BUS, BUS),
                variables.optional(VariableNames.EVENTS_QUEUE, QUEUE),
                variables.required(VariableNames.QUEUE_URL).orElse(""));
    }
}
