package dev.tonearm.operator.price;

import dev.tonearm.core.environment.Variables;
import dev.tonearm.core.plan.Plans;
import dev.tonearm.core.plan.PlansFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where the plans, the prices and the SKUs are read.
///
/// @param file of the plans; empty for one that comes with every build, which nobody writes to
/// @param discordApi ends in a slash
public record PriceSources(
        Optional<Path> file,
        Plans plans,
        URI stripeApi,
        String stripeKey,
        URI discordApi,
        String application,
        String token) {
    private static final String PLANS = "TONEARM_PLANS";

    /// Reads the settings, and the plans.
    ///
    /// @throws dev.tonearm.core.environment.WrongSettingsException with all that is missing or
    ///   wrong, or what is wrong with the file
    public static PriceSources from(Variables variables) {
        var choice = variables.required(PLANS);
        var plans =
                choice.flatMap(it ->
                        variables.parse(
                                PLANS, it, text -> PlansFile.chosen(text, PriceSources::read)));
        var key = variables.required("TONEARM_STRIPE_KEY");
        var application = variables.id("TONEARM_DISCORD_APPLICATION_ID");
        var token = variables.required("TONEARM_DISCORD_TOKEN");
        var stripe =
                variables.optional(
                        "TONEARM_STRIPE_API", URI.create("https://api.stripe.com"), URI::create);
        var discord =
                variables.optional(
                        "TONEARM_DISCORD_API",
                        URI.create("https://discord.com/api/v10/"),
                        URI::create);
        variables.check();
        return new PriceSources(
                choice.filter(PriceSources::isFile).map(Path::of),
                plans.orElseThrow(),
                stripe.orElseThrow(),
                key.orElseThrow(),
                discord.orElseThrow(),
                Long.toUnsignedString(application.orElseThrow()),
                token.orElseThrow());
    }

    /// The operator's own file of plans alone.
    public static Path file(Variables variables) {
        var choice = variables.required(PLANS);
        variables.check();
        return choice.filter(PriceSources::isFile).map(Path::of).orElseThrow(PriceSources::nobodys);
    }

    static IllegalArgumentException nobodys() {
        return new IllegalArgumentException(
                "TONEARM_PLANS names a file that comes with the build: copy it, edit the copy, and"
                        + " let TONEARM_PLANS name that");
    }

    Catalogue read() {
        return new Catalogue(
                plans,
                StripePrices.of(stripeApi, stripeKey),
                DiscordShop.skus(discordApi, application, token));
    }

    private static boolean isFile(String choice) {
        return !choice.equals(PlansFile.OPEN) && !choice.equals(PlansFile.TIERS);
    }

    private static String read(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException _) {
            throw new IllegalArgumentException(
                    "neither a file that can be read nor 'open' or 'tiers'");
        }
    }

    /// Without the secrets.
    @Override
    public String toString() {
        return "PriceSources[" + file + ", " + stripeApi + ", " + discordApi + "]";
    }
}
