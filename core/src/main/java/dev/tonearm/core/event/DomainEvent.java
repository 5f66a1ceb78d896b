package dev.tonearm.core.event;

import dev.tonearm.core.format.WireForm;
import dev.tonearm.core.grant.GrantId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.job.JobName;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import java.time.Instant;

/// Something that happened and that others may want to know. It is told at least once, and in any
/// order: it says what to look at, and whoever hears of it asks what is true now.
///
/// Each record has a schema in `docs/events`, named `NAME.vFORMAT.json`.
public sealed interface DomainEvent {
    /// What makes two of them one, however often it is told.
    String id();

    /// When it happened.
    Instant at();

    Form form();

    /// Writes what is its own, beside `format`, `id` and `at`.
    void write(JsonWriter to);

    /// A grant of a server was booked: it is new, longer, shorter or over.
    ///
    /// @param revision the number of the change in the server's book
    /// @param reporter who told us of it, such as `stripe` or `operator`
    /// @param cause the reporter's own id of their report
    record EntitlementChanged(
            GuildId guild, long revision, GrantId grant, String reporter, String cause, Instant at)
            implements DomainEvent {
        @Override
        public String id() {
            return "guild:" + guild + ":grants:" + revision;
        }

        @Override
        public Form form() {
            return Form.ENTITLEMENT_CHANGED;
        }

        @Override
        public void write(JsonWriter to) {
            to.put("guild", guild.toString())
                    .put("revision", revision)
                    .put("grant", grant.toString())
                    .put("reporter", reporter)
                    .put("cause", cause);
        }

        private static EntitlementChanged read(JsonObject detail, Instant at) {
            return new EntitlementChanged(
                    GuildId.parse(detail.string("guild")),
                    detail.number("revision"),
                    GrantId.parse(detail.string("grant")),
                    detail.string("reporter"),
                    detail.string("cause"),
                    at);
        }
    }

    /// A moment has come for which something was planned: a plan ends, or somebody is to be told of
    /// it. Nobody said anything; the time has passed.
    ///
    /// @param at when that was planned for, however late it is told
    record MomentReached(GuildId guild, Instant at) implements DomainEvent {
        @Override
        public String id() {
            return "guild:" + guild + ":moment:" + at;
        }

        @Override
        public Form form() {
            return Form.MOMENT_REACHED;
        }

        @Override
        public void write(JsonWriter to) {
            to.put("guild", guild.toString());
        }

        private static MomentReached read(JsonObject detail, Instant at) {
            return new MomentReached(GuildId.parse(detail.string("guild")), at);
        }
    }

    /// A job of the night is to be done.
    ///
    /// @param at when it was to begin
    record JobCalled(JobName job, Instant at) implements DomainEvent {
        @Override
        public String id() {
            return "job:" + job.wire() + ":" + at;
        }

        @Override
        public Form form() {
            return Form.JOB_DUE;
        }

        @Override
        public void write(JsonWriter to) {
            to.put("job", job.wire());
        }

        private static JobCalled read(JsonObject detail, Instant at) {
            JobName job =
                    JobName.named(detail.string("job"))
                            .orElseThrow(() -> new IllegalArgumentException("'job' is unknown"));
            return new JobCalled(job, at);
        }
    }

    /// How each of them is called on the bus.
    enum Form implements WireForm {
        ENTITLEMENT_CHANGED("EntitlementChanged"),
        MOMENT_REACHED("MomentReached"),
        JOB_DUE("JobDue");

        private final String wire;

        Form(String wire) {
            this.wire = wire;
        }

        @Override
        public String wire() {
            return wire;
        }

        /// The newest format of it that is read, and the one that is written. A member that readers
        /// may leave alone needs no new one.
        public int format() {
            return 1;
        }

        DomainEvent read(JsonObject detail, Instant at) {
            return switch (this) {
                case ENTITLEMENT_CHANGED -> EntitlementChanged.read(detail, at);
                case MOMENT_REACHED -> MomentReached.read(detail, at);
                case JOB_DUE -> JobCalled.read(detail, at);
            };
        }
    }
}
