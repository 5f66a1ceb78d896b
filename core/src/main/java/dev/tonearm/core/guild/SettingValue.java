package dev.tonearm.core.guild;

import dev.tonearm.core.guild.SettingProblem.Kind;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/// What a [Setting] may be, where it is read from and how it is changed there.
public sealed interface SettingValue {
    /// What it is in somebody's settings.
    Object in(GuildSettings all);

    /// Writes what it is there as a member.
    void write(JsonWriter to, String member, GuildSettings all);

    /// The settings with what a document says.
    ///
    /// @param path where that stands
    /// @throws InvalidSettingException if it cannot be that
    GuildSettings read(GuildSettings all, String path, Object said);

    /// A word that others know the meaning of.
    ///
    /// @param most the most characters
    record Word(
            int most,
            Function<GuildSettings, String> get,
            BiFunction<GuildSettings, String, GuildSettings> set)
            implements SettingValue {
        @Override
        public String in(GuildSettings all) {
            return get.apply(all);
        }

        @Override
        public void write(JsonWriter to, String member, GuildSettings all) {
            to.put(member, in(all));
        }

        @Override
        public GuildSettings read(GuildSettings all, String path, Object said) {
            String word = typed(said, String.class, path, Kind.NOT_A_TEXT);
            if (word.length() > most) throw wrong(path, Kind.TOO_LONG, "0–" + most);
            return set.apply(all, word);
        }
    }

    /// One of some words.
    record Choice(
            List<String> choices,
            Function<GuildSettings, String> get,
            BiFunction<GuildSettings, String, GuildSettings> set)
            implements SettingValue {
        public Choice {
            choices = List.copyOf(choices);
        }

        @Override
        public String in(GuildSettings all) {
            return get.apply(all);
        }

        @Override
        public void write(JsonWriter to, String member, GuildSettings all) {
            to.put(member, in(all));
        }

        @Override
        public GuildSettings read(GuildSettings all, String path, Object said) {
            String choice = typed(said, String.class, path, Kind.NOT_A_TEXT);
            if (choices.contains(choice)) return set.apply(all, choice);
            throw wrong(path, Kind.NOT_A_CHOICE, String.join(", ", choices));
        }
    }

    /// Yes or no.
    record Flag(Predicate<GuildSettings> get, BiFunction<GuildSettings, Boolean, GuildSettings> set)
            implements SettingValue {
        @Override
        public Boolean in(GuildSettings all) {
            return get.test(all);
        }

        @Override
        public void write(JsonWriter to, String member, GuildSettings all) {
            to.put(member, in(all));
        }

        @Override
        public GuildSettings read(GuildSettings all, String path, Object said) {
            return set.apply(all, typed(said, Boolean.class, path, Kind.NOT_A_FLAG));
        }
    }

    /// A whole number.
    ///
    /// @param zero whether 0 is one, too; it says that there is no limit, or no end
    record Whole(
            int least,
            int most,
            boolean zero,
            ToIntFunction<GuildSettings> get,
            BiFunction<GuildSettings, Integer, GuildSettings> set)
            implements SettingValue {
        @Override
        public Integer in(GuildSettings all) {
            return get.applyAsInt(all);
        }

        @Override
        public void write(JsonWriter to, String member, GuildSettings all) {
            to.put(member, in(all));
        }

        @Override
        public GuildSettings read(GuildSettings all, String path, Object said) {
            long number = typed(said, Long.class, path, Kind.NOT_A_NUMBER);
            if (takes(number)) return set.apply(all, (int) number);
            throw wrong(path, Kind.OUT_OF_RANGE, bounds());
        }

        private boolean takes(long number) {
            return (zero && number == 0) || (number >= least && number <= most);
        }

        /// As in `1–100`.
        public String bounds() {
            return (zero ? "0, " : "") + least + "–" + most;
        }
    }

    /// One of Discord's things, or none, which is 0.
    record OneThing(
            Thing thing,
            ToLongFunction<GuildSettings> get,
            BiFunction<GuildSettings, Long, GuildSettings> set)
            implements SettingValue {
        @Override
        public Long in(GuildSettings all) {
            return get.applyAsLong(all);
        }

        @Override
        public void write(JsonWriter to, String member, GuildSettings all) {
            to.put(member, in(all) == 0 ? "" : Long.toUnsignedString(in(all)));
        }

        @Override
        public GuildSettings read(GuildSettings all, String path, Object said) {
            return set.apply(all, "".equals(said) ? 0 : snowflake(path, said));
        }
    }

