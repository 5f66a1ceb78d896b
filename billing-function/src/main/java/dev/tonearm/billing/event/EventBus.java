package dev.tonearm.billing.event;

import dev.tonearm.core.event.DomainEvent;
import java.util.List;

/// Where events are told.
public interface EventBus {
    /// Tells some. The same again does no harm.
    ///
    /// @return those that are not known to be taken
    List<DomainEvent> tell(List<? extends DomainEvent> events);
}
