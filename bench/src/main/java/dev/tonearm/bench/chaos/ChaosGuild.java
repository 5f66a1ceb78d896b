package dev.tonearm.bench.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.drive.Control;
import dev.tonearm.drive.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A server with a listener in voice.
///
/// @param steady whether its music must never stop: nobody pauses or skips there
/// @param fast whether all of its music is heard at another speed
record ChaosGuild(
        GuildId id, int partition, String text, String user, boolean steady, boolean fast) {
    /// As many for each partition; every third of a partition is not steady, every second is fast.
    static List<ChaosGuild> create(Control control, int count, Partitions partitions) {
        int[] perPartition = new int[partitions.count()];
        int most = Math.ceilDiv(count, partitions.count());
        List<ChaosGuild> guilds = new ArrayList<>();
        while (guilds.size() < count) {
            JsonNode made = make(control, count - guilds.size());
            for (JsonNode guild : made.get("guilds")) {
                GuildId id = GuildId.parse(guild.get("id").asText());
                int partition = partitions.of(id);
                if (perPartition[partition] == most) continue; // stays empty of music
                int number = perPartition[partition]++;
                guilds.add(
                        new ChaosGuild(
                                id,
                                partition,
                                guild.get("text").asText(),
                                guild.get("users").get(0).asText(),
                                number % 3 != 2,
                                number % 2 == 1));
            }
        }
        return List.copyOf(guilds);
    }

    private static JsonNode make(Control control, int count) {
        return control.post(
                "guilds/bulk",
                Map.of("count", count, "name", "chaos", "users", 1, "inVoice", true));
    }

    Person listener(Control control) {
        return new Person(control, id.toString(), text, user);
    }
}
