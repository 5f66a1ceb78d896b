package dev.tonearm.core.command;

import dev.tonearm.core.command.PlayerCommand.Clear;
import dev.tonearm.core.command.PlayerCommand.Join;
import dev.tonearm.core.command.PlayerCommand.Leave;
import dev.tonearm.core.command.PlayerCommand.Pause;
import dev.tonearm.core.command.PlayerCommand.Play;
import dev.tonearm.core.command.PlayerCommand.Remove;
import dev.tonearm.core.command.PlayerCommand.Resume;
import dev.tonearm.core.command.PlayerCommand.Seek;
import dev.tonearm.core.command.PlayerCommand.SetLoop;
import dev.tonearm.core.command.PlayerCommand.SetVolume;
import dev.tonearm.core.command.PlayerCommand.Shuffle;
import dev.tonearm.core.command.PlayerCommand.Skip;
import dev.tonearm.core.command.PlayerCommand.Stop;
import dev.tonearm.core.locale.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// All slash commands; registration, validation, help and the command reference are made from it.
public final class Catalogue {
    /// Discord's permission to connect to voice, which everything that changes the music asks for.
    public static final long CONNECT = 1L << 20;

    /// The most tracks that one skip ends.
    private static final int MAX_SKIP = 100;

    private static final int LAST_POSITION = 10_000;

    private static final List<CommandSpec> COMMANDS =
            List.of(
                    player(
                            "play",
                            values ->
                                    new Play(
                                            values.requiredText("query"),
                                            values.text("when")
                                                    .map(Catalogue::placement)
                                                    .orElse(Placement.LAST)),
                            OptionSpec.text("query", PlayerCommand.MAX_QUERY).completed(),
                            OptionSpec.choice("when", "last", "next", "now").optional()),
                    player("pause", _ -> new Pause()),
                    player("resume", _ -> new Resume()),
                    player(
                            "skip",
                            values -> new Skip(values.number("count").orElse(1)),
                            OptionSpec.number("count", 1, MAX_SKIP).optional()),
                    player("stop", _ -> new Stop()),
                    player(
                            "seek",
                            values -> seek(values.requiredText("position")),
                            OptionSpec.text("position", 20)),
                    player(
                            "volume",
                            values -> new SetVolume(values.requiredNumber("percent")),
                            OptionSpec.number("percent", 0, PlayerCommand.MAX_VOLUME)),
                    player(
                            "loop",
                            values ->
                                    new SetLoop(
                                            LoopMode.valueOf(
                                                    values.requiredText("mode")
                                                            .toUpperCase(Locale.ROOT))),
                            OptionSpec.choice("mode", "off", "track", "queue")),
                    player("shuffle", _ -> new Shuffle()),
                    player(
                            "remove",
                            Catalogue::remove,
                            OptionSpec.number("position", 1, LAST_POSITION).completed(),
                            OptionSpec.number("to", 1, LAST_POSITION).optional()),
                    player("clear", _ -> new Clear()),
                    new CommandSpec(
                            "queue",
                            List.of(OptionSpec.number("page", 1, 1_000).optional()),
                            0,
                            values -> new Request.ShowQueue(values.number("page").orElse(1))),
                    new CommandSpec("nowplaying", List.of(), 0, _ -> new Request.ShowNowPlaying()),
                    player("join", _ -> new Join()),
                    player("leave", _ -> new Leave()),
                    new CommandSpec(
                            "help",
                            List.of(OptionSpec.text("command", 32).optional().completed()),
                            0,
                            values -> new Request.ShowHelp(values.text("command").orElse(""))));

    private Catalogue() {}

    /// Every command, in the order that help shows them.
    public static List<CommandSpec> commands() {
        return COMMANDS;
    }

    /// The command of a name.
    public static Optional<CommandSpec> find(String name) {
        return COMMANDS.stream().filter(command -> command.name().equals(name)).findFirst();
    }

    /// Reads what was filled in: strings and longs by option name.
    public static Reading read(CommandSpec command, Map<String, Object> options) {
        try {
            Map<String, Object> checked = new HashMap<>();
            for (Map.Entry<String, Object> entry : options.entrySet()) {
                checked.put(entry.getKey(), checked(command, entry.getKey(), entry.getValue()));
            }
            return new Reading.Understood(command.meaning().apply(new OptionValues(checked)));
        } catch (InvalidOptionException e) {
            return new Reading.Invalid(e.option(), e.problem());
        }
    }

    /// What the values of a command come to.
    public sealed interface Reading {
        record Understood(Request request) implements Reading {}

        record Invalid(String option, OptionProblem problem) implements Reading {}
    }

    private static Object checked(CommandSpec command, String name, Object value) {
        OptionSpec option =
                command.options().stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new InvalidOptionException(name, OptionProblem.UNKNOWN));
        long measure =
                switch (option.type()) {
                    case STRING -> ((String) typed(name, value, String.class)).strip().length();
                    case INTEGER -> (Long) typed(name, value, Long.class);
                };
        if (measure < option.min() || measure > option.max()) {
            boolean tooLong = option.type() == OptionSpec.Type.STRING && measure > option.max();
            throw new InvalidOptionException(
                    name, tooLong ? OptionProblem.TOO_LONG : OptionProblem.OUT_OF_RANGE);
        }
        if (!option.choices().isEmpty() && !option.choices().contains(value)) {
            throw new InvalidOptionException(name, OptionProblem.NOT_A_CHOICE);
        }
        return value;
    }

    private static Object typed(String name, Object value, Class<?> type) {
        if (!type.isInstance(value))
            throw new InvalidOptionException(name, OptionProblem.WRONG_TYPE);
        return value;
    }

    private static CommandSpec player(
            String name, Function<OptionValues, PlayerCommand> meaning, OptionSpec... options) {
        return new CommandSpec(
                name,
                List.of(options),
                CONNECT,
                values -> new Request.Player(meaning.apply(values)));
    }

    private static Placement placement(String choice) {
        return Placement.valueOf(choice.toUpperCase(Locale.ROOT));
    }

    private static PlayerCommand seek(String position) {
        return new Seek(
                SeekTarget.parse(position)
                        .orElseThrow(() ->
                                new InvalidOptionException(
                                        "position", OptionProblem.NOT_A_POSITION)));
    }

    private static PlayerCommand remove(OptionValues values) {
        int first = values.requiredNumber("position");
        int last = values.number("to").orElse(first);
        if (last < first) throw new InvalidOptionException("to", OptionProblem.OUT_OF_RANGE);
        return new Remove(first, last);
    }

    /// The text that explains a command in a language.
    public static String description(CommandSpec command, Texts texts) {
        return texts.text("command." + command.name());
    }

    /// The text that explains an option in a language.
    public static String description(CommandSpec command, OptionSpec option, Texts texts) {
        return texts.text("option." + command.name() + "." + option.name());
    }
}
