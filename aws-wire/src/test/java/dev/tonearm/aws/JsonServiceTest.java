package dev.tonearm.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

final class JsonServiceTest {
    private static final String ITEM = "{\"Item\":{\"a\":{\"S\":\"x\"}}}";

    private final Service aws = new Service();

    private final List<String> suffered = new ArrayList<>();
    private final CallWatch watch =
            new CallWatch() {
                @Override
                public void again() {
                    suffered.add("again");
                }

                @Override
                public void failed() {
                    suffered.add("failed");
                }
            };

    private final JsonService service = service(Duration.ofSeconds(5));

    JsonServiceTest() throws IOException {}

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void a_call_is_signed_and_says_what_it_wants() {
        aws.answers(200, ITEM);
        assertThat(call(service).item()).isEqualTo(Map.of("a", AttributeValue.fromS("x")));
        assertThat(aws.bodies.getFirst())
                .isEqualTo("{\"TableName\":\"t\",\"Key\":{\"k\":{\"N\":\"1\"}}}");
        assertThat(aws.requests.getFirst())
                .containsEntry("X-amz-target", List.of("Prefix.GetItem"))
                .containsEntry("X-amz-security-token", List.of("token"))
                .hasEntrySatisfying(
                        "Authorization",
                        value ->
                                assertThat(value.getFirst())
                                        .startsWith("AWS4-HMAC-SHA256 Credential=key/")
                                        .contains(
                                                "/eu-west-1/dynamodb/",
                                                "SignedHeaders=content-type;host;x-amz-date;x-amz-security-token;x-amz-target"));
    }

    @Test
    void a_refusal_is_the_sdks_exception_with_what_it_says() {
        aws.answers(
                400,
                "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException\","
                        + "\"message\":\"no\",\"Item\":{\"a\":{\"S\":\"x\"}}}");
        var refusal =
                catchThrowableOfType(ConditionalCheckFailedException.class, () -> call(service));
        assertThat(refusal.item()).isEqualTo(Map.of("a", AttributeValue.fromS("x")));
        assertThat(refusal.statusCode()).isEqualTo(400);
        assertThat(refusal.awsErrorDetails().errorCode())
                .isEqualTo("ConditionalCheckFailedException");
        assertThat(refusal).hasMessageContaining("no");
        assertThat(suffered).as("a condition that does not hold is an answer").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "400 ThrottlingException",
                "400 ProvisionedThroughputExceededException",
                "400 TransactionInProgressException",
                "429 AnythingElse",
                "500 InternalServerError",
                "503 ServiceUnavailable"
            })
    void what_passes_is_tried_again(String failure) {
        int status = Integer.parseInt(failure.substring(0, 3));
        aws.answers(status, "{\"__type\":\"x#" + failure.substring(4) + "\"}").answers(200, ITEM);
        assertThat(call(service).hasItem()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ValidationException", "AccessDeniedException", "ResourceNotFoundException"})
    void what_does_not_pass_is_asked_once(String code) {
        aws.answers(400, "{\"__type\":\"x#" + code + "\",\"Message\":\"why\"}");
        assertThatThrownBy(() -> call(service))
                .isInstanceOfSatisfying(
                        DynamoDbException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code))
                .hasMessageContaining("why");
    }

    @Test
    void an_error_that_is_no_json_is_still_an_answer() {
        aws.answers(502, "<html>").answers(502, "").answers(502, "[]");
        assertThatThrownBy(() -> call(service))
                .isInstanceOfSatisfying(
                        DynamoDbException.class, e -> assertThat(e.statusCode()).isEqualTo(502));
        assertThat(aws.isDone()).isTrue();
        assertThat(suffered).containsExactly("again", "again", "failed");
    }

    @Test
    void a_connection_that_breaks_is_made_anew() {
        aws.hangsUp().answers(200, ITEM);
        assertThat(call(service).hasItem()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"ConditionalCheckFailed, ''", "TransactionConflict, ''", "ThrottlingError, failed"})
    void a_transaction_that_found_no_room_failed_and_one_that_met_a_condition_did_not(
            String reason, String said) {
        aws.answers(
                400,
                "{\"__type\":\"com.amazonaws.dynamodb.v20120810#TransactionCanceledException\","
                        + "\"CancellationReasons\":[{\"Code\":\"None\"},{\"Code\":\"%s\"}]}"
                                .formatted(reason));
        assertThatThrownBy(() -> call(service)).isInstanceOf(AwsServiceException.class);
        assertThat(String.join(",", suffered)).isEqualTo(said);
    }

    @Test
    void a_connection_is_kept_for_the_next_call_and_not_after_it_failed() {
        aws.answers(200, ITEM).answers(400, "{}").answers(200, ITEM);
        call(service);
        assertThatThrownBy(() -> call(service)).isInstanceOf(DynamoDbException.class);
        call(service);
        assertThat(aws.callers).hasSize(3).containsOnly(aws.callers.getFirst());
        aws.hangsUp().answers(200, ITEM);
        call(service);
        assertThat(aws.callers.getLast()).isNotEqualTo(aws.callers.getFirst());
    }

    @Test
    void after_three_tries_it_is_enough() {
        aws.hangsUp().hangsUp().hangsUp();
        assertThatThrownBy(() -> call(service))
                .isInstanceOf(SdkClientException.class)
                .hasMessageContaining("GetItem");
        assertThat(aws.isDone()).isTrue();
    }

    @Test
    void a_damaged_answer_is_asked_for_again() {
        var crc = new CRC32();
        crc.update(ITEM.getBytes(UTF_8));
        aws.answersWith("x-amz-crc32", String.valueOf(crc.getValue() ^ 1), ITEM)
                .answers(200, ITEM.substring(5))
                .answersWith("x-amz-crc32", String.valueOf(crc.getValue()), ITEM);
        assertThat(call(service).hasItem()).isTrue();
        assertThat(aws.isDone()).isTrue();
    }

    @Test
    void silence_ends_in_time() {
        aws.saysNothing().saysNothing().saysNothing();
        long start = System.nanoTime();
        assertThatThrownBy(() -> call(service(Duration.ofMillis(300))))
                .isInstanceOf(SdkClientException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(90), Duration.ofSeconds(3));
    }

    @Test
    void members_that_this_build_does_not_know_are_left_out() {
        aws.answers(200, "{\"Item\":{\"a\":{\"S\":\"x\"}},\"New\":[1,{\"a\":2}]}");
        assertThat(call(service).hasItem()).isTrue();
    }

    private static GetItemResponse call(JsonService service) {
        var answer = GetItemResponse.builder();
        service.call(
                "GetItem",
                GetItemRequest.builder()
                        .tableName("t")
                        .key(Map.of("k", AttributeValue.fromN("1")))
                        .build(),
                answer);
        return answer.build();
    }

    private JsonService service(Duration call) {
        var environment =
                Map.of(
                        "AWS_REGION", "eu-west-1",
                        "AWS_ENDPOINT_URL_DYNAMODB", aws.address(),
                        "AWS_ACCESS_KEY_ID", "key",
                        "AWS_SECRET_ACCESS_KEY", "secret",
                        "AWS_SESSION_TOKEN", "token");
        return new JsonService(
                new JsonService.Target("DynamoDB", "Prefix"),
                Connection.of("dynamodb", environment),
                new CallBounds(call.dividedBy(3), call, 3),
                code ->
                        code.equals("ConditionalCheckFailedException")
                                ? ConditionalCheckFailedException.builder()
                                : DynamoDbException.builder(),
                watch);
    }
}
