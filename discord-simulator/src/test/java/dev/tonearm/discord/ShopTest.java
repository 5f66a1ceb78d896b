package dev.tonearm.discord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tonearm.discord.interactions.SigningKey;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.shop.Sku;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an application sells, by Discord's routes and webhook events.
final class ShopTest {
    private static final long SKU = 1_460_000_000_000_000_001L;

    private final SteppedClock clock = new SteppedClock();
    private final SigningKey key = SigningKey.generate();
    private Scene scene;

    @BeforeEach
    void open() throws IOException {
        scene = new Scene(settings -> settings.withClock(clock).withKey(key));
        scene.discord.shop().put(Sku.ofGuilds(SKU, "Tonearm Premium"));
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void skus_are_listed_without_what_they_cost() throws Exception {
        JsonNode sku = scene.rest.get(of("skus")).body().path(0);

        assertThat(sku.path("id").asText()).isEqualTo(Long.toString(SKU));
        assertThat(sku.path("type").asInt()).isEqualTo(5);
        assertThat(sku.path("flags").asInt()).isEqualTo(128 + 4);
        assertThat(sku.path("slug").asText()).isEqualTo("tonearm-premium");
        assertThat(sku.fieldNames()).toIterable().noneMatch(name -> name.contains("price"));
    }

    @ParameterizedTest
    @CsvSource({"GET,skus", "GET,entitlements", "POST,entitlements", "DELETE,entitlements/1"})
    void only_the_applications_own_bot_asks(String method, String path) throws Exception {
        var stranger =
                RestClient.withHeaders(
                        scene.discord.api(),
                        Map.of("User-Agent", "DiscordBot (x, 1)", "Authorization", "Bot x.y.z"));

        assertThat(stranger.send(method, of(path), "").status()).isEqualTo(401);
        assertThat(scene.rest.send(method, "applications/1/" + path, "").status()).isEqualTo(403);
    }

    @Test
    void what_is_bought_is_held_until_it_ends_and_comes_with_interactions() throws Exception {
        long bought = buy();

        var held = Json.parse(scene.discord.raw().command(scene.play()));
        assertThat(ids(held.orElseThrow().path("entitlements"))).containsExactly(bought);
        JsonNode one = scene.rest.get(of("entitlements")).body().path(0);
        assertThat(one.path("guild_id").asText()).isEqualTo(Json.id(scene.guild.id()));
        assertThat(one.path("user_id").asText()).isEqualTo(Json.id(scene.ada.id()));
        assertThat(one.path("starts_at").asText()).isNotEmpty();
        assertThat(one.path("ends_at").isNull()).isTrue();

        scene.discord.shop().end(bought);
        clock.step(Duration.ofSeconds(1));

        assertThat(ids(list(""))).containsExactly(bought);
        assertThat(ids(list("?exclude_ended=true"))).isEmpty();
        assertThat(ids(list("?only_active=true"))).isEmpty();
        assertThat(scene.discord.shop().held(scene.guild.id(), scene.ada.id())).isEmpty();
    }

    @Test
    void what_is_refunded_is_listed_only_for_who_asks_for_it() throws Exception {
        long bought = buy();
        scene.control.send("POST", "entitlements/" + bought + "/refund", "{}");

        assertThat(ids(list(""))).isEmpty();
        assertThat(ids(list("?exclude_deleted=false"))).containsExactly(bought);
        assertThat(scene.rest.get(of("entitlements/" + bought)).status()).isEqualTo(404);
    }

    @Test
    void the_list_goes_page_by_page_from_the_oldest_or_the_newest() throws Exception {
        long first = buy();
        long second = buy();
        long third = buy();

        assertThat(ids(list("?after=0&limit=2"))).containsExactly(first, second);
        assertThat(ids(list("?limit=2&after=" + second))).containsExactly(third);
        assertThat(ids(list("?limit=2"))).containsExactly(third, second);
        assertThat(ids(list("?before=" + second))).containsExactly(first);
        assertThat(ids(list("?sku_ids=1,2"))).isEmpty();
        assertThat(ids(list("?guild_id=1"))).isEmpty();
        assertThat(ids(list("?user_id=" + scene.ada.id()))).hasSize(3);
        assertThat(scene.rest.get(of("entitlements?limit=101")).status()).isEqualTo(400);
        assertThat(scene.rest.get(of("entitlements?sku_ids=a")).status()).isEqualTo(400);
    }

    @Test
    void one_to_try_has_no_times_and_is_taken_back() throws Exception {
        JsonNode made =
                scene.rest.send("POST", of("entitlements"), given(SKU, scene.guild.id(), 1)).body();

        assertThat(made.has("starts_at")).isFalse();
        assertThat(made.path("type").asInt()).isEqualTo(8);
        String one = of("entitlements/" + made.path("id").asText());
        assertThat(scene.rest.send("DELETE", one, "").status()).isEqualTo(204);
        assertThat(scene.rest.send("DELETE", one, "").status()).isEqualTo(404);
        assertThat(scene.rest.send("DELETE", of("entitlements/" + buy()), "").status())
                .as("what is paid for")
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"1,2,1,404", "1460000000000000001,7,1,404", "1460000000000000001,7,3,400"})
    void nothing_is_given_that_there_is_not(long sku, long owner, int type, int status)
            throws Exception {
        assertThat(scene.rest.send("POST", of("entitlements"), given(sku, owner, type)).status())
                .isEqualTo(status);
    }

