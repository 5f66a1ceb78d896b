package dev.tonearm.infra.access;

/// What somebody may be allowed to use.
public enum Thing {
    /// The one table.
    TABLE,
    /// The queues of commands, one for each partition.
    COMMANDS,
    /// Where their commands are put aside.
    COMMANDS_ASIDE,
    /// The queue of the billing function's notes.
    NOTES,
    /// The queue that the rules of events fill.
    EVENTS,
    /// Where events go that nobody works off.
    EVENTS_ASIDE,
    /// The event bus.
    BUS,
    /// The schedules of what is to happen once, one for each server.
    MOMENTS,
    /// The role by which schedules put events on the bus.
    SCHEDULES_ROLE,
    /// The bot's token.
    DISCORD_SECRET,
    /// Stripe's keys.
    STRIPE_SECRET,
    /// The nodes' password.
    LAVALINK_SECRET,
    /// Where errors are told.
    SENTRY_SECRET
}
