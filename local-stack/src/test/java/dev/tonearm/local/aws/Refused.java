package dev.tonearm.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/// Holds what a stand-in refuses against what AWS's own client makes of it.
final class Refused {
    private Refused() {}

    /// Every error of a service, then nothing any more.
    static void eachErrorIsWhatAwsClientsKnow(
            AwsService service, FaultProxy proxy, ThrowingCallable call) {
        Refusals refusals = proxy.refusals().orElseThrow();
        for (AwsError error : service.errors()) {
            refusals.begin(new Refusing(error, 100, Pattern.compile(".*")));
            var said = catchThrowableOfType(AwsServiceException.class, call);
            assertThat(said).as(error.name()).isNotNull();
            assertThat(said.awsErrorDetails().errorCode()).isEqualTo(error.name());
            assertThat(said.awsErrorDetails().errorMessage()).isNotBlank().doesNotContain("%");
            assertThat(said.statusCode()).isEqualTo(error.status());
            assertThat(said.isThrottlingException())
                    .as(error.name())
                    .isEqualTo(error.isThrottling());
            assertThat(said.requestId()).isNotBlank();
        }
        proxy.restore();
        assertThat(refusals.now()).isEmpty();
    }
}
