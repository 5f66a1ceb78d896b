package dev.tonearm.e2e.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.drive.Server;
import dev.tonearm.e2e.journey.StackExtension;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// Commands that reach the worker in another form, or by another way, than they should.
class UnreadableJourneyTest {
    @RegisterExtension static final StackExtension STACK = new StackExtension();

    /// What the smallest stack has.
    private static final Partitions PARTITIONS = new Partitions(2);

    private final Server server = STACK.server("unreadable");
    private final int partition = PARTITIONS.of(GuildId.parse(server.id()));

    @AfterEach
    void everything_is_back() {
        STACK.restoreAll();
    }

    @Test
    void who_asked_for_what_no_worker_can_read_is_told_so_and_it_is_put_aside() {
        assertThat(answerTo(body -> body.replace("\"volume\"", "\"dance\""), partition))
                .contains("nothing was done");
    }

    @Test
    void who_asked_for_what_came_to_the_wrong_partition_is_told_so_and_it_is_put_aside() {
        int wrong = (partition + 1) % PARTITIONS.count();
        assertThat(answerTo(UnaryOperator.identity(), wrong)).contains("nothing was done");
    }

    /// What a listener reads whose command is changed on its way.
    private String answerTo(UnaryOperator<String> change, int to) {
        int before = aside(to);
        STACK.control().stop("worker");
        String asked = server.ada().sends("volume", Map.of("percent", 50));
        Message message = take();
        var sqs = STACK.sqs().client();
        sqs.sendMessage(request ->
                request.queueUrl(STACK.sqs().queueUrl(to))
                        .messageGroupId(server.id())
                        .messageDeduplicationId("changed-" + asked)
                        .messageBody(change.apply(message.body())));
        sqs.deleteMessage(request ->
                request.queueUrl(STACK.sqs().queueUrl(partition))
                        .receiptHandle(message.receiptHandle()));
        STACK.control().start("worker");
        String answer = server.ada().waitsFor(asked).text();
        STACK.eventually("it is put aside", () -> aside(to) == before + 1);
        return answer;
    }

    private Message take() {
        return STACK.sqs()
                .client()
                .receiveMessage(request ->
                        request.queueUrl(STACK.sqs().queueUrl(partition)).waitTimeSeconds(10))
                .messages()
                .getFirst();
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
