package dev.tonearm.core.player;

import dev.tonearm.core.guild.Manners;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import java.time.Instant;

/// What happened to the way in which the player behaves, and what people voted.
public sealed interface HouseEvent extends PlayerEvent {
    /// The server wants these manners from now on.
    record MannersSet(Manners manners) implements HouseEvent {}

    /// Somebody voted for a command. When that was enough, the rest of the line is what the command
    /// did.
    ///
    /// @param motion the command, as in [Ballot#motion]
    /// @param on the entry that it is about; [Ballot#NOTHING] for none
    /// @param title of that entry, or empty
    /// @param votes how many were for it then, this one included
    /// @param needed how many it took
    /// @param terms for when who listens changes before enough are for it
    record Voted(
            UserId voter,
            String motion,
            EntryId on,
            String title,
            int votes,
            int needed,
            Terms terms)
            implements HouseEvent {
        /// Whether the command was done.
        public boolean passed() {
            return votes >= needed;
        }
    }

    /// Others came, went or hear nothing any more, and now as many of those who listen are for a
    /// command as it takes. The rest of the line is what the command did.
    ///
    /// @param by who of them was the first to vote for it
    /// @param motion as in [Voted], and so the others
    record Agreed(UserId by, String motion, EntryId on, String title, int votes, int needed)
            implements HouseEvent {
        /// The wire name of the command.
        public String command() {
            return Ballot.command(motion);
        }
    }

    /// The music pauses by itself from now on; or, with [Hush#NONE], a person wants it to pause.
    record Hushed(Hush why) implements HouseEvent {}

    enum Form implements EventForm {
        MANNERS("manners"),
        VOTED("voted"),
        AGREED("agreed"),
        HUSHED("hushed");

        private final String wire;

        Form(String wire) {
            this.wire = wire;
        }

        @Override
        public String wire() {
            return wire;
        }

        @Override
        public int since() {
            return 2;
        }

        @Override
        public HouseEvent read(JsonObject json) {
            return switch (this) {
                case MANNERS -> new MannersSet(Manners.read(json));
                case VOTED ->
                        new Voted(
                                new UserId(json.number("u")),
                                json.string("motion"),
                                new EntryId(json.number("id")),
                                json.optionalString("title").orElse(""),
                                json.integer("votes"),
                                json.integer("of"),
                                HouseJson.terms(json));
                case AGREED ->
                        new Agreed(
                                new UserId(json.number("u")),
                                json.string("motion"),
                                new EntryId(json.number("id")),
                                json.optionalString("title").orElse(""),
                                json.integer("votes"),
                                json.integer("of"));
                case HUSHED -> new Hushed(Hush.named(json.string("why")));
            };
        }
    }

    @Override
    default Form form() {
        return switch (this) {
            case MannersSet _ -> Form.MANNERS;
            case Voted _ -> Form.VOTED;
            case Agreed _ -> Form.AGREED;
            case Hushed _ -> Form.HUSHED;
        };
    }

    @Override
    default void write(JsonWriter json) {
        switch (this) {
            case MannersSet(var manners) -> manners.write(json);
            case Voted(
                            var voter,
                            var motion,
                            var on,
                            var title,
                            var votes,
                            var needed,
                            var terms) -> {
                HouseJson.write(json, voter, motion, on, title);
                json.put("votes", votes).put("of", needed);
                HouseJson.write(json, terms);
            }
            case Agreed(var by, var motion, var on, var title, var votes, var needed) -> {
                HouseJson.write(json, by, motion, on, title);
                json.put("votes", votes).put("of", needed);
            }
            case Hushed(var why) -> json.put("why", why.wire());
        }
    }

    @Override
    default PlayerState appliedTo(PlayerState state, Instant at) {
        House house = state.house();
        return switch (this) {
            case MannersSet(var manners) -> {
                PlayerState after = state.with(house.with(manners));
                boolean asBefore = manners.fair() == house.manners().fair();
                // What listeners have chosen since stays, unless the server chose anew.
                yield asBefore ? after : after.with(after.waiting().taking(manners.fair()));
            }
            case Voted voted -> state.with(house.with(house.votes().with(voted, at)));
            case Agreed agreed ->
                    state.with(house.with(house.votes().without(agreed.motion(), agreed.on())));
            case Hushed(var why) -> state.with(house.with(why));
        };
    }
}
