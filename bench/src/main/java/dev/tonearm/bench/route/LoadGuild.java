package dev.tonearm.bench.route;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.bench.Ask;
import dev.tonearm.drive.Control;
import dev.tonearm.drive.Interaction;
import dev.tonearm.drive.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One server of the load, with a listener in its voice channel.
record LoadGuild(String id, String text, String user) {
    static List<LoadGuild> create(Control control, int count) {
        JsonNode made =
                control.post("guilds/bulk", Map.of("count", count, "users", 1, "inVoice", true));
        List<LoadGuild> guilds = new ArrayList<>();
        for (JsonNode guild : made.get("guilds")) {
            guilds.add(
                    new LoadGuild(
                            guild.get("id").asText(),
                            guild.get("text").asText(),
                            guild.get("users").get(0).asText()));
        }
        return guilds;
    }

    /// Sends a command and waits for its last answer.
    Interaction waitsFor(Control control, Ask ask) {
        return listener(control).uses(ask.command(), ask.options());
    }

    /// Sends a command and does not wait for its answer.
    ///
    /// @return the interaction's id
    String asks(Control control, Ask ask) {
        return listener(control).sends(ask.command(), ask.options());
    }

    private Person listener(Control control) {
        return new Person(control, id, text, user);
    }
}
