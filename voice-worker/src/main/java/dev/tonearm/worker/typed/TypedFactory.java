package dev.tonearm.worker.typed;

import dev.tonearm.core.plan.Plans;
import dev.tonearm.store.DynamoStore;
import dev.tonearm.worker.intake.CommandSender;
import dev.tonearm.worker.reply.Replying;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/// Who reads what people write, if the operator wants it read.
@Factory
final class TypedFactory {
    @Singleton
    TypedRequests requests(DynamoStore store, Plans plans, CommandSender queue, Replying replying) {
        return new TypedRequests(store.guilds(), plans, queue::send, replying);
    }
}
