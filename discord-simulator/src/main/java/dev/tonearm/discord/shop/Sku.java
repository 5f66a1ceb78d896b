package dev.tonearm.discord.shop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.json.Json;
import java.util.Locale;

/// Something that an application sells (discord-api-docs, resources/sku). What it costs stands in
/// the developer portal and nowhere in the API.
///
/// @param available whether it can be bought now
public record Sku(long id, Kind kind, Buyer buyer, String name, boolean available) {
    private static final int AVAILABLE = 1 << 2;

    /// What it is that is sold.
    public enum Kind {
        DURABLE(2),
        CONSUMABLE(3),
        SUBSCRIPTION(5),
        /// Discord makes one for each subscription; nobody uses it.
        SUBSCRIPTION_GROUP(6);

        private final int type;

        Kind(int type) {
            this.type = type;
        }
    }

    /// Who has it then.
    public enum Buyer {
        GUILD(1 << 7),
        USER(1 << 8);

        private final int flag;

        Buyer(int flag) {
            this.flag = flag;
        }
    }

    /// A subscription for a guild, which can be bought.
    public static Sku ofGuilds(long id, String name) {
        return new Sku(id, Kind.SUBSCRIPTION, Buyer.GUILD, name, true);
    }

    /// Discord's object.
    public ObjectNode json(long application) {
        ObjectNode node = Json.object();
        node.put("id", Json.id(id)).put("type", kind.type).putNull("dependent_sku_id");
        node.put("application_id", Json.id(application)).putNull("manifest_labels");
        node.put("access_type", 1).put("name", name).putArray("features");
        return node.putNull("release_date")
                .put("premium", false)
                .put("slug", name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"))
                .put("flags", buyer.flag | (available ? AVAILABLE : 0))
                .put("show_age_gate", false);
    }
}
