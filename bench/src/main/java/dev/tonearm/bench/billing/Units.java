package dev.tonearm.bench.billing;

import java.util.List;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/// Counts the units of DynamoDB that each thread uses, as DynamoDB says. The SDK finds it by its
/// name in a resource; it does nothing for a thread that does not count.
public final class Units implements ExecutionInterceptor {
    private static final ThreadLocal<Count> COUNTING = new ThreadLocal<>();

    /// What was used.
    static final class Count {
        double read;
        double written;
        int calls;

        Count plus(Count other) {
            read += other.read;
            written += other.written;
            calls += other.calls;
            return this;
        }
    }

    /// Counts what some work uses, in this thread.
    static Count of(Runnable work) {
        Count count = new Count();
        COUNTING.set(count);
        try {
            work.run();
        } finally {
            COUNTING.remove();
        }
        return count;
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        if (COUNTING.get() == null) return context.request();
        return switch (context.request()) {
            case GetItemRequest get ->
                    get.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build();
            case PutItemRequest put ->
                    put.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build();
            case TransactWriteItemsRequest write ->
                    write.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build();
            // Whoever adds another call to the way of a webhook has it counted here.
            default ->
                    throw new IllegalStateException(
                            context.request().getClass().getSimpleName() + " is not counted");
        };
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        Count count = COUNTING.get();
        if (count == null) return;
        count.calls++;
        switch (context.response()) {
            case GetItemResponse got -> count.read += units(List.of(got.consumedCapacity()));
            case PutItemResponse put -> count.written += units(List.of(put.consumedCapacity()));
            case TransactWriteItemsResponse wrote ->
                    count.written += units(wrote.consumedCapacity());
            default -> throw new IllegalStateException("an answer that is not counted");
        }
    }

    private static double units(List<ConsumedCapacity> used) {
        return used.stream().mapToDouble(ConsumedCapacity::capacityUnits).sum();
    }
}
