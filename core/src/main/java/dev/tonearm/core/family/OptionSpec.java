package dev.tonearm.core.family;

import dev.tonearm.core.command.Attachment;
import dev.tonearm.core.command.ChosenChannel;
import dev.tonearm.core.command.OptionProblem;
import dev.tonearm.core.guild.RoleId;
import dev.tonearm.core.guild.UserId;
import java.util.List;

/// One option of a slash command: what it may be, and how it is checked. What Discord checks too is
/// checked again; bots that trust that are broken by the first stale client.
public sealed interface OptionSpec {
    String name();

    boolean required();

    /// The number that Discord knows its type by.
    int wire();

    /// The same option, that may be left out.
    OptionSpec optional();

    /// What was filled in, as the type that [OptionValues] reads.
    ///
    /// @throws InvalidOptionException if it is none of what this takes
    Object checked(Object value);

    /// Who suggests values while somebody types.
    default Completer completer() {
        return Completer.NOBODY;
    }

    /// Free text.
    ///
    /// @param least the fewest characters, blanks around them not counted
    /// @param most the most characters, up to 6,000
    record Text(String name, boolean required, int least, int most, Completer completer)
            implements OptionSpec {
        public Text {
            Names.check(name);
            if (least < 0 || least > most || most > 6_000) {
                throw new IllegalArgumentException(
                        "'%s' has %d to %d characters; Discord takes 0 to 6,000"
                                .formatted(name, least, most));
            }
        }

        @Override
        public int wire() {
            return 3;
        }

        @Override
        public Text optional() {
            return new Text(name, false, least, most, completer);
        }

        @Override
        public Object checked(Object value) {
            String text = typed(this, value, String.class);
            int length = text.strip().length();
            if (length > most) throw invalid(this, OptionProblem.TOO_LONG);
            if (length < least) throw invalid(this, OptionProblem.OUT_OF_RANGE);
            return text;
        }

        public Text completedBy(Completer by) {
            return new Text(name, required, least, most, by);
        }
    }

    /// One of some texts.
    record Choice(String name, boolean required, List<String> choices) implements OptionSpec {
        public Choice {
            Names.check(name);
            choices = List.copyOf(choices);
            Names.check(name, "choices", choices);
            if (choices.isEmpty())
                throw new IllegalArgumentException("'" + name + "' has no choice");
        }

        @Override
        public int wire() {
            return 3;
        }

        @Override
        public Choice optional() {
            return new Choice(name, false, choices);
        }

        @Override
        public Object checked(Object value) {
            String choice = typed(this, value, String.class);
            if (!choices.contains(choice)) throw invalid(this, OptionProblem.NOT_A_CHOICE);
            return choice;
        }
    }

    /// A whole number.
    record Whole(String name, boolean required, long least, long most, Completer completer)
            implements OptionSpec {
        /// Greater ones lose their last digits in Discord's JSON.
        private static final long GREATEST = 1L << 53;

        public Whole {
            Names.check(name);
            if (least > most || least < -GREATEST || most > GREATEST) {
                throw new IllegalArgumentException(
                        "'%s' is %d to %d; Discord takes -2^53 to 2^53"
                                .formatted(name, least, most));
            }
        }

        @Override
        public int wire() {
            return 4;
        }

        @Override
        public Whole optional() {
            return new Whole(name, false, least, most, completer);
        }

        @Override
        public Object checked(Object value) {
            long number = typed(this, value, Long.class);
            if (number < least || number > most) throw invalid(this, OptionProblem.OUT_OF_RANGE);
            return number;
        }

        public Whole completedBy(Completer by) {
            return new Whole(name, required, least, most, by);
        }
    }

    /// A number with decimals.
    record Decimal(String name, boolean required, double least, double most) implements OptionSpec {
        public Decimal {
            Names.check(name);
            if (!(least <= most) || Double.isInfinite(least) || Double.isInfinite(most)) {
                throw new IllegalArgumentException("'%s' is %s to %s".formatted(name, least, most));
            }
        }

        @Override
        public int wire() {
            return 10;
        }

        @Override
        public Decimal optional() {
            return new Decimal(name, false, least, most);
        }

        @Override
        public Object checked(Object value) {
            // Without decimals it comes as a whole number.
            double number =
                    value instanceof Long whole ? whole : (double) typed(this, value, Double.class);
            boolean within = number >= least && number <= most;
            if (!within) throw invalid(this, OptionProblem.OUT_OF_RANGE);
            return number;
        }
    }

    /// Yes or no.
    record Flag(String name, boolean required) implements OptionSpec {
        public Flag {
            Names.check(name);
        }

        @Override
        public int wire() {
            return 5;
        }

        @Override
        public Flag optional() {
            return new Flag(name, false);
        }

        @Override
        public Object checked(Object value) {
            return typed(this, value, Boolean.class);
        }
    }

    /// A channel of the server.
    ///
    /// @param kinds of which kind, empty for any
    record Channel(String name, boolean required, List<ChannelKind> kinds) implements OptionSpec {
        public Channel {
            Names.check(name);
            kinds = List.copyOf(kinds);
        }

        @Override
        public int wire() {
            return 7;
        }

        @Override
        public Channel optional() {
            return new Channel(name, false, kinds);
        }

        @Override
        public Object checked(Object value) {
            ChosenChannel channel = typed(this, value, ChosenChannel.class);
            for (ChannelKind kind : kinds) {
                if (kind.wire() == channel.type()) return channel.id();
            }
            if (!kinds.isEmpty()) throw invalid(this, OptionProblem.NOT_A_CHOICE);
            return channel.id();
        }
    }

    /// Something else that Discord lets people choose.
    record Chosen(String name, boolean required, Kind kind) implements OptionSpec {
        public Chosen {
            Names.check(name);
        }

        @Override
        public int wire() {
            return kind.wire;
        }

        @Override
        public Chosen optional() {
            return new Chosen(name, false, kind);
        }

        @Override
        public Object checked(Object value) {
            return switch (kind) {
                case USER -> typed(this, value, UserId.class);
                case ROLE -> typed(this, value, RoleId.class);
                case MENTIONABLE ->
                        value instanceof RoleId ? value : typed(this, value, UserId.class);
                case ATTACHMENT -> typed(this, value, Attachment.class);
            };
        }
    }

    /// What can be chosen, with Discord's numbers.
    enum Kind {
        USER(6),
        ROLE(8),
        /// A user or a role.
        MENTIONABLE(9),
        ATTACHMENT(11);

        private final int wire;

        Kind(int wire) {
            this.wire = wire;
        }
    }

    static Text text(String name, int most) {
        return new Text(name, true, 1, most, Completer.NOBODY);
    }

    static Choice choice(String name, String... choices) {
        return new Choice(name, true, List.of(choices));
    }

    static Whole whole(String name, long least, long most) {
        return new Whole(name, true, least, most, Completer.NOBODY);
    }

    static Decimal decimal(String name, double least, double most) {
        return new Decimal(name, true, least, most);
    }

    static Flag flag(String name) {
        return new Flag(name, true);
    }

    static Channel channel(String name, ChannelKind... kinds) {
        return new Channel(name, true, List.of(kinds));
    }

    static Chosen chosen(String name, Kind kind) {
        return new Chosen(name, true, kind);
    }

    private static <T> T typed(OptionSpec spec, Object value, Class<T> type) {
        if (!type.isInstance(value)) throw invalid(spec, OptionProblem.WRONG_TYPE);
        return type.cast(value);
    }

    private static InvalidOptionException invalid(OptionSpec spec, OptionProblem problem) {
        return new InvalidOptionException(spec.name(), problem);
    }
}
