package dev.tonearm.core.player;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import java.time.Instant;

/// Where the bot came and went, and who was there.
public sealed interface StayEvent extends PlayerEvent {
    /// The bot is, or should be, in this voice channel.
    record VoiceJoined(ChannelId channel) implements StayEvent {}

    record VoiceLeft(LeaveReason reason) implements StayEvent {}

    /// Nobody but bots is in the bot's channel any more.
    record LeftAlone() implements StayEvent {}

    /// Somebody is in the bot's channel again.
    record Accompanied() implements StayEvent {}

    /// Why the bot is in no voice channel any more.
    enum LeaveReason {
        ASKED("asked"),
        /// A moderator disconnected it, or its channel was deleted.
        DISCONNECTED("disconnected"),
        /// It could not get into the channel.
        UNREACHABLE("unreachable"),
        /// Nobody was in its channel for as long as the server's manners say.
        ALONE("alone"),
        /// Nothing played for as long as they say.
        QUIET("quiet"),
        /// The channel demands end-to-end encryption, and the node does not speak it.
        NOT_ENCRYPTED("not-encrypted"),
        /// The node and the voice server do not understand each other in another way.
        INCOMPATIBLE("incompatible"),
        /// The voice connection broke again and again.
        UNSTABLE("unstable");

        private final String wire;

        LeaveReason(String wire) {
            this.wire = wire;
        }

        /// What journals and snapshots call it.
        String wire() {
            return wire;
        }

        /// Whether no person wanted it, and it may be otherwise in a while.
        boolean nobodysWish() {
            return switch (this) {
                case UNREACHABLE, UNSTABLE -> true;
                case ASKED, DISCONNECTED, ALONE, QUIET, NOT_ENCRYPTED, INCOMPATIBLE -> false;
            };
        }

        /// The event that says it: journals of builds that do not know a reason have none of it.
        Form form() {
            return this == QUIET ? Form.LEFT_QUIET : Form.LEFT;
        }

        static LeaveReason named(String wire) {
            for (LeaveReason reason : values()) if (reason.wire.equals(wire)) return reason;
            throw new IllegalArgumentException("unknown leaving " + wire);
        }
    }

    enum Form implements EventForm {
        JOINED("joined"),
        LEFT("left"),
        LEFT_ALONE("left-alone"),
        ACCOMPANIED("accompanied"),
        LEFT_QUIET("left-quiet", 2);

        private final String wire;
        private final int since;

        Form(String wire) {
            this(wire, 1);
        }

        Form(String wire, int since) {
            this.wire = wire;
            this.since = since;
        }

        @Override
        public int since() {
            return since;
        }

        @Override
        public String wire() {
            return wire;
        }

        @Override
        public StayEvent read(JsonObject json) {
            return switch (this) {
                case JOINED -> new VoiceJoined(new ChannelId(json.number("c")));
                case LEFT -> new VoiceLeft(LeaveReason.named(json.string("why")));
                case LEFT_ALONE -> new LeftAlone();
                case ACCOMPANIED -> new Accompanied();
                case LEFT_QUIET -> new VoiceLeft(LeaveReason.QUIET);
            };
        }
    }

    @Override
    default Form form() {
        return switch (this) {
            case VoiceJoined _ -> Form.JOINED;
            case VoiceLeft(var reason) -> reason.form();
            case LeftAlone _ -> Form.LEFT_ALONE;
            case Accompanied _ -> Form.ACCOMPANIED;
        };
    }

    @Override
    default void write(JsonWriter json) {
        switch (this) {
            case VoiceJoined(var channel) -> json.put("c", channel.value());
            case VoiceLeft(var reason) -> {
                if (reason.form() == Form.LEFT) json.put("why", reason.wire());
            }
            case LeftAlone(), Accompanied() -> {}
        }
    }

    @Override
    default PlayerState appliedTo(PlayerState state, Instant at) {
        return switch (this) {
            case VoiceJoined(var channel) ->
                    state.with(new Stay(new Whereabouts.InVoice(channel), Company.PEOPLE));
            case VoiceLeft(var why) ->
                    state.with(new Stay(Whereabouts.NOWHERE, new Company.Parted(why)))
                            .with(state.deck().with(Setbacks.NONE))
                            .with(state.house().left(state.voice(), why, at));
            case LeftAlone() -> state.with(state.stay().with(new Company.Nobody(at)));
            case Accompanied() -> state.with(state.stay().with(Company.PEOPLE));
        };
    }
}
