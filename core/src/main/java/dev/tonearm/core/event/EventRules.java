package dev.tonearm.core.event;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Which event goes where: one file that a deployment and the local stack both follow.
///
/// ```text
/// bus      the event bus's name
/// queues   those that rules fill: name, where what nobody works off goes, after how many receives
/// rules    name, pattern (EventBridge's own), queue, where goes what cannot be delivered for a day
/// scheduler  the groups of schedules, and those that recur: name, group, expression, time zone, and
///            the event that each is, with the moment for which it was planned as EventBridge
///            Scheduler puts it in
/// stream   of the table: its view, where readers start, batch, filters (Lambda's own; any of them
///          lets a change through), where goes what was not told for a day
/// ```
public final class EventRules {
    private static final String FILE = "rules.json";

    private EventRules() {}

    /// The text of the file.
    public static String shipped() {
        try (InputStream file = EventRules.class.getResourceAsStream(FILE)) {
            if (file == null) throw new IllegalStateException(FILE + " is not in this build");
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
