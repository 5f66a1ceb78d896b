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
        /// Nobody was in its channel for [Company#LONGEST_ALONE].
        ALONE("alone"),
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

        static LeaveReason named(String wire) {
            for (LeaveReason reason : values()) if (reason.wire.equals(wire)) return reason;
            throw new IllegalArgumentException("unknown leaving " + wire);
        }
    }

    enum Form implements EventForm {
        JOINED("joined"),
        LEFT("left"),
        LEFT_ALONE("left-alone"),
        ACCOMPANIED("accompanied");

        private final String wire;

        Form(String wire) {
            this.wire = wire;
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
            };
        }
    }

    @Override
    default Form form() {
        return switch (this) {
            case VoiceJoined _ -> Form.JOINED;
            case VoiceLeft _ -> Form.LEFT;
            case LeftAlone _ -> Form.LEFT_ALONE;
            case Accompanied _ -> Form.ACCOMPANIED;
        };
    }

    @Override
    default void write(JsonWriter json) {
        switch (this) {
            case VoiceJoined(var channel) -> json.put("c", channel.value());
            case VoiceLeft(var reason) -> json.put("why", reason.wire());
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
                            .with(state.deck().with(Setbacks.NONE));
            case LeftAlone() -> state.with(state.stay().with(new Company.Nobody(at)));
            case Accompanied() -> state.with(state.stay().with(Company.PEOPLE));
        };
    }
}
