package dev.tonearm.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.command.Redelivery;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

final class LocalSqsTest {
    private static final LocalSqs SQS = LocalSqs.start(2, Duration.ofSeconds(1));
    private static final SqsClient CLIENT =
            SqsClient.builder()
                    .endpointOverride(SQS.endpoint())
                    .region(LocalCredentials.REGION)
                    .credentialsProvider(LocalCredentials.provider())
                    .httpClientBuilder(UrlConnectionHttpClient.builder())
                    .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
                    .build();

    @AfterAll
    static void stop() {
        CLIENT.close();
        SQS.close();
    }

    @AfterEach
    void restore() {
        SQS.proxy().restore();
        for (int partition : List.of(0, 1)) {
            SQS.client().purgeQueue(r -> r.queueUrl(SQS.queueUrl(partition)));
        }
    }

    @Test
    void its_end_does_not_wait_for_who_waits_for_messages() throws InterruptedException {
        LocalSqs other = LocalSqs.start(1);
        var poll =
                CompletableFuture.supplyAsync(() ->
                        other.client()
                                .receiveMessage(
                                        r -> r.queueUrl(other.queueUrl(0)).waitTimeSeconds(20)));
        // That the queue holds it cannot be seen.
        Thread.sleep(500);
        other.close();
        assertThat(poll.isDone() && !poll.isCompletedExceptionally()).isFalse();
    }

    @Test
    void the_template_names_each_partitions_queue() {
        assertThat(SQS.queueUrlTemplate().replace("{partition}", "1")).isEqualTo(SQS.queueUrl(1));
        assertThat(URI.create(SQS.queueUrl(0)).getPort()).isEqualTo(SQS.proxy().port());
    }

    @Test
    void what_was_asked_for_is_remembered_with_who_asked() {
        send(1, "guild", "remembered");
        assertThat(SQS.proxy().calls())
                .contains(
                        new AwsCall("tonearmlocal", "sqs:SendMessage", "tonearm-commands-1.fifo"));
    }

    @Test
    void a_queue_that_refuses_says_it_as_sqs_does_and_keeps_nothing() {
        Refused.eachErrorIsWhatAwsClientsKnow(
                AwsService.SQS, SQS.proxy(), () -> send(1, "guild", "refused"));
        assertThat(CLIENT.receiveMessage(r -> r.queueUrl(SQS.queueUrl(1))).messages()).isEmpty();
    }

    @Test
    void a_guilds_messages_keep_their_order_and_a_repeated_one_is_dropped() {
        send(1, "guild", "first");
        send(1, "guild", "second");
        send(1, "guild", "first");
        assertThat(receive(1)).extracting(Message::body).containsExactly("first", "second");
    }

    @Test
    void a_message_nobody_deletes_goes_to_the_dead_letters() {
        send(0, "guild", "poison");
        for (int received = 0; received < Redelivery.MAX_RECEIVES; received++) {
            var shown =
                    CLIENT.receiveMessage(r -> r.queueUrl(SQS.queueUrl(0)).visibilityTimeout(0));
            assertThat(shown.messages()).hasSize(1);
        }
        assertThat(receive(0)).isEmpty();
        var dead = CLIENT.receiveMessage(r -> r.queueUrl(SQS.deadLetterUrl(0)).waitTimeSeconds(5));
        assertThat(dead.messages()).extracting(Message::body).containsExactly("poison");
    }

    @Test
    void a_cut_queue_fails_its_callers_and_keeps_its_messages() {
        send(0, "guild", "kept");
        SQS.proxy().cut();
        // A kept connection that was reset makes the URL-connection client throw past the SDK.
        assertThatThrownBy(() -> send(0, "guild", "refused"))
                .isInstanceOfAny(SdkClientException.class, UncheckedIOException.class);
        SQS.proxy().restore();
        assertThat(receive(0)).extracting(Message::body).containsExactly("kept");
    }

    private static void send(int partition, String group, String body) {
        CLIENT.sendMessage(r ->
                r.queueUrl(SQS.queueUrl(partition))
                        .messageGroupId(group)
                        .messageDeduplicationId(body)
                        .messageBody(body));
    }

    private static List<Message> receive(int partition) {
        return CLIENT.receiveMessage(r ->
                        r.queueUrl(SQS.queueUrl(partition))
                                .maxNumberOfMessages(10)
                                .waitTimeSeconds(2))
                .messages();
    }
}
