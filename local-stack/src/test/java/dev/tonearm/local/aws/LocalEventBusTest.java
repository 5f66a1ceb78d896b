package dev.tonearm.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tonearm.core.event.EventWiring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.sqs.model.Message;

/// By AWS's own client.
final class LocalEventBusTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final LocalSqs SQS = LocalSqs.start(1);
    private static final LocalEventBus BUS =
            LocalEventBus.start(EventWiring.shipped(), SQS, InstantSource.fixed(NOW));
    private static final EventBridgeClient CLIENT =
            EventBridgeClient.builder()
                    .endpointOverride(BUS.endpoint())
                    .region(LocalCredentials.REGION)
                    .credentialsProvider(LocalCredentials.provider())
                    .httpClientBuilder(UrlConnectionHttpClient.builder())
                    .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
                    .build();

    private final List<JsonNode> came = new CopyOnWriteArrayList<>();

    @AfterAll
    static void stop() {
        CLIENT.close();
        BUS.close();
        SQS.close();
    }

    @AfterEach
    void restore() {
        BUS.proxy().restore();
        SQS.proxy().restore();
    }

    @Test
    void what_a_rule_asks_for_comes_into_its_queue_in_an_envelope() {
        PutEventsResponse answer =
                put(
                        entry().time(Instant.parse("2026-11-26T11:59:59.9Z")).build(),
                        entry().detailType("Other").build(),
                        entry().source("elsewhere").build(),
                        entry().detail("{\"n\":2}").build());

        assertThat(answer.failedEntryCount()).isZero();
        assertThat(answer.entries()).allMatch(result -> !result.eventId().isEmpty());
        await().untilAsserted(() -> assertThat(received()).hasSize(2));
        JsonNode first =
                came.stream()
                        .filter(one -> one.at("/detail/n").asInt() == 1)
                        .findFirst()
                        .orElseThrow();
        assertThat(first.get("id").asText()).isEqualTo(answer.entries().getFirst().eventId());
        assertThat(first.get("source").asText()).isEqualTo("tonearm");
        assertThat(first.get("detail-type").asText()).isEqualTo("EntitlementChanged");
        assertThat(first.get("time").asText()).isEqualTo("2026-11-26T11:59:59Z");
        assertThat(first.get("account").asText()).isEqualTo("000000000000");
        assertThat(first.get("region").asText()).isEqualTo("us-east-1");
        assertThat(came.stream().map(one -> one.get("time").asText())).contains(NOW.toString());
    }

    @Test
    void a_bus_that_refuses_says_it_as_eventbridge_does() {
        Refused.eachErrorIsWhatAwsClientsKnow(
                AwsService.EVENTS, BUS.proxy(), () -> put(entry().build()));
    }

    @ParameterizedTest
    @CsvSource({
        "'', EntitlementChanged, {}, tonearm, InvalidArgument",
        "tonearm, '', {}, tonearm, InvalidArgument",
        "tonearm, EntitlementChanged, '', tonearm, InvalidArgument",
        "tonearm, EntitlementChanged, {, tonearm, MalformedDetail",
        "tonearm, EntitlementChanged, 3, tonearm, MalformedDetail",
        "aws.ec2, EntitlementChanged, {}, tonearm, NotAuthorizedForSourceException",
        "tonearm, EntitlementChanged, {}, tonearn, InvalidArgument"
    })
    void an_entry_that_makes_no_sense_is_refused_alone(
            String source, String type, String detail, String bus, String code) {
        PutEventsResponse answer =
                put(
                        entry().source(source)
                                .detailType(type)
                                .detail(detail)
                                .eventBusName(bus)
                                .build(),
                        entry().build());

        assertThat(answer.failedEntryCount()).isEqualTo(1);
        assertThat(answer.entries().getFirst().errorCode()).isEqualTo(code);
        assertThat(answer.entries().getLast().eventId()).isNotEmpty();
        await().untilAsserted(() -> assertThat(received()).hasSize(1));
    }

    @Test
    void too_many_or_too_large_entries_are_refused_together() {
        var eleven = Collections.nCopies(11, entry().build());
        var large = entry().detail("{\"text\":\"" + "a".repeat(600_000) + "\"}").build();

        assertThatThrownBy(() -> CLIENT.putEvents(request -> request.entries(eleven)))
                .isInstanceOf(EventBridgeException.class)
                .hasMessageContaining("less than or equal to 10");
        assertThatThrownBy(() -> put(large, large))
                .isInstanceOf(EventBridgeException.class)
                .hasMessageContaining("Total size");
    }

    @Test
    void what_was_taken_waits_while_the_queue_is_away() {
        SQS.proxy().cut();
        put(entry().build());
        SQS.proxy().restore();

        await().untilAsserted(() -> assertThat(received()).hasSize(1));
    }

    @Test
    void a_bus_that_is_away_takes_nothing() {
        BUS.proxy().cut();

        assertThatThrownBy(() -> put(entry().build())).isInstanceOf(SdkClientException.class);
    }

    private static PutEventsRequestEntry.Builder entry() {
        return PutEventsRequestEntry.builder()
                .eventBusName("tonearm")
                .source("tonearm")
                .detailType("EntitlementChanged")
                .detail("{\"n\":1}");
    }

    private static PutEventsResponse put(PutEventsRequestEntry... entries) {
        return CLIENT.putEvents(request -> request.entries(entries));
    }

    private List<JsonNode> received() {
        String queue = SQS.url("tonearm-events");
        List<Message> messages =
                SQS.client()
                        .receiveMessage(asked -> asked.queueUrl(queue).maxNumberOfMessages(10))
                        .messages();
        for (Message message : messages) {
            try {
                came.add(JSON.readTree(message.body()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            SQS.client()
                    .deleteMessage(
                            done -> done.queueUrl(queue).receiptHandle(message.receiptHandle()));
        }
        return came;
    }
}
