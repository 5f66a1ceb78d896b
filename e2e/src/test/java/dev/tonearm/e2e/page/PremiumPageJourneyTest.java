package dev.tonearm.e2e.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.tonearm.e2e.page.Scene.button;
import static dev.tonearm.e2e.page.Scene.field;
import static dev.tonearm.e2e.page.Scene.joinLounge;
import static dev.tonearm.e2e.page.Scene.type;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.tonearm.core.job.JobDue;
import dev.tonearm.core.job.JobName;
import dev.tonearm.core.statistics.DayFigures;
import dev.tonearm.core.statistics.Period;
import dev.tonearm.e2e.journey.StackExtension;
import dev.tonearm.store.DynamoStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The life of a plan as who pays for it sees it: commands and buttons on the page, Stripe's pages
/// in the browser, and months that pass by the stack's clock. In this stack only Premium plays
/// louder than 100%.
class PremiumPageJourneyTest {
    private static final String GOOD_CARD = "4242 4242 4242 4242";
    private static final String DECLINED_LATER = "4000 0000 0000 0341";

    @RegisterExtension static final Chromium chromium = new Chromium();
    @RegisterExtension static final StackExtension STACK = new StackExtension();

    @Test
    void a_plan_is_tried_bought_owed_paid_lowered_and_cancelled() throws Exception {
        STACK.server("Record shop");
        Page page = chromium.open(STACK.page(), 1440, 900);
        button(page, "Record shop").click();
        assertThat(field(page)).isEnabled();
        joinLounge(page);
        type(page, "/play " + STACK.pieces().getFirst().longer());
        assertThat(button(page, "Pause")).isVisible();

        type(page, "/volume 120");
        says(page, "More than 100% is not part of");
        type(page, "/premium status");
        says(page, "This server has Free");
        button(page, "Try it").click();
        says(page, "This server has Premium until");
        type(page, "/volume 120");
        says(page, "120%");
        night();

        chooses(page, "/premium subscribe", "Premium");
        says(page, "Pay for Premium");
        Page checkout = page.waitForPopup(() -> last(page).getByRole(AriaRole.LINK).click());
        pays(checkout, GOOD_CARD);
        checkout.waitForURL(url -> !url.contains("/c/pay/"));
        checkout.close();
        status(page, "Paid for by");

        Page portal = portal(page);
        portal.getByText("Change card").first().click();
        card(portal, DECLINED_LATER);
        button(portal, "Save card").click();
        portal.close();
        passes("P1M");
        passes("PT3H");
        status(page, "The last payment is missing");
        type(page, "/volume 130");
        says(page, "130%");

        portal = portal(page);
        portal.getByText("Change card").first().click();
        card(portal, GOOD_CARD);
        button(portal, "Save card").click();
        portal.getByText("Pay now").first().click();
        pays(portal, GOOD_CARD);
        assertThat(portal.getByText("Pay now")).hasCount(0);
        portal.close();
        status(page, "It renews itself");

        chooses(page, "/premium change", "Basic");
        says(page, "This server has Basic now");
        type(page, "/volume 140");
        says(page, "More than 100% is not part of");
        type(page, "/effects show");
        says(page, "130%");

        type(page, "/premium cancel");
        says(page, "Cancelled: Basic stays until");
        passes("P1M");
        status(page, "This server has Free");
    }

    /// Writes a command and takes its first option from the list.
    private static void chooses(Page page, String command, String choice) {
        field(page).focus();
        page.keyboard().type(command + " ");
        page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Command")).waitFor();
        page.locator(".popup-row").filter(new Locator.FilterOptions().setHasText(choice)).click();
        page.keyboard().press("Enter");
    }

    private static void pays(Page page, String number) {
        card(page, number);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(Pattern.compile("^Pay \\$")))
                .click();
    }

    private static void card(Page page, String number) {
        page.getByLabel("Card number").fill(number);
        page.getByLabel("Expiry").fill("12 / 40");
        page.getByLabel("CVC").fill("123");
    }

    private Page portal(Page page) {
        type(page, "/premium portal");
        says(page, "Your bills");
        return page.waitForPopup(() -> last(page).getByRole(AriaRole.LINK).click());
    }

    /// A night passes, and its jobs come by the scheduler, the bus and the queue. Journals go by
    /// real time, so this has to be the first move of the stack's.
    private static void night() throws IOException, InterruptedException {
        Instant now = STACK.sales().time().instant();
        LocalDate day = JobDue.day(now);
        Instant morning = day.plusDays(1).atTime(5, 0).toInstant(ZoneOffset.UTC);
        passes(Duration.between(now, morning).toString());
        try (DynamoStore store = STACK.store()) {
            for (JobName job : JobName.values()) {
                JobDue due = JobDue.nightly(job, morning);
                STACK.eventually(
                        due.id() + " is done",
                        () ->
                                store.jobs()
                                        .find(due)
                                        .filter(run -> run.progress().done())
                                        .isPresent());
            }
            var compared = store.jobs().find(JobDue.nightly(JobName.RECONCILE, morning));
            Assertions.assertThat(compared.orElseThrow().progress().counts())
                    .as("what was held against each other")
                    .containsKeys("subscriptions", "entitlements", "swept")
                    .doesNotContainKeys("entitlements.refused", "entitlements.skipped");
            // What was played just before midnight is of the day before.
            var figures =
                    store.figures()
                            .between(Period.Kind.DAY, day.minusDays(1).toString(), day.toString());
            for (String figure : List.of(DayFigures.TRACKS, DayFigures.TRIALS)) {
                Assertions.assertThat(figures.values())
                        .as(figure)
                        .anyMatch(of -> of.of(figure) > 0);
            }
        }
    }

    /// Stripe tells of it in its own time.
    private static void status(Page page, String said) {
        STACK.eventually(
                said,
                () -> {
                    type(page, "/premium status");
                    says(page, "This server has");
                    return last(page).textContent().contains(said);
                });
    }

    private static void says(Page page, String words) {
        assertThat(last(page)).containsText(words);
    }

    private static Locator last(Page page) {
        return page.locator(".message").last();
    }

    private static void passes(String time) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(STACK.sales().stripe().clock()))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"advance\":\"" + time + "\"}"))
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
