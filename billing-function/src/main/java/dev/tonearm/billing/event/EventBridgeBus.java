package dev.tonearm.billing.event;

import dev.tonearm.core.event.DomainEvent;
import dev.tonearm.core.event.EventCodec;
import dev.tonearm.function.aws.CallLimits;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/// A bus of Amazon EventBridge.
public final class EventBridgeBus implements EventBus {
    /// As many as one call takes (docs.aws.amazon.com, PutEvents).
    static final int MOST = 10;

    private static final Logger log = LoggerFactory.getLogger(EventBridgeBus.class);

    private static final CallLimits LIMITS =
            new CallLimits(Duration.ofSeconds(2), Duration.ofSeconds(5), 3);

    private final EventBridgeClient events;
    private final String bus;

    /// @param bus its name or its ARN
    public EventBridgeBus(EventBridgeClient events, String bus) {
        this.events = events;
        this.bus = bus;
    }

    /// A client whose calls end while the function's invocation goes on.
    public static EventBridgeClient client() {
        return LIMITS.on(EventBridgeClient.builder()).build();
    }

    @Override
    public List<DomainEvent> tell(List<? extends DomainEvent> told) {
        List<DomainEvent> left = new ArrayList<>();
        for (int from = 0; from < told.size(); from += MOST) {
            List<? extends DomainEvent> some =
                    told.subList(from, Math.min(from + MOST, told.size()));
            left.addAll(put(some));
        }
        return left;
    }

    private List<DomainEvent> put(List<? extends DomainEvent> some) {
        try {
            return refused(some, results(some));
        } catch (SdkException | UncheckedIOException e) {
            log.error("{} events are not on the bus", some.size(), e);
            return List.copyOf(some);
        }
    }

    private List<PutEventsResultEntry> results(List<? extends DomainEvent> some) {
        List<PutEventsRequestEntry> entries = some.stream().map(this::entry).toList();
        try {
            return events.putEvents(put -> put.entries(entries)).entries();
        } catch (UncheckedIOException _) {
            // A kept connection that was closed while the function was frozen (see FifoQueue).
            return events.putEvents(put -> put.entries(entries)).entries();
        }
    }

    private PutEventsRequestEntry entry(DomainEvent event) {
        return PutEventsRequestEntry.builder()
                .eventBusName(bus)
                .source(EventCodec.SOURCE)
                .detailType(EventCodec.type(event))
                .detail(EventCodec.detail(event))
                .time(event.at())
                .build();
    }

    /// Results stand in the order of the entries, each with an id or an error.
    private static List<DomainEvent> refused(
            List<? extends DomainEvent> some, List<PutEventsResultEntry> results) {
        List<DomainEvent> refused = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            if (i < results.size() && results.get(i).errorCode() == null) continue;
            refused.add(some.get(i));
            if (i < results.size())
                log.error("{} is not on the bus: {}", some.get(i).id(), results.get(i).errorCode());
        }
        return refused;
    }
}
