package dev.tonearm.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;

final class EnvironmentTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    private Instant now = NOON;

    @ParameterizedTest
    @CsvSource({
        "us-east-1, https://sqs.us-east-1.amazonaws.com",
        "cn-north-1, https://sqs.cn-north-1.amazonaws.com.cn",
    })
    void a_service_is_where_aws_has_it(String region, URI address) {
        assertThat(ServiceEndpoint.of("sqs", Map.of("AWS_REGION", region)))
                .isEqualTo(new ServiceEndpoint(region, address));
    }

    @Test
    void an_address_of_the_service_goes_before_one_of_all() {
        var environment =
                Map.of(
                        "AWS_REGION",
                        "r",
                        "AWS_ENDPOINT_URL",
                        "http://all",
                        "AWS_ENDPOINT_URL_SQS",
                        "http://one");
        assertThat(ServiceEndpoint.of("sqs", environment).uri()).hasToString("http://one");
        assertThat(ServiceEndpoint.of("dynamodb", environment).uri()).hasToString("http://all");
    }

    @Test
    void without_a_region_it_says_which_variable_is_missing() {
        assertThatThrownBy(() -> ServiceEndpoint.of("sqs", Map.of()))
                .isInstanceOf(SdkClientException.class)
                .hasMessageContaining("AWS_REGION");
    }

    @Test
    void without_credentials_the_call_says_which_variables_are_missing() {
        CredentialsSource none = EnvironmentCredentials.of(Map.of());
        assertThatThrownBy(none::now)
                .isInstanceOf(SdkClientException.class)
                .hasMessageContaining("AWS_ACCESS_KEY_ID")
                .hasMessageContaining("AWS_CONTAINER_CREDENTIALS_FULL_URI");
    }

    @Test
    void a_restored_function_asks_for_credentials_and_again_before_they_end() throws IOException {
        try (var lender = new Service()) {
            lender.answers(200, lent("one", NOON.plusSeconds(600)));
            var source = source(lender, Map.of("AWS_CONTAINER_AUTHORIZATION_TOKEN", "secret"));
            assertThat(source.now()).isEqualTo(new Credentials("one", "s", "t"));
            now = NOON.plusSeconds(530);
            assertThat(source.now().key()).isEqualTo("one");
            now = NOON.plusSeconds(550);
            lender.answers(200, lent("two", NOON.plusSeconds(9_000)));
            assertThat(source.now().key()).isEqualTo("two");
            assertThat(lender.requests)
                    .allSatisfy(headers ->
                            assertThat(headers).containsEntry("Authorization", List.of("secret")));
        }
    }

    @Test
    void old_credentials_are_used_as_long_as_they_hold_when_there_are_no_new_ones()
            throws IOException {
        try (var lender = new Service()) {
            lender.answers(200, lent("one", NOON.plusSeconds(600)))
                    .answers(500, "")
                    .answers(500, "");
            var source = source(lender, Map.of());
            source.now();
            now = NOON.plusSeconds(590);
            assertThat(source.now().key()).isEqualTo("one");
            now = NOON.plusSeconds(601);
            assertThatThrownBy(source::now)
                    .isInstanceOf(SdkClientException.class)
                    .hasMessageContaining("500");
        }
    }

    @Test
    void the_token_may_be_in_a_file(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "filed\n");
        try (var lender = new Service()) {
            lender.answers(200, lent("one", NOON.plusSeconds(600)));
            source(lender, Map.of("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", file.toString())).now();
            assertThat(lender.requests.getFirst()).containsEntry("Authorization", List.of("filed"));
        }
    }

    @Test
    void nothing_is_sent_in_clear_to_another_machine() {
        var environment = Map.of("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://example.com/creds");
        assertThatThrownBy(() -> EnvironmentCredentials.of(environment))
                .isInstanceOf(SdkClientException.class)
                .hasMessageContaining("example.com");
    }

    private ContainerCredentials source(Service lender, Map<String, String> environment) {
        return new ContainerCredentials(
                URI.create(lender.address() + "/creds"), environment, () -> now);
    }

    private static String lent(String key, Instant end) {
        return "{\"AccessKeyId\":\"%s\",\"SecretAccessKey\":\"s\",\"Token\":\"t\",\"Expiration\":\"%s\"}"
                .formatted(key, end);
    }
}
