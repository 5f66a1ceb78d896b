package dev.tonearm.local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.standin.web.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class SignedCallersTest {
    private static final LocalSqs SQS = LocalSqs.start(1);
    private static final LocalDynamo DYNAMO = LocalDynamo.start(_ -> {});
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
    private static final String SIGNED =
            "Authorization: AWS4-HMAC-SHA256 Credential=local/x, Signature=0";
    private static final String SEND =
            "Action=SendMessage&MessageBody=x&MessageGroupId=1&MessageDeduplicationId=1";

    @AfterAll
    static void stop() {
        SQS.close();
        DYNAMO.close();
    }

    /// What `<form method=post>` in any page sends; SQS takes it for a request of its own.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: 127.0.0.1:%d\nOrigin: https://evil.example",
                "Host: 127.0.0.1:%d\nOrigin: null",
                "Host: 127.0.0.1:%d",
                "Host: evil.example:%d"
            })
    void no_page_sends_a_message(String headers) {
        assertThat(send(headers + "\n" + FORM)).isIn(403, 421);
        assertThat(messages()).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example:%d\n" + SIGNED,
                "Host: 127.0.0.1:%d\nOrigin: https://evil.example\n" + SIGNED
            })
    void a_signature_excuses_nothing_else(String headers) {
        assertThat(send(headers + "\n" + FORM)).isIn(403, 421);
        assertThat(messages()).isEqualTo("0");
    }

    @Test
    void no_page_reads_the_table() {
        int port = DYNAMO.proxy().port();
        String head =
                "POST / HTTP/1.1\nHost: %d\nX-Amz-Target: DynamoDB_20120810.ListTables\nContent-Type: text/plain";
        assertThat(Wire.status(port, head.replace("%d", "127.0.0.1:" + port), "{}")).isEqualTo(403);
        assertThat(Wire.status(port, head.replace("%d", "evil.example"), "{}")).isEqualTo(421);
    }

    @Test
    void a_head_that_comes_in_pieces_is_one_head() throws IOException, InterruptedException {
        int port = SQS.proxy().port();
        try (var client = new Socket()) {
            client.setSoTimeout(10_000);
            client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            var out = client.getOutputStream();
            String head = "GET / HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nOrig";
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            out.write("in: https://evil.example\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] line = client.getInputStream().readNBytes(12);
            assertThat(new String(line, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 403");
        }
    }

    @Test
    void the_emulators_themselves_are_where_nobody_looks() {
        assertThat(SignedCallers.hiddenAddress().isLoopbackAddress()).isTrue();
        assertThat(SignedCallers.hiddenAddress()).isNotEqualTo(SignedCallers.hiddenAddress());
    }

    private static int send(String headers) {
        return Wire.status(
                SQS.proxy().port(),
                "POST /000000000000/tonearm-commands-0.fifo HTTP/1.1\n" + headers,
                SEND);
    }

    private static String messages() {
        return String.valueOf(
                SQS.client()
                        .getQueueAttributes(r ->
                                r.queueUrl(SQS.queueUrl(0))
                                        .attributeNames(
                                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                        .attributes()
                        .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
    }
}
