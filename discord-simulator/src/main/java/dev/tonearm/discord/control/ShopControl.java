package dev.tonearm.discord.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.control.ControlRoute.Call;
import dev.tonearm.discord.interactions.WebhookEvents;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.shop.Shop;
import dev.tonearm.discord.shop.Sku;
import dev.tonearm.discord.world.World;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Sells, buys, ends, and says where Discord's webhook events go.
final class ShopControl {
    private final World world;
    private final Shop shop;
    private final WebhookEvents events;

    ShopControl(World world, Shop shop, WebhookEvents events) {
        this.world = world;
        this.shop = shop;
        this.events = events;
    }

    List<ControlRoute> routes() {
        return List.of(
                ControlRoute.get("/skus", _ -> skus()),
                ControlRoute.put("/skus/{sku}", this::put),
                ControlRoute.delete("/skus/{sku}", this::remove),
                ControlRoute.get("/entitlements", _ -> entitlements()),
                ControlRoute.create("/entitlements", this::buy),
                ControlRoute.post(
                        "/entitlements/{entitlement}/end",
                        call -> shop.end(call.id("entitlement")).json(world.bot().id())),
                ControlRoute.post(
                        "/entitlements/{entitlement}/refund",
                        call -> shop.delete(call.id("entitlement")).json(world.bot().id())),
                ControlRoute.put("/webhook-events", this::save),
                ControlRoute.delete("/webhook-events", _ -> forget()));
    }

    private JsonNode skus() {
        var node = Json.object();
        var list = node.putArray("skus");
        shop.skus().forEach(sku -> list.add(sku.json(world.bot().id())));
        return node;
    }

    private JsonNode put(Call call) {
        Body body = call.body();
        var sku =
                new Sku(
                        call.id("sku"),
                        constant(Sku.Kind.class, body.text("kind", "subscription")),
                        constant(Sku.Buyer.class, body.text("for", "guild")),
                        body.text("name"),
                        body.flag("available", true));
        shop.put(sku);
        return sku.json(world.bot().id());
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name) {
        for (E one : type.getEnumConstants()) {
            if (one.name().toLowerCase(Locale.ROOT).equals(name)) return one;
        }
        throw new IllegalArgumentException(
                "there is no '"
                        + name
                        + "'; there are "
                        + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT));
    }

    private @Nullable JsonNode remove(Call call) {
        shop.removeSku(call.id("sku"));
        return null;
    }

    private JsonNode entitlements() {
        var node = Json.object();
        var list = node.putArray("entitlements");
        shop.entitlements().forEach(one -> list.add(one.json(world.bot().id())));
        return node;
    }

    private JsonNode buy(Call call) {
        Body body = call.body();
        return shop.buy(body.id("sku"), body.id("user"), body.idOrNull("guild"))
                .json(world.bot().id());
    }

    private JsonNode save(Call call) {
        events.save(URI.create(call.body().text("url")));
        return address();
    }

    private @Nullable JsonNode forget() {
        events.forget();
        return null;
    }

    private ObjectNode address() {
        URI url = events.url();
        return Json.object().put("url", url == null ? null : url.toString());
    }
}
