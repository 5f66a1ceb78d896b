package dev.tonearm.billing;

import static dev.tonearm.billing.Premises.DISCORD_KEY;
import static dev.tonearm.billing.Premises.NOW;
import static dev.tonearm.billing.Premises.STRIPE_KEY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.billing.stripe.Bought;
import dev.tonearm.core.grant.StoredGrants;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.function.wire.DiscordKey;
import dev.tonearm.function.wire.HttpApiEvent;
import dev.tonearm.function.wire.StripeKey;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is forged, stale, replayed or somebody else's changes nothing, and costs no write.
class WebhooksWithoutEffectTest {
    private static final GuildId GUILD = new GuildId(1);
    private static final String STRIPE = told("evt_1", "sub_1", false);
    private static final String DISCORD =
            """
            {"version":1,"application_id":"77","type":1,"event":{"type":"ENTITLEMENT_CREATE",
             "timestamp":"2026-11-01T12:30:00.000000",
             "data":{"id":"900","sku_id":"%s","guild_id":"1","user_id":"42","ends_at":null}}}
            """
                    .formatted(Bought.SKU);

    private final Premises premises = new Premises();

    @BeforeEach
    void somebody_pays() {
        premises.stripe.says(Bought.premium("sub_1", GUILD));
    }

    private static Stream<Arguments> refused() {
        String now = at(Duration.ZERO);
        return Stream.of(
                Arguments.of("unsigned", stripe(STRIPE), 401),
                Arguments.of("forged", stripe(STRIPE, new StripeKey("whsec_2"), now, STRIPE), 401),
                Arguments.of("another body", stripe(STRIPE, STRIPE_KEY, now, STRIPE + " "), 401),
                Arguments.of(
                        "stale",
                        stripe(STRIPE, STRIPE_KEY, at(Duration.ofMinutes(6)), STRIPE),
                        401),
                Arguments.of(
                        "of tomorrow",
                        stripe(STRIPE, STRIPE_KEY, at(Duration.ofMinutes(-6)), STRIPE),
                        401),
                Arguments.of("about real money", signed(told("evt_1", "sub_1", true)), 400),
                Arguments.of("no event", signed("[]"), 400),
                Arguments.of("unsigned by Discord", discord(), 401),
                Arguments.of("forged as Discord", discord().signedBy(new DiscordKey(2), now), 401),
                Arguments.of(
                        "stale of Discord",
                        discord().signedBy(DISCORD_KEY, at(Duration.ofHours(1))),
                        401));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(String name, HttpApiEvent event, int status) {
        assertThat(premises.post(event)).as(name).isEqualTo(status);

        assertThat(premises.faults.called()).isEmpty();
        assertThat(premises.waiting()).isZero();
    }

    @Test
    void an_event_of_an_account_that_is_not_ours_writes_nothing() {
        assertThat(premises.post(signed(told("evt_1", "sub_elsewhere", false)))).isEqualTo(204);
        assertThat(premises.workOff(1)).isTrue();

        assertThat(premises.faults.called()).containsExactly("leave", "subscription", "contract");
        assertThat(premises.records.all()).isEmpty();
    }

    @Test
    void an_event_that_was_replayed_while_its_signature_holds_is_one_note() {
        premises.post(signed(STRIPE));
        premises.post(signed(STRIPE));

        assertThat(premises.waiting()).isOne();
    }

    @Test
    void an_event_that_comes_again_much_later_is_told_nothing_new_and_writes_nothing() {
        premises.post(signed(STRIPE));
        premises.post(discord().signedBy(DISCORD_KEY, at(Duration.ZERO)));
        assertThat(premises.workOff(1)).isTrue();
        Map<GuildId, StoredGrants> before = premises.book.all();
        assertThat(premises.book.entries(GUILD)).hasSize(2);

        premises.muchLater();
        premises.faults.none();
        premises.post(signed(STRIPE));
        premises.post(discord().signedBy(DISCORD_KEY, at(Duration.ZERO)));
        assertThat(premises.workOff(1)).isTrue();

        // To book what is known is a read.
        assertThat(premises.faults.called())
                .containsExactly("leave", "leave", "subscription", "contract", "book", "book");
        assertThat(premises.book.all()).isEqualTo(before);
        assertThat(premises.book.entries(GUILD)).hasSize(2);
    }

    private static String told(String event, String subscription, boolean live) {
        return """
        {"id":"%s","type":"customer.subscription.updated","livemode":%b,"data":{"object":{"id":"%s"}}}
        """
                .formatted(event, live, subscription);
    }

    private static String at(Duration ago) {
        return String.valueOf(NOW.minus(ago).getEpochSecond());
    }

    private static HttpApiEvent stripe(String body) {
        return new HttpApiEvent().path("/stripe").body(body.getBytes(UTF_8));
    }

    private static HttpApiEvent stripe(String body, StripeKey key, String time, String signed) {
        return stripe(body).header("stripe-signature", key.header(time, signed.getBytes(UTF_8)));
    }

    private static HttpApiEvent signed(String body) {
        return stripe(body, STRIPE_KEY, at(Duration.ZERO), body);
    }

    private static HttpApiEvent discord() {
        return new HttpApiEvent().path("/discord").body(DISCORD.getBytes(UTF_8));
    }
}
