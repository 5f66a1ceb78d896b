package dev.tonearm.discord.record;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.json.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a bot asked for that Discord has and this one does not: no fault of the bot's.
public final class Unsimulated {

    private static final Logger LOG = LoggerFactory.getLogger(Unsimulated.class);

    private record Asked(long times, Instant last) {}

    private final InstantSource clock;
    private final Feed feed;
    private final Map<String, Asked> asked = new TreeMap<>();

    public Unsimulated(InstantSource clock, Feed feed) {
        this.clock = clock;
        this.feed = feed;
    }

    /// Counts it and says so, the first time also in the log.
    ///
    /// @param what without what stands in the parameters, which may be secret
    public synchronized void asked(String what) {
        var now =
                new Asked(
                        asked.containsKey(what) ? asked.get(what).times() + 1 : 1, clock.instant());
        asked.put(what, now);
        if (now.times() == 1) {
            LOG.warn("Not simulated: {}. It is answered with 501.", what);
        }
        feed.publish("unsimulated", () -> json(what, now));
    }

    public synchronized ArrayNode json() {
        var list = Json.array();
        asked.forEach((what, when) -> list.add(json(what, when)));
        return list;
    }

    private static ObjectNode json(String what, Asked asked) {
        return Json.object()
                .put("what", what)
                .put("times", asked.times())
                .put("last", Json.time(asked.last()));
    }
}
