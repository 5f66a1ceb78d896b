package dev.tonearm.drive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tonearm.core.audio.Filters;
import dev.tonearm.core.audio.Sound;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.partition.NodeSessions;
import dev.tonearm.local.stack.Lavalink;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What the nodes really play, by the sessions that the partitions have there.
public final class NodePlayers implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Lavalink> nodes;
    private final NodeSessions sessions;
    private final int partitions;
    private final HttpClient http = HttpClient.newHttpClient();

    public NodePlayers(Map<String, Lavalink> nodes, NodeSessions sessions, int partitions) {
        this.nodes = nodes;
        this.sessions = sessions;
        this.partitions = partitions;
    }

    /// A player with a track in it.
    ///
    /// @param positionMillis in the track
    /// @param at when it was at this position
    /// @param sound its volume and filters; its rate is how many seconds of the track are heard in
    ///   a second
    public record Playing(
            String node, GuildId guild, long positionMillis, Instant at, Sound sound) {
        public double rate() {
            return sound.rate();
        }
    }

    public List<Playing> all() {
        List<Playing> players = new ArrayList<>();
        nodes.forEach((name, node) -> {
            for (int partition = 0; partition < partitions; partition++) {
                sessions.find(partition, name)
                        .ifPresent(session -> players.addAll(of(name, node, session)));
            }
        });
        return players;
    }

    private List<Playing> of(String name, Lavalink node, String session) {
        HttpRequest request =
                HttpRequest.newBuilder(node.url().resolve("/v4/sessions/" + session + "/players"))
                        .header("Authorization", node.password())
                        .timeout(Duration.ofSeconds(5))
                        .build();
        List<Playing> players = new ArrayList<>();
        try {
            var response = http.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) return List.of(); // a session that has ended
            for (JsonNode player : JSON.readTree(response.body())) {
                if (player.path("track").isObject()) players.add(playing(name, player));
            }
        } catch (IOException _) {
            return List.of(); // a node that is down plays nothing
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return players;
    }

    /// Nodes count what is heard; where that is in the track follows from the rate, and from what
    /// the worker wrote beside the track.
    private static Playing playing(String node, JsonNode player) {
        JsonNode state = player.get("state");
        JsonNode filters = player.path("filters");
        Sound sound =
                new Sound(
                        player.path("volume").asInt(Sound.PLAIN.volume()),
                        filters.isObject()
                                ? Filters.read(JsonObject.parse(filters.toString()))
                                : Filters.NONE);
        long shift = player.at("/track/userData/shift").asLong(0);
        return new Playing(
                node,
                GuildId.parse(player.get("guildId").asText()),
                Math.round(state.get("position").asLong() * sound.rate()) + shift,
                Instant.ofEpochMilli(state.get("time").asLong()),
                sound);
    }

    @Override
    public void close() {
        http.close();
    }
}
