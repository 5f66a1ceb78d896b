package dev.tonearm.local.stack;

import dev.tonearm.local.observe.Observed;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where there is something to look at, as it is printed when a stack is ready.
///
/// @param base the web server of the stack
/// @param simulated whether Discord is; the pages come with it
/// @param observed who looks on, if somebody does
record Addresses(URI base, boolean simulated, Optional<Observed> observed) {
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (simulated) lines.add(base.toString());
        else
            lines.add(
                    base.resolve("/control/parts") + " (parts; the real Discord has no page here)");
        observed.ifPresent(it -> {
            if (simulated) lines.add(base.resolve("/operations.html").toString());
            lines.add(it.prometheus() + " (Prometheus)");
            lines.add(it.alertmanager() + " (Alertmanager)");
        });
        return lines;
    }
}
