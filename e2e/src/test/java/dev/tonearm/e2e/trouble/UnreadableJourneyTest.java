package dev.tonearm.e2e.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.drive.Server;
import dev.tonearm.e2e.journey.StackExtension;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// Commands that reach the worker in another form, or by another way, than they should.
@TestInstance(Lifecycle.PER_CLASS)
class UnreadableJourneyTest {
    @RegisterExtension static final StackExtension STACK = new StackExtension();

    /// What the smallest stack has.
    private static final Partitions PARTITIONS = new Partitions(2);

    private final Server dancing = STACK.server("dancing");
    private final Server astray = STACK.server("astray");
    private int before;
    private String danced;
    private String strayed;

    /// While nobody takes them, one command is given another name, and one goes to the queue of
    /// another partition.
    @BeforeAll
    void commands_are_changed_on_their_way() {
        before = aside();
        STACK.control().stop("worker");
        danced = dancing.ada().sends("volume", Map.of("percent", 50));
        String one = take(dancing).body();
        strayed = astray.ada().sends("volume", Map.of("percent", 50));
        String other = take(astray).body();
        // Not before both are taken: their queue may be the same.
        send(dancing, danced, one.replace("\"volume\"", "\"dance\""), partition(dancing));
        send(astray, strayed, other, (partition(astray) + 1) % PARTITIONS.count());
        STACK.control().start("worker");
    }

    @AfterAll
    void everything_is_back() {
        STACK.restoreAll();
    }

    @Test
    void who_asked_for_what_no_worker_can_read_is_told_so() {
        assertThat(dancing.ada().waitsFor(danced).text()).contains("nothing was done");
    }

    @Test
    void who_asked_for_what_came_to_the_wrong_partition_is_told_so() {
        assertThat(astray.ada().waitsFor(strayed).text()).contains("nothing was done");
    }

    @Test
    void both_are_put_aside() {
        STACK.eventually("they are put aside", () -> aside() == before + 2);
    }

    private static int partition(Server server) {
        return PARTITIONS.of(GuildId.parse(server.id()));
    }

    private static void send(Server server, String asked, String body, int to) {
        STACK.sqs()
                .client()
                .sendMessage(request ->
                        request.queueUrl(STACK.sqs().queueUrl(to))
                                .messageGroupId(server.id())
                                .messageDeduplicationId("changed-" + asked)
                                .messageBody(body));
    }

    /// The one command of a server that waits.
    private static Message take(Server server) {
        var sqs = STACK.sqs().client();
        String queue = STACK.sqs().queueUrl(partition(server));
        Message message =
                sqs.receiveMessage(request -> request.queueUrl(queue).waitTimeSeconds(10))
                        .messages()
                        .getFirst();
        sqs.deleteMessage(
                request -> request.queueUrl(queue).receiptHandle(message.receiptHandle()));
        return message;
    }

    private static int aside() {
        return IntStream.range(0, PARTITIONS.count()).map(UnreadableJourneyTest::aside).sum();
    }

    private static int aside(int partition) {
        QueueAttributeName count = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
        return Integer.parseInt(
                STACK.sqs()
                        .client()
                        .getQueueAttributes(request ->
                                request.queueUrl(STACK.sqs().deadLetterUrl(partition))
                                        .attributeNames(count))
                        .attributes()
                        .get(count));
    }
}
