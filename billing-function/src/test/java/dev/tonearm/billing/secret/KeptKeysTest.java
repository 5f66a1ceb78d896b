package dev.tonearm.billing.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.lambda.powertools.parameters.secrets.SecretsProvider;

/// On the wire of Secrets Manager, which keeps one secret.
class KeptKeysTest {
    private final List<String> asked = new ArrayList<>();
    private final HttpServer server;
    private final KeptKeys keys;
    private volatile String secret =
            "{\"api\":\"sk_test_1\",\"webhook\":[\"whsec_1\",\"whsec_2\"]}";

    KeptKeysTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    var request = JsonObject.parse(exchange.getRequestBody().readAllBytes());
                    asked.add(request.string("SecretId"));
                    byte[] answer =
                            JsonWriter.object(to ->
                                    to.put("Name", "tonearm/stripe").put("SecretString", secret));
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        server.start();
        var client =
                SecretsManagerClient.builder()
                        .endpointOverride(
                                URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                        .region(Region.EU_CENTRAL_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("tonearmlocal", "local")))
                        .httpClient(UrlConnectionHttpClient.create())
                        .build();
        keys = new KeptKeys(SecretsProvider.builder().withClient(client).build(), "tonearm/stripe");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void one_secret_has_the_key_and_the_secrets_of_the_webhook() {
        assertThat(keys.api()).isEqualTo("sk_test_1");
        assertThat(keys.webhook()).containsExactly("whsec_1", "whsec_2");
        assertThat(keys.live()).contains(false);
        assertThat(asked).as("once for all of it").containsExactly("tonearm/stripe");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sk_test_hidden",
                "{\"api\":\"sk_test_hidden\"}",
                "{\"webhook\":[\"whsec_hidden\"]}",
                "{\"api\":[\"sk_test_hidden\"],\"webhook\":\"whsec_hidden\"}"
            })
    void what_is_no_such_secret_is_named_and_never_shown(String broken) {
        secret = broken;

        assertThatThrownBy(
                        () -> {
                            keys.api();
                            keys.webhook();
                        })
                .isInstanceOf(UnreadableSecretException.class)
                .hasMessageContaining("'tonearm/stripe'")
                .hasMessageContaining("\"webhook\"")
                .satisfies(failure -> assertThat(trace(failure)).doesNotContain("hidden"));
    }

    @Test
    void nothing_of_keys_is_printed() {
        assertThat(new GivenKeys("sk_test_hidden", List.of("whsec_hidden")).toString())
                .doesNotContain("hidden");
    }

    private static String trace(Throwable failure) {
        var text = new ByteArrayOutputStream();
        failure.printStackTrace(new PrintStream(text, true, UTF_8));
        return text.toString(UTF_8);
    }
}
