package dev.tonearm.interactions.registration;

import dev.tonearm.core.catalogue.Catalogue;
import dev.tonearm.core.catalogue.Registration;
import dev.tonearm.core.json.JsonObject;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/// `./tonearm register [--dry-run] [--guild ID]`: makes Discord's list of our slash commands what
/// the catalogue says, and shows first what that changes.
///
/// Running it again changes nothing. Exit codes: 0 done or nothing to do, 1 Discord refused or is
/// away, 2 wrong arguments or settings.
public final class RegisterMain {
    private RegisterMain() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.getenv(), System.out, System.err));
    }

    static int run(
            String[] arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        RegisterSettings settings;
        try {
            settings = RegisterSettings.from(arguments, environment);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println("usage: ./tonearm register [--dry-run] [--guild ID]");
            return 2;
        }
        try (var discord = new DiscordCommands(settings)) {
            register(settings, discord, out);
            return 0;
        } catch (RegistrationException e) {
            err.println(e.getMessage());
            return 1;
        }
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
