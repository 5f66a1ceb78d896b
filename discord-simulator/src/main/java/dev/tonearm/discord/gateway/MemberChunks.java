package dev.tonearm.discord.gateway;

import static dev.tonearm.discord.json.Json.id;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.record.Violations;
import dev.tonearm.discord.world.Guild;
import dev.tonearm.discord.world.Payloads;
import dev.tonearm.discord.world.World;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Op 8: members of a guild on request.
public final class MemberChunks {

    private final World world;
    private final Payloads payloads;
    private final Violations violations;

    public MemberChunks(World world, Payloads payloads, Violations violations) {
        this.world = world;
        this.payloads = payloads;
        this.violations = violations;
    }

    void send(GatewaySession session, JsonNode request) {
        var guild =
                world.findGuild(Long.parseUnsignedLong(request.path("guild_id").asText("0")))
                        .filter(found -> session.holds(found.id()));
        var everybody =
                request.path("query").asText("-").isEmpty() && request.path("limit").asInt() == 0;
        if (everybody && (session.intents() & Intents.GUILD_MEMBERS) == 0) {
            violations.report(
                    "gateway.intents", "op 8", "all members without the GUILD_MEMBERS intent");
        } else {
            guild.ifPresent(found ->
                    session.dispatch("GUILD_MEMBERS_CHUNK", chunk(found, request).toString()));
        }
    }

    private JsonNode chunk(Guild guild, JsonNode request) {
        var node = Json.object();
        node.put("guild_id", id(guild.id())).put("chunk_index", 0).put("chunk_count", 1);
        if (request.hasNonNull("nonce")) {
            node.set("nonce", request.get("nonce"));
        }
        var wanted = wanted(request.path("user_ids"));
        var prefix = request.path("query").asText("").toLowerCase(Locale.ROOT);
        var limit = request.path("limit").asInt(0) == 0 ? 1_000 : request.path("limit").asInt();
        var members = node.putArray("members");
        for (var member : guild.members()) {
            var name = world.user(member.user()).username();
            var hit = wanted.isEmpty() ? name.startsWith(prefix) : wanted.remove(member.user());
            if (hit && members.size() < limit) {
                members.add(payloads.member(guild, member));
            }
        }
        var missing = node.putArray("not_found");
        wanted.forEach(user -> missing.add(id(user)));
        return node;
    }

    private static Set<Long> wanted(JsonNode ids) {
        var wanted = new HashSet<Long>();
        if (ids.isTextual()) {
            wanted.add(Long.parseUnsignedLong(ids.asText()));
        }
        ids.forEach(each -> wanted.add(Long.parseUnsignedLong(each.asText())));
        return wanted;
    }
}
