package dev.tonearm.interactions.queue;

import dev.tonearm.core.billing.OrderEnvelope;
import dev.tonearm.function.queue.CommandNotQueuedException;

/// Where orders wait for the billing function.
public interface OrderQueue {
    /// Hands an order over. Sending the same interaction again within five minutes changes nothing.
    ///
    /// @throws CommandNotQueuedException if it is not known to be in the queue
    void send(OrderEnvelope order);
}
