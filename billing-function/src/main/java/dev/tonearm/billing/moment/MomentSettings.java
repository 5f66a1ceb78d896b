package dev.tonearm.billing.moment;

import dev.tonearm.core.environment.VariableNames;
import dev.tonearm.core.environment.Variables;

/// Where moments are planned.
///
/// @param group the group of schedules that all of them are in (`TONEARM_SCHEDULE_GROUP`,
///   `tonearm-moments` by default)
/// @param role the ARN of the role by which the scheduler may put events on the bus
///   (`TONEARM_SCHEDULER_ROLE`); empty if nothing is planned, and all is found by the nightly job
public record MomentSettings(String group, String role) {
    /// The group's usual name.
    public static final String GROUP = "tonearm-moments";

    /// Reads them; what is wrong is told by [Variables#check].
    ///
    /// @param bus the name or the ARN of the event bus
    public static MomentSettings from(Variables variables, String bus) {
        var role =
                variables.optional(VariableNames.SCHEDULER_ROLE, "", given -> checked(given, bus));
        return new MomentSettings(
                variables.optional(VariableNames.SCHEDULE_GROUP, GROUP), role.orElse(""));
    }

    /// The scheduler knows a bus by its ARN only.
    private static String checked(String role, String bus) {
        if (!role.startsWith("arn:")) throw new IllegalArgumentException("no ARN of a role");
        if (!bus.startsWith("arn:")) {
            throw new IllegalArgumentException(
                    "with it TONEARM_EVENT_BUS has to be the ARN of the bus, not its name");
        }
        return role;
    }
}