    @Test
    void only_what_can_be_used_up_is_consumed() throws Exception {
        scene.discord.shop().put(new Sku(9, Sku.Kind.CONSUMABLE, Sku.Buyer.USER, "Confetti", true));
        long confetti = scene.discord.shop().buy(9, scene.ada.id(), null).id();

        String path = "entitlements/%d/consume";
        assertThat(scene.rest.send("POST", of(path.formatted(confetti)), "").status())
                .isEqualTo(204);
        assertThat(scene.rest.send("POST", of(path.formatted(buy())), "").status()).isEqualTo(400);
        assertThat(
                        scene.rest
                                .get(of("entitlements/" + confetti))
                                .body()
                                .path("consumed")
                                .asBoolean())
                .isTrue();
    }

    @Test
    void events_are_posted_again_until_they_are_taken() throws Exception {
        BlockingQueue<JsonNode> got = new LinkedBlockingQueue<>();
        HttpServer ear =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ear.createContext(
                "/",
                exchange -> {
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    JsonNode json =
                            Json.parse(new String(body, StandardCharsets.UTF_8)).orElseThrow();
                    boolean signed =
                            exchange.getRequestHeaders()
                                    .getFirst("X-Signature-Ed25519")
                                    .equals(signature(exchange, body));
                    boolean again = got.stream().anyMatch(json::equals);
                    if (json.path("type").asInt() == 1) got.add(json);
                    int status = json.path("type").asInt() == 0 || again ? 204 : 503;
                    exchange.sendResponseHeaders(signed ? status : 401, -1);
                    exchange.close();
                });
        ear.start();
        try {
            String url = "http://127.0.0.1:" + ear.getAddress().getPort() + "/discord";
            assertThat(
                            scene.control
                                    .send("PUT", "webhook-events", "{\"url\":\"" + url + "\"}")
                                    .status())
                    .isEqualTo(200);

            long bought = buy();

            JsonNode first = got.poll(60, TimeUnit.SECONDS);
            assertThat(first).isNotNull();
            JsonNode event = first.path("event");
            assertThat(event.path("type").asText()).isEqualTo("ENTITLEMENT_CREATE");
            assertThat(event.path("timestamp").asText()).doesNotContain("Z", "+");
            assertThat(event.path("data").path("id").asText()).isEqualTo(Json.id(bought));
            assertThat(got.poll(60, TimeUnit.SECONDS)).isEqualTo(first);
        } finally {
            ear.stop(0);
        }
    }

    @Test
    void an_address_that_takes_no_ping_is_not_saved() throws Exception {
        var refused =
                scene.control.send(
                        "PUT",
                        "webhook-events",
                        "{\"url\":\"" + scene.discord.control() + "/state\"}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("error").asText()).contains("204");
    }

    private String signature(HttpExchange exchange, byte[] body) {
        String time = exchange.getRequestHeaders().getFirst("X-Signature-Timestamp");
        return HexFormat.of().formatHex(key.sign(time, body));
    }

    private long buy() throws Exception {
        var bought =
                scene.control.send(
                        "POST",
                        "entitlements",
                        "{\"sku\":\"%d\",\"user\":\"%s\",\"guild\":\"%s\"}"
                                .formatted(
                                        SKU, Json.id(scene.ada.id()), Json.id(scene.guild.id())));
        assertThat(bought.status()).as(bought.body().toString()).isEqualTo(201);
        return bought.body().path("id").asLong();
    }

    private static String given(long sku, long owner, int type) {
        return "{\"sku_id\":\"%d\",\"owner_id\":\"%d\",\"owner_type\":%d}"
                .formatted(sku, owner, type);
    }

    private JsonNode list(String query) throws Exception {
        return scene.rest.get(of("entitlements" + query)).body();
    }

    private static List<Long> ids(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(one -> one.path("id").asLong())
                .toList();
    }

    private String of(String path) {
        return "applications/" + Json.id(scene.discord.world().bot().id()) + "/" + path;
    }
}
