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

/// What a [Setting] may be, and how it is written in a document and read there.
///
/// The edge reads settings in its first command: nothing here, and in [Setting], is a lambda, of
/// which each costs a cold start most of a millisecond.
public sealed interface SettingValue {
    /// Writes a value as a member.
    void write(JsonWriter to, String member, Object value);

    /// The value that a document says.
    ///
    /// @param path where it stands
    /// @throws InvalidSettingException if it cannot be that
    Object read(String path, Object said);

    /// A word that others know the meaning of: a [String].
    ///
    /// @param most the most characters
    record Word(int most) implements SettingValue {
        @Override
        public void write(JsonWriter to, String member, Object value) {
            to.put(member, (String) value);
        }

        @Override
        public String read(String path, Object said) {
            String word = typed(said, String.class, path, Kind.NOT_A_TEXT);
            if (word.length() > most) throw wrong(path, Kind.TOO_LONG, "0–" + most);
            return word;
        }
    }

    /// One of some words: a [String].
    record Choice(List<String> choices) implements SettingValue {
        public Choice {
            choices = List.copyOf(choices);
        }

        @Override
        public void write(JsonWriter to, String member, Object value) {
            to.put(member, (String) value);
        }

        @Override
        public String read(String path, Object said) {
            String choice = typed(said, String.class, path, Kind.NOT_A_TEXT);
            if (choices.contains(choice)) return choice;
            throw wrong(path, Kind.NOT_A_CHOICE, String.join(", ", choices));
        }
    }

    /// Yes or no: a [Boolean].
    record Flag() implements SettingValue {
        @Override
        public void write(JsonWriter to, String member, Object value) {
            to.put(member, (boolean) value);
        }

        @Override
        public Boolean read(String path, Object said) {
            return typed(said, Boolean.class, path, Kind.NOT_A_FLAG);
        }
    }

    /// A whole number: an [Integer].
    ///
    /// @param zero whether 0 is one, too; it says that there is no limit, or no end
    record Whole(int least, int most, boolean zero) implements SettingValue {
        @Override
        public void write(JsonWriter to, String member, Object value) {
            to.put(member, (int) value);
        }

        @Override
        public Integer read(String path, Object said) {
            long number = typed(said, Long.class, path, Kind.NOT_A_NUMBER);
            if (takes(number)) return (int) number;
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

    /// One of Discord's things, or none: a [Long], or 0.
    record OneThing(Thing thing) implements SettingValue {
        @Override
        public void write(JsonWriter to, String member, Object value) {
            long id = (long) value;
            to.put(member, id == 0 ? "" : Long.toUnsignedString(id));
        }

        @Override
        public Long read(String path, Object said) {
            return said.equals("") ? 0 : snowflake(path, said);
        }
    }

    /// Some of Discord's things: a set of [Long]s.
    ///
    /// @param most how many
    record Things(Thing thing, int most) implements SettingValue {
        @Override
        public void write(JsonWriter to, String member, Object value) {
            List<String> texts = new ArrayList<>();
            for (long id : Setting.ids(value)) texts.add(Long.toUnsignedString(id));
            to.strings(member, texts);
        }

        @Override
        public Set<Long> read(String path, Object said) {
            List<?> list = typed(said, List.class, path, Kind.NOT_A_LIST);
            if (list.size() > most) throw wrong(path, Kind.TOO_MANY, "0–" + most);
            Set<Long> ids = new HashSet<>();
            List<SettingProblem> problems = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                try {
                    ids.add(snowflake(path + "[" + i + "]", list.get(i)));
                } catch (InvalidSettingException e) {
                    problems.addAll(e.problems());
                }
            }
            if (!problems.isEmpty()) throw new InvalidSettingException(problems);
            return ids;
        }
    }

    /// Who may give which command: a map of [CommandRule]s by the paths of commands.
    ///
    /// @param most how many rules
    record Rules(int most) implements SettingValue {
        private static final int LONGEST_PATH = 100;

        @Override
        public void write(JsonWriter to, String member, Object value) {
            to.put(
                    member,
                    inner ->
                            Setting.rules(value)
                                    .forEach((path, rule) -> inner.put(path, rule.wire())));
        }

        @Override
        public SortedMap<String, CommandRule> read(String path, Object said) {
            JsonObject json = typed(said, JsonObject.class, path, Kind.NOT_AN_OBJECT);
            if (json.names().size() > most) throw wrong(path, Kind.TOO_MANY, "0–" + most);
            SortedMap<String, CommandRule> rules = new TreeMap<>();
            List<SettingProblem> problems = new ArrayList<>();
            for (String command : json.names()) {
                String place = path + "." + command;
                try {
                    rules.put(checked(command, place), rule(place, json.value(command).orElse("")));
                } catch (InvalidSettingException e) {
                    problems.addAll(e.problems());
                }
            }
            if (!problems.isEmpty()) throw new InvalidSettingException(problems);
            return rules;
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

    private static InvalidSettingException wrong(String path, Kind kind, String bound) {
        return new InvalidSettingException(List.of(new SettingProblem(path, kind, bound)));
    }
}
