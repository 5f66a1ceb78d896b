package dev.tonearm.worker.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

final class AwsCallsTest {
    @Test
    void a_condition_that_does_not_hold_is_an_answer() {
        assertThat(AwsCalls.why(refused("ConditionalCheckFailedException"))).isEmpty();
        assertThat(AwsCalls.why(cancelled("None", "ConditionalCheckFailed"))).isEmpty();
        assertThat(AwsCalls.why(cancelled("TransactionConflict"))).isEmpty();
    }

    @Test
    void what_went_wrong_is_one_of_a_few() {
        assertThat(AwsCalls.why(refused("ThrottlingException"))).isEqualTo("throttled");
        assertThat(AwsCalls.why(refused("ProvisionedThroughputExceededException")))
                .isEqualTo("throttled");
        assertThat(AwsCalls.why(cancelled("None", "ThrottlingError"))).isEqualTo("throttled");
        assertThat(AwsCalls.why(cancelled("ProvisionedThroughputExceeded"))).isEqualTo("throttled");
        assertThat(AwsCalls.why(refused("ResourceNotFoundException"))).isEqualTo("refused");
        assertThat(AwsCalls.why(ApiCallTimeoutException.create(100))).isEqualTo("timeout");
        assertThat(AwsCalls.why(SdkClientException.create("no route"))).isEqualTo("unreachable");
    }

    private static Exception cancelled(String... reasons) {
        return TransactionCanceledException.builder()
                .cancellationReasons(
                        Stream.of(reasons)
                                .map(code -> CancellationReason.builder().code(code).build())
                                .toList())
                .build();
    }

    private static Exception refused(String code) {
        return DynamoDbException.builder()
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }
}
