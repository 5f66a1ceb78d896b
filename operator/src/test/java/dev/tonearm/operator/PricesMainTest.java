package dev.tonearm.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.cli.CommandMain;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.plan.PlansFile;
import dev.tonearm.discord.DiscordSimulator;
import dev.tonearm.discord.SimulatorSettings;
import dev.tonearm.discord.shop.Sku;
import dev.tonearm.stripe.ListedPrice;
import dev.tonearm.stripe.StripeSettings;
import dev.tonearm.stripe.StripeSimulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// On the real wire of both shops, with Stripe's own library. A plan is sold by each: Premium.
class PricesMainTest {
    private static final StripeSimulator STRIPE =
            StripeSimulator.start(
                    StripeSettings.defaults()
                            .withPrice(
                                    new ListedPrice(
                                            "price_month", "Tonearm Premium", 899, "usd", "month"))
                            .withPrice(
                                    new ListedPrice(
                                            "price_year",
                                            "Tonearm Premium",
                                            8_990,
                                            "usd",
                                            "year")));
    private static final DiscordSimulator DISCORD =
            DiscordSimulator.start(SimulatorSettings.defaults().withOpenApi(null));

    static {
        DISCORD.shop().put(Sku.ofGuilds(12, "Tonearm Premium"));
    }

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();

    @TempDir private Path home;
    private Path plans = Path.of("");

    @BeforeEach
    void an_operator_has_a_file() throws IOException {
        STRIPE.refusals().clear();
        DISCORD.violations().clear();
        plans = Files.writeString(home.resolve("plans.json"), PlansFile.shipped(PlansFile.TIERS));
        environment.put("TONEARM_PLANS", plans.toString());
        environment.put("TONEARM_STRIPE_API", STRIPE.api());
        environment.put("TONEARM_STRIPE_KEY", STRIPE.secretKey());
        environment.put("TONEARM_DISCORD_API", DISCORD.api());
        environment.put("TONEARM_DISCORD_TOKEN", DISCORD.botToken());
        environment.put(
                "TONEARM_DISCORD_APPLICATION_ID", Long.toString(DISCORD.world().bot().id()));
    }

    @AfterAll
    static void stop() {
        STRIPE.close();
        DISCORD.close();
    }

    @Test
    void the_file_is_led_to_what_is_sold_and_back() throws IOException {
        String before = Files.readString(plans);
        assertThat(prices("--sync")).isZero();
        assertThat(text()).contains("plans.PREMIUM.prices", "+ [\"price_year\", \"price_month\"]");
        assertThat(Files.readString(plans)).as("only shown").isEqualTo(before);

        assertThat(prices("--sync", "--write")).isZero();
        String written = Files.readString(plans);
        assertThat(written).contains("\"skus\": [\"12\"]");

        assertThat(prices("--undo")).isZero();
        assertThat(Files.readString(plans)).isEqualTo(before);
        assertThat(prices("--undo")).isZero();
        assertThat(Files.readString(plans)).isEqualTo(written);
    }

    @Test
    void what_both_take_is_compared_and_the_last_line_is_for_programs() throws IOException {
        state("8.99 USD");
        assertThat(prices()).as(text()).isZero();
        assertThat(text())
                .containsPattern("Premium +8.99 USD +89.90 USD +8.99 USD +12")
                .contains("Discord's prices are none too high");
        assertThat(last().number("broken")).isZero();

        state("9.99 USD");
        assertThat(prices("--check")).isEqualTo(CommandMain.BROKE);
        assertThat(text())
                .contains("✗ plans.PREMIUM.skuPrices.12: Discord takes 9.99 USD")
                .doesNotContain("89.90 USD  ");
        assertThat(last().number("broken")).isEqualTo(1);
        assertThat(STRIPE.refusals().list()).isEmpty();
        assertThat(DISCORD.violations().list()).isEmpty();
    }

    @Test
    void whoever_has_the_wrong_key_reads_which_and_never_the_key() {
        environment.put("TONEARM_STRIPE_KEY", "sk_test_of_somebody_else");
        assertThat(prices()).isEqualTo(CommandMain.BROKE);
        assertThat(text()).contains("check TONEARM_STRIPE_KEY").doesNotContain("somebody_else");

        environment.put("TONEARM_STRIPE_KEY", STRIPE.secretKey());
        environment.put("TONEARM_DISCORD_TOKEN", "of.somebody.else");
        assertThat(prices()).isEqualTo(CommandMain.BROKE);
        assertThat(text()).contains("check TONEARM_DISCORD_TOKEN").doesNotContain("somebody.else");
    }

    @Test
    void what_is_missing_is_named_all_at_once() {
        environment.clear();
        assertThat(prices()).isEqualTo(CommandMain.BAD_USAGE);
        assertThat(text())
                .contains(
                        "TONEARM_PLANS",
                        "TONEARM_STRIPE_KEY",
                        "TONEARM_DISCORD_TOKEN",
                        "TONEARM_DISCORD_APPLICATION_ID");
    }

    @Test
    void a_file_of_the_build_is_not_written_to() {
        environment.put("TONEARM_PLANS", PlansFile.TIERS);

        assertThat(prices("--sync")).isEqualTo(CommandMain.BAD_USAGE);
        assertThat(text()).contains("copy it");
        assertThat(prices("--write")).isEqualTo(CommandMain.BAD_USAGE);
    }

    @Test
    void without_a_change_there_is_nothing_to_undo() {
        assertThat(prices("--undo")).isEqualTo(CommandMain.BAD_USAGE);
        assertThat(text()).contains("nothing was written");
    }

    /// As an operator who has copied the price from Discord's portal.
    private void state(String price) throws IOException {
        prices("--sync", "--write");
        String file = Files.readString(plans);
        Files.writeString(
                plans,
                file.replaceFirst("\"skuPrices\": [^}]*},\\s*", "")
                        .replace(
                                "\"skus\": [\"12\"]",
                                "\"skuPrices\": {\"12\": \"" + price + "\"}, \"skus\": [\"12\"]"));
    }

    private int prices(String... arguments) {
        printed.reset();
        var stream = new PrintStream(printed, true, UTF_8);
        var command = new PricesMain(environment, stream, stream);
        return CommandMain.run(new CommandLine(command), stream, stream, arguments);
    }

    private String text() {
        return printed.toString(UTF_8);
    }

    private JsonObject last() {
        return JsonObject.parse(text().lines().toList().getLast());
    }
}
