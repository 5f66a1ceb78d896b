package dev.tonearm.worker.telemetry;

import dev.tonearm.core.metric.WorkerMetric;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Measures the calls of one of AWS's services, each with its retries.
public final class AwsCalls implements ExecutionInterceptor {
    private static final ExecutionAttribute<Long> BEGUN = new ExecutionAttribute<>("tonearm.begun");

    /// What a write finds that is conditional on what others have not written: an answer.
    private static final String CONDITION = "ConditionalCheckFailedException";

    /// What a step of a transaction is refused with that the table had no room for.
    private static final Pattern THROTTLED =
            Pattern.compile("ThrottlingError|ProvisionedThroughputExceeded");

    private final Telemetry telemetry;
    private final WorkerMetric time;
    private final WorkerMetric errors;

    private AwsCalls(Telemetry telemetry, WorkerMetric time, WorkerMetric errors) {
        this.telemetry = telemetry;
        this.time = time;
        this.errors = errors;
    }

    public static AwsCalls ofStore(Telemetry telemetry) {
        return new AwsCalls(telemetry, WorkerMetric.STORE_CALL, WorkerMetric.STORE_ERRORS);
    }

    public static AwsCalls ofQueue(Telemetry telemetry) {
        return new AwsCalls(telemetry, WorkerMetric.QUEUE_CALL, WorkerMetric.QUEUE_ERRORS);
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        attributes.putAttribute(BEGUN, System.nanoTime());
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        took(attributes);
    }

    @Override
    public void onExecutionFailure(
            Context.FailedExecution context, ExecutionAttributes attributes) {
        took(attributes);
        String why = why(context.exception());
        if (!why.isEmpty()) telemetry.count(errors, operation(attributes), why);
    }

    private void took(ExecutionAttributes attributes) {
        Long begun = attributes.getAttribute(BEGUN);
        if (begun == null) return;
        telemetry.took(time, operation(attributes), System.nanoTime() - begun);
    }

    private static String operation(ExecutionAttributes attributes) {
        String name = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        return name == null ? "unknown" : name;
    }

    /// As the catalogue names it; empty for what is an answer.
    static String why(Throwable failure) {
        return switch (failure) {
            case ApiCallTimeoutException _, ApiCallAttemptTimeoutException _ -> "timeout";
            case TransactionCanceledException cancelled ->
                    isThrottled(cancelled) ? "throttled" : "";
            case AwsServiceException refused -> {
                String code =
                        refused.awsErrorDetails() == null
                                ? ""
                                : refused.awsErrorDetails().errorCode();
                if (CONDITION.equals(code)) yield "";
                yield refused.isThrottlingException() ? "throttled" : "refused";
            }
            default -> "unreachable";
        };
    }

    /// A transaction says by the reasons of its steps what another write says by its name.
    private static boolean isThrottled(TransactionCanceledException cancelled) {
        return cancelled.cancellationReasons().stream()
                .map(CancellationReason::code)
                .anyMatch(code -> code != null && THROTTLED.matcher(code).matches());
    }
}
