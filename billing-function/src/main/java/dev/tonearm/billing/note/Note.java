package dev.tonearm.billing.note;

import dev.tonearm.core.billing.OrderEnvelope;
import dev.tonearm.core.grant.Entitlement;
import dev.tonearm.core.job.JobDue;
import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// Something to be worked off, as it waits in the queue. It may come out twice, and late.
public sealed interface Note {
    /// What makes two notes one.
    String id();

    /// Notes of one group come out one after the other.
    String group();

    /// Stripe says that something may have changed.
    ///
    /// @param id Stripe's of its event
    /// @param type Stripe's name for what happened
    /// @param at when, by Stripe's clock; the epoch where an older build did not note it
    record StripeChanged(String id, String type, Subject subject, Instant at) implements Note {
        /// One of which nobody knows when it happened.
        public StripeChanged(String id, String type, Subject subject) {
            this(id, type, subject, Instant.EPOCH);
        }

        @Override
        public String group() {
            return subject.wire();
        }
    }

    /// Discord says that an entitlement is another.
    ///
    /// @param deleted whether that is what it says
    /// @param at when, by Discord's clock
    record DiscordChanged(Entitlement entitlement, boolean deleted, Instant at) implements Note {
        /// Events of Discord have no id: what they are about, what they say and when.
        @Override
        public String id() {
            return "discord#" + entitlement.id() + "#" + at.toEpochMilli() + "#" + gone();
        }

        @Override
        public String group() {
            return "entitlement:" + entitlement.id();
        }

        /// Whether it was taken back.
        public boolean gone() {
            return deleted || entitlement.deleted();
        }
    }

    /// A listener ordered something.
    record Ordered(OrderEnvelope envelope) implements Note {
        @Override
        public String id() {
            return envelope.id();
        }

        @Override
        public String group() {
            return envelope.group();
        }
    }

    /// A job is due, or goes on.
    ///
    /// @param pieces how many of it are done
    record GoOn(JobDue due, long pieces) implements Note {
        @Override
        public String id() {
            return due.id() + "#" + pieces;
        }

        @Override
        public String group() {
            return due.group();
        }
    }

    /// A message of the queue.
    default String wire() {
        if (this instanceof GoOn(var due, long pieces)) return due.wire(pieces);
        if (this instanceof Ordered(var envelope)) return envelope.wire();
        byte[] json =
                JsonWriter.object(to -> {
                    switch (this) {
                        case StripeChanged(var id, var type, var subject, var at) ->
                                to.put("kind", STRIPE)
                                        .put("id", id)
                                        .put("type", type)
                                        .put("about", subject.wire())
                                        .put("at", at.toEpochMilli());
                        case DiscordChanged(var entitlement, boolean deleted, var at) ->
                                to.put("kind", DISCORD)
                                        .put("entitlement", entitlement::write)
                                        .put("deleted", deleted)
                                        .put("at", at.toEpochMilli());
                        case GoOn _, Ordered _ -> {}
                    }
                });
        return new String(json, StandardCharsets.UTF_8);
    }

    /// Reads a message of the queue.
    ///
    /// @throws JsonException if it is none, or a newer build's, which is left to that
    static Note read(String body) {
        JsonObject json = JsonObject.parse(body);
        try {
            return read(json);
        } catch (IllegalArgumentException e) {
            throw JsonException.invalid("a note", e);
        }
    }

    private static Note read(JsonObject json) {
        String kind = json.string("kind");
        return switch (kind) {
            case STRIPE ->
                    new StripeChanged(
                            json.string("id"),
                            json.string("type"),
                            Subject.read(json.string("about"))
                                    .orElseThrow(() ->
                                            new IllegalArgumentException("'about' is unknown")),
                            Instant.ofEpochMilli(json.optionalNumber("at").orElse(0L)));
            case DISCORD ->
                    new DiscordChanged(
                            Entitlement.read(json.object("entitlement")),
                            json.flag("deleted"),
                            Instant.ofEpochMilli(json.number("at")));
            case JobDue.KIND -> new GoOn(JobDue.read(json), json.number("pieces"));
            case OrderEnvelope.KIND -> new Ordered(OrderEnvelope.read(json));
            default -> throw new IllegalArgumentException("'kind' is unknown");
        };
    }

    String STRIPE = "stripe";
    String DISCORD = "discord";
}
