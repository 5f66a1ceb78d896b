package dev.tonearm.billing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.billing.discord.DiscordWebhook;
import dev.tonearm.billing.figure.Counts;
import dev.tonearm.billing.note.Note;
import dev.tonearm.billing.note.SqsNotes;
import dev.tonearm.billing.note.Subject;
import dev.tonearm.billing.secret.GivenKeys;
import dev.tonearm.billing.stripe.SecondOpinion;
import dev.tonearm.billing.stripe.StripeWebhook;
import dev.tonearm.core.metric.BillingMetric;
import dev.tonearm.function.http.HttpRequest;
import dev.tonearm.function.http.HttpResponse;
import dev.tonearm.function.log.RefusalLog;
import dev.tonearm.function.signature.DiscordSignature;
import dev.tonearm.function.signature.StripeSignature;
import dev.tonearm.function.wire.DiscordKey;
import dev.tonearm.function.wire.HttpApiEvent;
import dev.tonearm.function.wire.StripeKey;
import dev.tonearm.local.aws.LocalCredentials;
import dev.tonearm.local.aws.LocalSqs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReceptionTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final StripeKey STRIPE = new StripeKey("whsec_1");
    private static final DiscordKey DISCORD = new DiscordKey(1);
    private static final long APPLICATION = 77;
    private static final AtomicLong IDS = new AtomicLong();

    private final LocalSqs sqs = LocalSqs.start(1);
    private final Set<String> atStripe = new HashSet<>();
    private final List<String> outcomes = new ArrayList<>();
    private final Counts figures =
            new Counts() {
                @Override
                public void put(BillingMetric metric, String label, double value) {
                    outcomes.add(label);
                }

                @Override
                public void flush() {}
            };
    private final Reception reception;

    ReceptionTest() {
        System.setProperty("aws.region", LocalCredentials.REGION.id());
        System.setProperty("aws.accessKeyId", "tonearmlocal");
        System.setProperty("aws.secretAccessKey", "local");
        System.setProperty("aws.endpointUrlSqs", sqs.endpoint().toString());
        var clock = InstantSource.fixed(NOW);
        var notes = new SqsNotes(SqsNotes.client(), sqs.billingUrl());
        var refusals = new RefusalLog((_, _) -> {}, clock);
        reception =
                new Reception(
                        new StripeWebhook(
                                new StripeSignature(
                                        () -> List.of(STRIPE.secret()),
                                        StripeSignature.DEFAULT_TOLERANCE,
                                        clock),
                                notes,
                                refusals,
                                new GivenKeys("sk_test_1", List.of()),
                                new SecondOpinion(
                                        atStripe::contains,
                                        () -> NOW.plus(Duration.ofHours(IDS.get()))),
                                figures,
                                clock),
                        new DiscordWebhook(
                                APPLICATION,
                                new DiscordSignature(
                                        DISCORD.publicKey(),
                                        DiscordSignature.DEFAULT_TOLERANCE,
                                        clock),
                                notes,
                                refusals,
                                figures));
    }

    @AfterEach
    void leave_no_notes() {
        sqs.proxy().restore();
        notes();
    }

    @AfterAll
    void stop() {
        sqs.close();
    }

    @Test
    void an_event_of_stripe_is_noted_and_answered_with_nothing() {
        String event = updated();

        assertThat(stripe(event)).isEqualTo(HttpResponse.taken());
        assertThat(outcomes).endsWith("taken");
        assertThat(notes())
                .containsExactly(
                        new Note.StripeChanged(
                                "evt_" + IDS.get(),
                                "customer.subscription.updated",
                                new Subject.OfSubscription("sub_1")));
    }

    @Test
    void the_same_event_twice_is_one_note() {
        String event = updated();
        stripe(event);

        assertThat(stripe(event).status()).isEqualTo(204);
        assertThat(notes()).hasSize(1);
    }

    @Test
    void notes_of_one_subscription_come_one_after_the_other() {
        stripe(updated());
        stripe(updated());

        assertThat(messages())
                .extracting(message ->
                        message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID))
                .containsExactly("subscription:sub_1", "subscription:sub_1");
    }

    @Test
    void forged_stale_and_unsigned_events_change_nothing() {
        byte[] body = updated().getBytes(UTF_8);
        String old = String.valueOf(NOW.minus(Duration.ofMinutes(6)).getEpochSecond());
        var forged = new StripeKey("whsec_2").header(now(), body);

        assertThat(answer(post("/stripe", body)).status()).isEqualTo(401);
        assertThat(answer(post("/stripe", body).header("stripe-signature", forged)).status())
                .isEqualTo(401);
        assertThat(
                        answer(
                                        post("/stripe", body)
                                                .header(
                                                        "stripe-signature",
                                                        STRIPE.header(old, body)))
                                .status())
                .isEqualTo(401);
        assertThat(notes()).isEmpty();
        assertThat(outcomes).endsWith("forged", "forged", "late");
    }

    @Test
    void an_event_that_stripe_has_and_we_do_not_believe_says_that_our_secret_is_wrong() {
        byte[] body = updated().getBytes(UTF_8);
        var signed = new StripeKey("whsec_new").header(now(), body);
        atStripe.add("evt_" + IDS.get());

        assertThat(answer(post("/stripe", body).header("stripe-signature", signed)).status())
                .isEqualTo(401);
        assertThat(notes()).isEmpty();
        assertThat(outcomes).endsWith("mistaken");
    }

    @Test
    void types_that_nobody_knows_and_versions_that_nobody_knows_are_taken() {
        assertThat(stripe("{\"id\":\"evt_x\",\"type\":\"of.the.future\"}").status()).isEqualTo(204);
        assertThat(
                        stripe(
                                        "{\"id\":\"evt_y\",\"type\":\"customer.subscription.updated\",\"api_version\":\"2099\",\"data\":{}}")
                                .status())
                .isEqualTo(204);
        assertThat(notes()).isEmpty();
    }

    @Test
    void an_event_of_another_version_is_read_as_far_as_it_can_be() {
        String old =
                """
                {"id":"evt_old","object":"event","type":"invoice.paid","api_version":"2020-08-27",
                 "livemode":false,"data":{"object":{"id":"in_1","subscription":"sub_7"}}}
                """;

        assertThat(stripe(old).status()).isEqualTo(204);
        assertThat(notes())
                .containsExactly(
                        new Note.StripeChanged(
                                "evt_old", "invoice.paid", new Subject.OfSubscription("sub_7")));
    }

    /// Stripe keeps what is refused for three days, until somebody has mended the settings.
    @Test
    void an_event_about_real_money_is_not_for_a_key_of_tests() {
        String live = updated().replaceFirst("\\{", "{\"livemode\":true,");

        assertThat(stripe(live).status()).isEqualTo(400);
        assertThat(outcomes).endsWith("refused");
        assertThat(notes()).isEmpty();
        assertThat(stripe(live.replace("true", "false")).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({
        "sk_live_1,true",
        "rk_live_1,true",
        "sk_test_1,false",
        "rk_test_1,false",
        "something,"
    })
    void a_key_says_whether_it_is_about_real_money(String key, Boolean live) {
        assertThat(new GivenKeys(key, List.of()).live()).isEqualTo(Optional.ofNullable(live));
    }

    @Test
    void while_the_queue_is_away_stripe_and_discord_are_told_to_try_again() {
        String event = updated();
        sqs.proxy().cut();
        assertThat(stripe(event).status()).isEqualTo(503);
        assertThat(discord(entitlement("ENTITLEMENT_CREATE")).status()).isEqualTo(503);
        sqs.proxy().restore();

        assertThat(stripe(event).status()).isEqualTo(204);
        assertThat(notes()).hasSize(1);
    }

    @Test
    void a_ping_of_discord_is_answered_with_nothing() {
        assertThat(discord("{\"version\":1,\"application_id\":\"77\",\"type\":0}"))
                .isEqualTo(new HttpResponse(204, ""));
    }

    @Test
    void an_entitlement_is_noted_with_the_time_that_discord_says() {
        assertThat(discord(entitlement("ENTITLEMENT_UPDATE")).status()).isEqualTo(204);
        assertThat(notes())
                .singleElement()
                .isInstanceOfSatisfying(
                        Note.DiscordChanged.class,
                        note -> {
                            assertThat(note.at())
                                    .isEqualTo(Instant.parse("2026-11-26T11:59:58.123Z"));
                            assertThat(note.entitlement().sku()).isEqualTo("5");
                            assertThat(note.gone()).isFalse();
                        });
    }

    @Test
    void other_events_of_discord_are_taken_and_not_noted() {
        String authorized =
                """
                {"version":1,"application_id":"77","type":1,"event":{"type":"APPLICATION_AUTHORIZED",
                 "timestamp":"2026-11-26T11:59:58.123456","data":{}}}
                """;

        assertThat(discord(authorized).status()).isEqualTo(204);
        assertThat(notes()).isEmpty();
    }

    @Test
    void discord_is_refused_without_its_signature_as_it_tries_out_itself() {
        byte[] ping = "{\"type\":0}".getBytes(UTF_8);

        assertThat(answer(post("/discord", ping)).status()).isEqualTo(401);
        assertThat(answer(post("/discord", ping).signedBy(new DiscordKey(2), now())).status())
                .isEqualTo(401);
    }

    @Test
    void what_is_for_another_application_is_refused() {
        String event = entitlement("ENTITLEMENT_CREATE").replace("\"77\"", "\"78\"");

        assertThat(discord(event).status()).isEqualTo(401);
        assertThat(notes()).isEmpty();
    }

    @Test
    void what_is_signed_and_no_event_is_not_readable() {
        assertThat(stripe("[]").status()).isEqualTo(400);
        assertThat(discord("{}").status()).isEqualTo(400);
        assertThat(discord(entitlement("ENTITLEMENT_CREATE").replace("2026-11", "soon")).status())
                .isEqualTo(400);
    }

    @Test
    void there_is_nothing_elsewhere() {
        assertThat(answer(post("/", "{}".getBytes(UTF_8))).status()).isEqualTo(404);
    }

    private static String updated() {
        return """
        {"id":"evt_%d","object":"event","type":"customer.subscription.updated",
         "data":{"object":{"id":"sub_1","object":"subscription"}}}
        """
                .formatted(IDS.incrementAndGet());
    }

    private static String entitlement(String type) {
        return """
        {"version":1,"application_id":"77","type":1,"event":{"type":"%s",
         "timestamp":"2026-11-26T11:59:58.123456",
         "data":{"id":"%d","sku_id":"5","application_id":"77","guild_id":"9","user_id":"42",
          "type":8,"deleted":false,"starts_at":"2026-11-26T11:00:00+00:00","ends_at":null,"consumed":false}}}
        """
                .formatted(type, 900 + IDS.incrementAndGet());
    }

    private HttpResponse stripe(String event) {
        byte[] body = event.getBytes(UTF_8);
        return answer(post("/stripe", body).header("stripe-signature", STRIPE.header(now(), body)));
    }

    private HttpResponse discord(String event) {
        return answer(post("/discord", event.getBytes(UTF_8)).signedBy(DISCORD, now()));
    }

    private static HttpApiEvent post(String path, byte[] body) {
        return new HttpApiEvent().path(path).body(body);
    }

    private HttpResponse answer(HttpApiEvent event) {
        return reception.answer(HttpRequest.parse(event.bytes()).orElseThrow());
    }

    private static String now() {
        return String.valueOf(NOW.getEpochSecond());
    }

    private List<Note> notes() {
        return messages().stream().map(message -> Note.read(message.body())).toList();
    }

    private List<Message> messages() {
        List<Message> messages =
                sqs.client()
                        .receiveMessage(request ->
                                request.queueUrl(sqs.billingUrl())
                                        .maxNumberOfMessages(10)
                                        .messageSystemAttributeNames(
                                                MessageSystemAttributeName.ALL))
                        .messages();
        for (Message message : messages) {
            sqs.client()
                    .deleteMessage(request ->
                            request.queueUrl(sqs.billingUrl())
                                    .receiptHandle(message.receiptHandle()));
        }
        return messages;
    }
}
