package dev.tonearm.local.stack;

import dev.tonearm.core.event.EventWiring;
import dev.tonearm.local.aws.LocalDynamo;
import dev.tonearm.local.aws.LocalEventBus;
import dev.tonearm.local.aws.LocalScheduler;
import dev.tonearm.local.aws.LocalSqs;
import dev.tonearm.local.lambda.LambdaHost;
import dev.tonearm.local.lambda.QueueMapping;
import dev.tonearm.local.lambda.StreamMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Starts what events need: the bus with its rules, and what brings a function the changes of the
/// table and the events of the queues.
final class EventStart {
    private final EventWiring wiring;
    private final LocalSqs sqs;
    private final LocalDynamo dynamo;
    private final Closing closing;
    private final LocalEventBus bus;
    private final LocalScheduler scheduler;

    /// Starts the bus, and what comes to it by itself in its time.
    EventStart(
            EventWiring wiring,
            LocalSqs sqs,
            LocalDynamo dynamo,
            BillingTime time,
            Closing closing,
            Parts parts,
            Consumer<Part> changed) {
        this.wiring = wiring;
        this.sqs = sqs;
        this.dynamo = dynamo;
        this.closing = closing;
        this.bus = closing.own(Closing.Order.FUNCTION, LocalEventBus.start(wiring, sqs, time));
        parts.add(new EmulatorPart("events", bus.proxy(), changed));
        this.scheduler =
                closing.own(
                        Closing.Order.FUNCTION,
                        LocalScheduler.start(bus.endpoint(), time).with(wiring, bus.arn()));
        parts.add(new EmulatorPart("scheduler", scheduler.proxy(), changed));
        List<String> queues = new ArrayList<>(List.of(sqs.billingUrl()));
        wiring.queues().forEach(queue -> queues.add(sqs.url(queue.name())));
        time.follow(new PlannedEvents(scheduler, new Calm(sqs.client(), queues)));
    }

    /// What who tells events has to know.
    Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL_EVENTBRIDGE", bus.endpoint().toString(),
                "TONEARM_EVENT_BUS", bus.arn(),
                "AWS_ENDPOINT_URL_SCHEDULER", scheduler.endpoint().toString(),
                "TONEARM_SCHEDULER_ROLE", LocalScheduler.ROLE);
    }

    /// Begins to bring a function what there is.
    ///
    /// @param queues the names of those whose messages it gets
    /// @param table whose changes it is told of
    void bring(LambdaHost function, List<String> queues, String table) {
        for (String queue : queues) {
            closing.own(
                    Closing.Order.FUNCTION,
                    QueueMapping.start(sqs.client(), sqs.url(queue), function));
        }
        closing.own(
                Closing.Order.FUNCTION,
                StreamMapping.start(dynamo, dynamo.stream(table), wiring.stream(), function));
    }
}
