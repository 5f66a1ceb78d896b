package dev.tonearm.registration;

import dev.tonearm.cli.CommandMain;
import dev.tonearm.core.catalogue.Catalogue;
import dev.tonearm.core.catalogue.Registration;
import dev.tonearm.core.environment.WrongSettingsException;
import dev.tonearm.core.json.JsonObject;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./tonearm register`: makes Discord's list of our slash commands what the catalogue says, and
/// shows first what that changes.
///
/// Running it again changes nothing. Exit codes: 0 done or nothing to do, 1 Discord refused or is
/// away, 2 wrong flags or settings.
@Command(
        name = "register",
        description =
                "Makes Discord's list of our slash commands what the catalogue says, and shows first what that changes.",
        footer =
                "TONEARM_DISCORD_TOKEN and TONEARM_DISCORD_APPLICATION_ID are required;"
                        + " TONEARM_DISCORD_API may be another Discord's API.")
public final class RegisterMain implements Callable<Integer> {
    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    @Option(names = "--dry-run", description = "only show what would change")
    private boolean dryRun;

    @Option(
            names = "--guild",
            paramLabel = "ID",
            description = "in this server only, for trying things out")
    private @Nullable String guild;

    RegisterMain(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        var command = new RegisterMain(System.getenv(), System.out, System.err);
        CommandMain.run(new CommandLine(command), arguments);
    }

    @Override
    public Integer call() {
        RegisterSettings settings;
        try {
            settings = settings();
        } catch (WrongSettingsException e) {
            e.problems().forEach(err::println);
            return CommandMain.BAD_USAGE;
        }
        try (var discord = new DiscordCommands(settings)) {
            register(settings, discord, out);
            return 0;
        } catch (RegistrationException e) {
            err.println(e.getMessage());
            return CommandMain.BROKE;
        }
    }

    /// @throws WrongSettingsException says what is missing or wrong
    RegisterSettings settings() {
        return RegisterSettings.from(Optional.ofNullable(guild), dryRun, environment);
    }

    private static void register(
            RegisterSettings settings, DiscordCommands discord, PrintStream out) {
        List<JsonObject> wanted =
                Catalogue.commands().stream()
                        .map(command -> JsonObject.parse(Registration.json(command)))
                        .toList();
        List<CommandChange> changes =
                CommandChange.between(discord.registered(), wanted, settings.scope());
        out.println(settings.scope().title() + ":");
        changes.forEach(change -> out.println(change.text()));
        if (changes.stream().allMatch(CommandChange.Unchanged.class::isInstance)) {
            out.println("Nothing to do.");
        } else if (settings.dryRun()) {
            out.println("Dry run: nothing was changed.");
        } else {
            discord.replaceBy(wanted);
            out.println("Registered.");
        }
    }
}
