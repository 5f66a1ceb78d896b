package dev.tonearm.aws;

import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.exception.SdkClientException;

/// A service of AWS that speaks JSON 1.0: calls with their tries, answers and failures.
///
/// What is tried again is what the SDK tries again: a connection that breaks, an answer that does
/// not come or arrives damaged, a service that is broken or asks for patience.
public final class JsonService {
    /// What the SDK takes for a plea to come later (`AwsErrorCode`).
    private static final Set<String> THROTTLED =
            Set.of(
                    "Throttling",
                    "ThrottlingException",
                    "ThrottledException",
                    "ProvisionedThroughputExceededException",
                    "RequestLimitExceeded",
                    "RequestThrottled",
                    "RequestThrottledException",
                    "TooManyRequestsException",
                    "TransactionInProgressException",
                    "LimitExceededException",
                    "PriorRequestNotComplete");

    /// What DynamoDB says of a condition that does not hold.
    private static final Set<String> ANSWERS =
            Set.of("ConditionalCheckFailedException", "TransactionCanceledException");

    /// Why a step of a transaction was refused that the table had no room for.
    private static final Set<String> NO_ROOM =
            Set.of("ThrottlingError", "ProvisionedThroughputExceeded");

    private final Target target;
    private final CallBounds limits;
    private final Wire wire;
    private final Failures failures;
    private final CallWatch watch;

    /// Which exception a failure is.
    @FunctionalInterface
    public interface Failures {
        /// The builder of an exception, whose fields the body's members set.
        ///
        /// @param code the service's name for the failure
        AwsServiceException.Builder builder(String code);
    }

    /// A service.
    ///
    /// @param target what operations' names begin with, as `DynamoDB_20120810`
    /// @param watch hears what its calls suffer
    public JsonService(
            Target target, Wire wire, CallBounds limits, Failures failures, CallWatch watch) {
        this.target = target;
        this.wire = wire;
        this.limits = limits;
        this.failures = failures;
        this.watch = watch;
    }

    /// What a service is called.
    ///
    /// @param name for people
    /// @param prefix what the names of its operations begin with on the wire
    public record Target(String name, String prefix) {}

    /// Calls an operation and fills a builder of its answer, which it returns.
    ///
    /// @throws AwsServiceException if the service refuses
    /// @throws SdkClientException if it does not answer in time
    public <B extends SdkPojo> B call(String operation, SdkPojo request, B response) {
        byte[] body = PojoJson.write(request);
        long end = System.nanoTime() + limits.call().toNanos();
        for (int i = 1; ; i++) {
            Outcome outcome = attempt(operation, body, end);
            if (outcome instanceof Outcome.Done(JsonObject json)) {
                PojoJson.read(json, response);
                return response;
            }
            Outcome.Failed failed = (Outcome.Failed) outcome;
            long pause = pause(i, failed);
            if (failed.again() == Again.NO
                    || i == limits.tries()
                    || System.nanoTime() + pause >= end
                    || !sleep(pause)) {
                if (!failed.answers()) watch.failed();
                throw failed.why();
            }
            watch.again();
        }
    }

    private Outcome attempt(String operation, byte[] body, long end) {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        Duration patience = left.compareTo(limits.attempt()) < 0 ? left : limits.attempt();
        try {
            WireAnswer answer = wire.post(target.prefix() + "." + operation, body, patience);
            return answer.status() == 200 ? done(operation, answer) : refused(operation, answer);
        } catch (IOException e) {
            return new Outcome.Failed(
                    SdkClientException.create(
                            "no answer of %s to %s: %s"
                                    .formatted(target.name(), operation, e.getMessage()),
                            e),
                    Again.NOW);
        }
    }

    private Outcome done(String operation, WireAnswer answer) {
        try {
            return new Outcome.Done(answer.json());
        } catch (JsonException e) {
            return new Outcome.Failed(
                    SdkClientException.create(
                            "a damaged answer of %s to %s".formatted(target.name(), operation), e),
                    Again.NOW);
        }
    }

    private Outcome refused(String operation, WireAnswer answer) {
        JsonObject body = readable(answer);
        String code = code(body, answer.status());
        AwsServiceException.Builder builder = failures.builder(code);
        try {
            PojoJson.read(body, builder);
        } catch (JsonException _) {
            // Then its name is all that is known of it.
        }
        String message = message(body).orElse(operation + " was refused");
        AwsErrorDetails details =
                AwsErrorDetails.builder()
                        .serviceName(target.name())
                        .errorCode(code)
                        .errorMessage(message)
                        .build();
        builder.message(message)
                .requestId(answer.requestId())
                .statusCode(answer.status())
                .awsErrorDetails(details);
        return new Outcome.Failed(
                builder.build(), again(code, answer.status()), answers(code, body));
    }

    /// A transaction whose step found no room says so by that step's reason.
    private static boolean answers(String code, JsonObject body) {
        if (!ANSWERS.contains(code)) return false;
        for (JsonObject reason : body.objects("CancellationReasons")) {
            if (NO_ROOM.contains(text(reason, "Code").orElse(""))) return false;
        }
        return true;
    }

    private static JsonObject readable(WireAnswer answer) {
        try {
            return answer.json();
        } catch (JsonException _) {
            return JsonObject.salvage("");
        }
    }

    private static Optional<String> message(JsonObject body) {
        return text(body, "message").or(() -> text(body, "Message"));
    }

    private static Optional<String> text(JsonObject body, String name) {
        return body.value(name).map(Object::toString);
    }

    /// `com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException`, without what is before.
    private static String code(JsonObject body, int status) {
        String type = text(body, "__type").orElse("HTTP " + status);
        return type.substring(type.indexOf('#') + 1);
    }

    private static Again again(String code, int status) {
        if (status == 429 || THROTTLED.contains(code)) return Again.LATER;
        return status >= 500 ? Again.SOON : Again.NO;
    }

    /// The SDK's pauses: a random part of what doubles, longer where the service asked for it.
    private static long pause(int tries, Outcome.Failed failed) {
        long base =
                switch (failed.again()) {
                    case NO -> 0;
                    // Mostly a kept connection that was closed while the function was frozen.
                    case NOW -> tries == 1 ? 0 : 100;
                    case SOON -> 100;
                    case LATER -> 500;
                };
        if (base == 0) return 0;
        return ThreadLocalRandom.current().nextLong(base << (tries - 1)) * 1_000_000;
    }

    private static boolean sleep(long nanos) {
        try {
            Thread.sleep(Duration.ofNanos(nanos));
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private enum Again {
        NO,
        NOW,
        SOON,
        LATER
    }

    private sealed interface Outcome {
        record Done(JsonObject json) implements Outcome {}

        /// @param answers whether it is what the caller asked
        record Failed(RuntimeException why, Again again, boolean answers) implements Outcome {
            Failed(RuntimeException why, Again again) {
                this(why, again, false);
            }
        }
    }
}
