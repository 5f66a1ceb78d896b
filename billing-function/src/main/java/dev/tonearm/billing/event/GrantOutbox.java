package dev.tonearm.billing.event;

import dev.tonearm.billing.figure.Counts;
import dev.tonearm.core.event.DomainEvent;
import dev.tonearm.core.event.DomainEvent.EntitlementChanged;
import dev.tonearm.core.metric.BillingMetric;
import dev.tonearm.function.stream.StreamBatch;
import dev.tonearm.store.GrantEntryImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the bus of every entry of the book of grants. The table's stream brings them, so that
/// whoever books a grant writes nothing else, and nothing is lost while the bus is away.
public final class GrantOutbox {
    private static final Logger log = LoggerFactory.getLogger(GrantOutbox.class);

    private final EventBus bus;
    private final Counts figures;

    public GrantOutbox(EventBus bus, Counts figures) {
        this.bus = bus;
        this.figures = figures;
    }

    /// Tells of some changes.
    ///
    /// @return what the function returns
    public byte[] tell(StreamBatch batch) {
        Map<EntitlementChanged, StreamBatch.Change> entries = new LinkedHashMap<>();
        for (StreamBatch.Change change : batch.changes()) {
            read(change).ifPresent(event -> entries.putIfAbsent(event, change));
        }
        List<DomainEvent> left = bus.tell(List.copyOf(entries.keySet()));
        for (int i = left.size(); i < entries.size(); i++) figures.count(BillingMetric.EVENTS_TOLD);
        // Those behind it come again as well, and are told twice.
        return entries.entrySet().stream()
                .filter(entry -> left.contains(entry.getKey()))
                .findFirst()
                .map(entry -> batch.doneUpTo(entry.getValue()))
                .orElseGet(batch::done);
    }

    /// One that cannot be read would hold up those of all other servers in its shard for a day: it
    /// is left out, and what it should have set off the nightly job does.
    private Optional<EntitlementChanged> read(StreamBatch.Change change) {
        try {
            return GrantEntryImage.read(change.item());
        } catch (IllegalArgumentException e) {
            log.error("change {} of the table is not told", change.sequence(), e);
            figures.count(BillingMetric.EVENTS_UNREADABLE);
            return Optional.empty();
        }
    }
}