    /// Some of Discord's things.
    ///
    /// @param most how many
    record Things(
            Thing thing,
            int most,
            Function<GuildSettings, Set<Long>> get,
            BiFunction<GuildSettings, Set<Long>, GuildSettings> set)
            implements SettingValue {
        @Override
        public Set<Long> in(GuildSettings all) {
            return get.apply(all);
        }

        @Override
        public void write(JsonWriter to, String member, GuildSettings all) {
            to.strings(member, in(all).stream().sorted().map(Long::toUnsignedString).toList());
        }

        @Override
        public GuildSettings read(GuildSettings all, String path, Object said) {
            List<?> list = typed(said, List.class, path, Kind.NOT_A_LIST);
            if (list.size() > most) throw wrong(path, Kind.TOO_MANY, "0–" + most);
            Set<Long> ids = new HashSet<>();
            List<SettingProblem> problems = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                String place = path + "[" + i + "]";
                collect(problems, list.get(i), id -> ids.add(snowflake(place, id)));
            }
            if (!problems.isEmpty()) throw new InvalidSettingException(problems);
            return set.apply(all, ids);
        }
    }

    /// Who may give which command.
    ///
    /// @param most how many rules
    record Rules(
            int most,
            Function<GuildSettings, SortedMap<String, CommandRule>> get,
            BiFunction<GuildSettings, SortedMap<String, CommandRule>, GuildSettings> set)
            implements SettingValue {
        private static final int LONGEST_PATH = 100;

        @Override
        public SortedMap<String, CommandRule> in(GuildSettings all) {
            return get.apply(all);
        }

        @Override
        public void write(JsonWriter to, String member, GuildSettings all) {
            to.put(member, inner -> in(all).forEach((path, rule) -> inner.put(path, rule.wire())));
        }

        @Override
        public GuildSettings read(GuildSettings all, String path, Object said) {
            JsonObject json = typed(said, JsonObject.class, path, Kind.NOT_AN_OBJECT);
            if (json.names().size() > most) throw wrong(path, Kind.TOO_MANY, "0–" + most);
            SortedMap<String, CommandRule> rules = new TreeMap<>();
            List<SettingProblem> problems = new ArrayList<>();
            for (String command : json.names()) {
                String place = path + "." + command;
                collect(
                        problems,
                        json.value(command).orElse(""),
                        rule -> rules.put(checked(command, place), rule(place, rule)));
            }
            if (!problems.isEmpty()) throw new InvalidSettingException(problems);
            return set.apply(all, rules);
        }

        private static String checked(String command, String path) {
            boolean thinkable = !command.isEmpty() && command.length() <= LONGEST_PATH;
            if (thinkable) return command;
            throw wrong(path, Kind.NO_SUCH_COMMAND, "");
        }

        private static CommandRule rule(String path, Object said) {
            List<String> choices = new ArrayList<>();
            for (CommandRule rule : CommandRule.values()) {
                if (rule.wire().equals(said)) return rule;
                choices.add(rule.wire());
            }
            throw wrong(path, Kind.NOT_A_CHOICE, String.join(", ", choices));
        }
    }

    /// Kinds of Discord's things.
    enum Thing {
        ROLE,
        USER,
        TEXT_CHANNEL,
        VOICE_CHANNEL
    }

    private static <T> T typed(Object said, Class<T> type, String path, Kind otherwise) {
        if (!type.isInstance(said)) throw wrong(path, otherwise, "");
        return type.cast(said);
    }

    private static long snowflake(String path, Object said) {
        try {
            long id = Snowflake.parse(said instanceof String text ? text : "");
            if (id != 0) return id;
        } catch (NumberFormatException _) {
            // Told below.
        }
        throw wrong(path, Kind.NOT_AN_ID, "");
    }

    /// Takes one part after the other, and what is wrong with each.
    private static void collect(List<SettingProblem> problems, Object said, Consumer<Object> part) {
        try {
            part.accept(said);
        } catch (InvalidSettingException e) {
            problems.addAll(e.problems());
        }
    }

    private static InvalidSettingException wrong(String path, Kind kind, String bound) {
        return new InvalidSettingException(List.of(new SettingProblem(path, kind, bound)));
    }
}
