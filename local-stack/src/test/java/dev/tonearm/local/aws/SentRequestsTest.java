package dev.tonearm.local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentRequestsTest {
    private final List<AwsCall> calls = new ArrayList<>();
    private final ByteArrayOutputStream passed = new ByteArrayOutputStream();
    private final SentRequests requests =
            new SentRequests(
                    (line, headers, body, all) -> {
                        calls.addAll(CallReader.read(line, headers, body));
                        passed.write(all);
                    },
                    (bytes, count) -> passed.write(bytes, 0, count));

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 100_000})
    void requests_are_found_however_they_are_cut_up(int size) throws Exception {
        String sent =
                table("UpdateItem", "{\"TableName\":\"tonearm\",\"Key\":{\"pk\":{\"S\":\"ü\"}}}")
                        + table("GetItem", "{\"TableName\":\"tonearm\"}");
        byte[] bytes = sent.getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < bytes.length; from += size) {
            byte[] some = Arrays.copyOfRange(bytes, from, Math.min(from + size, bytes.length));
            requests.sent(some, some.length);
        }
        assertThat(calls)
                .containsExactly(
                        new AwsCall("edge", "dynamodb:UpdateItem", "tonearm"),
                        new AwsCall("edge", "dynamodb:GetItem", "tonearm"));
        assertThat(passed.toByteArray()).isEqualTo(bytes);
    }

    @Test
    void a_transaction_is_what_its_steps_are() {
        sent(
                table(
                        "TransactWriteItems",
                        """
                        {"TransactItems":[{"Put":{"TableName":"a","Item":{}}},{"Update":{"TableName":"a"}},
                         {"Delete":{"TableName":"a"}},{"ConditionCheck":{"TableName":"b"}}]}\
                        """));
        assertThat(calls)
                .extracting(AwsCall::action)
                .containsExactly(
                        "dynamodb:PutItem",
                        "dynamodb:UpdateItem",
                        "dynamodb:DeleteItem",
                        "dynamodb:ConditionCheckItem");
        assertThat(calls.getLast().resource()).isEqualTo("b");
    }

    @Test
    void a_statement_is_what_it_does() {
        sent(
                table(
                        "BatchExecuteStatement",
                        "{\"Statements\":[{\"Statement\":\"UPDATE \\\"tonearm\\\" SET \\\"ttl\\\" = ?\"}]}"));
        assertThat(calls).containsExactly(new AwsCall("edge", "dynamodb:PartiQLUpdate", "tonearm"));
    }

    @Test
    void many_messages_are_allowed_as_one_is() {
        sent(
                request(
                        "POST / HTTP/1.1",
                        "sqs",
                        "AmazonSQS.DeleteMessageBatch",
                        "{\"QueueUrl\":\"http://127.0.0.1:1/0/tonearm-commands-0.fifo\"}"));
        assertThat(calls)
                .containsExactly(
                        new AwsCall("edge", "sqs:DeleteMessage", "tonearm-commands-0.fifo"));
    }

    @Test
    void an_event_is_put_on_its_bus() {
        sent(
                request(
                        "POST / HTTP/1.1",
                        "events",
                        "AWSEvents.PutEvents",
                        "{\"Entries\":[{\"EventBusName\":\"arn:aws:events:x:1:event-bus/tonearm\"}]}"));
        assertThat(calls).containsExactly(new AwsCall("edge", "events:PutEvents", "tonearm"));
    }

    @Test
    void who_plans_hands_over_a_role_and_who_takes_back_does_not() {
        sent(
                request(
                        "POST /schedules/guild-1 HTTP/1.1",
                        "scheduler",
                        "",
                        "{\"GroupName\":\"moments\",\"Target\":{\"RoleArn\":\"arn:aws:iam::1:role/puts\"}}"));
        sent(request("DELETE /schedules/guild-1?groupName=moments HTTP/1.1", "scheduler", "", ""));
        assertThat(calls)
                .containsExactly(
                        new AwsCall("edge", "scheduler:CreateSchedule", "moments"),
                        new AwsCall("edge", "iam:PassRole", "puts"),
                        new AwsCall("edge", "scheduler:DeleteSchedule", "moments"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
                "POST / HTTP/1.1\r\nContent-Length: many\r\n\r\n",
                "PUT / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\n\r\n"
            })
    void what_is_no_call_of_aws_is_nothing_and_goes_on(String sent) {
        sent(sent);
        assertThat(calls).isEmpty();
        assertThat(passed.toString(StandardCharsets.UTF_8)).isEqualTo(sent);
    }

    private void sent(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            requests.sent(bytes, bytes.length);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String table(String operation, String body) {
        return request("POST / HTTP/1.1", "dynamodb", "DynamoDB_20120810." + operation, body);
    }

    private static String request(String line, String service, String target, String body) {
        return line
                + "\r\nAuthorization: AWS4-HMAC-SHA256 Credential=edge/20261126/us-east-1/"
                + service
                + "/aws4_request, SignedHeaders=host, Signature=0\r\nx-amz-target: "
                + target
                + "\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length
                + "\r\n\r\n"
                + body;
    }
}
