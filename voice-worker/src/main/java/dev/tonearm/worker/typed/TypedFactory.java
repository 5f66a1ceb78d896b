package dev.tonearm.worker.typed;

import dev.tonearm.core.plan.Plans;
import dev.tonearm.store.DynamoStore;
import dev.tonearm.worker.intake.CommandSender;
import dev.tonearm.worker.reply.Replying;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// Who reads what people write, if the operator wants it read.
@Factory
final class TypedFactory {
    @Singleton
    TypedRequests requests(
            DynamoStore store,
            Plans plans,
            @Named("billing") InstantSource billing,
            CommandSender queue,
            Replying replying) {
        return new TypedRequests(store.guilds(), plans, billing, queue::send, replying);
    }
}
