package dev.tonearm.store;

import dev.tonearm.core.partition.WorkerId;
import dev.tonearm.core.partition.WorkerMark;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// The identity of one attempt to write something, so that its writer recognises it when the SDK
/// repeated a write whose first answer was lost. A worker's say whose they are, in no more bytes.
record WriteId(String value) {
    static WriteId random() {
        return new WriteId(UUID.randomUUID().toString());
    }

    /// Those of a worker: its mark, and chance.
    static Supplier<WriteId> of(WorkerId worker) {
        String mark = WorkerMark.of(worker) + ".";
        return () -> {
            UUID chance = UUID.randomUUID();
            byte[] bytes =
                    ByteBuffer.allocate(2 * Long.BYTES)
                            .putLong(chance.getMostSignificantBits())
                            .putLong(chance.getLeastSignificantBits())
                            .array();
            return new WriteId(
                    mark + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        };
    }

    /// Whose it is, if it says that.
    Optional<WorkerMark> writer() {
        int end = value.indexOf('.');
        return end < 0 ? Optional.empty() : WorkerMark.parse(value.substring(0, end));
    }

    @Override
    public String toString() {
        return value;
    }
}
