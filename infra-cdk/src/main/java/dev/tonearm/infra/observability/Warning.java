package dev.tonearm.infra.observability;

import dev.tonearm.infra.runbook.Runbook;

/// What somebody is told when something is wrong.
///
/// @param name of the alarm, behind its stage's
/// @param what is so, and where to look first
/// @param runbook what to do, step by step
record Warning(String name, String what, Runbook runbook) {
    /// As CloudWatch shows it, and the mail.
    String description() {
        return runbook.after(what);
    }

    /// Another of the same cause.
    Warning behind(String suffix) {
        return new Warning(name + suffix, what, runbook);
    }
}
