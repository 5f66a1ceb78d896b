package dev.tonearm.e2e.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The machine's own Chromium, headless; a test that finds none is skipped and says where it
/// looked. Its headless shell is looked for first: the whole browser without a window takes twice
/// the processor for the same pages.
///
/// Every test has a browser profile of its own and fails when the page threw an error that nobody
/// caught.
final class Chromium implements BeforeAllCallback, AfterEachCallback {
    private static final double PATIENCE_MS = 60_000;

    /// One for all tests of a JVM, which ends with it.
    private static final class Running {
        private static final Browser BROWSER = launch();

        private static Browser launch() {
            var playwright =
                    Playwright.create(
                            new Playwright.CreateOptions()
                                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            return playwright
                    .chromium()
                    .launch(
                            new BrowserType.LaunchOptions()
                                    .setExecutablePath(binary().orElseThrow())
                                    .setArgs(
                                            List.of(
                                                    "--no-sandbox",
                                                    "--disable-background-networking")));
        }
    }

    private final List<BrowserContext> profiles = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();

    @Override
    public void beforeAll(ExtensionContext context) {
        assumeTrue(
                binary().isPresent(),
                "needs Chromium: none at TONEARM_CHROMIUM, /usr/bin/chromium-headless-shell, /usr/bin/chromium or /usr/bin/google-chrome");
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    }

    private static Optional<Path> binary() {
        return Stream.of(
                        System.getenv("TONEARM_CHROMIUM"),
                        "/usr/bin/chromium-headless-shell",
                        "/usr/bin/chromium",
                        "/usr/bin/google-chrome")
                .filter(Objects::nonNull)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// Opens the page as somebody who was never here before.
    Page open(URI address, int width, int height) {
        Page page = newPage(width, height);
        page.navigate(address.toString());
        return page;
    }

    /// An empty page of somebody who was never here before.
    Page newPage(int width, int height) {
        var profile =
                Running.BROWSER.newContext(
                        new Browser.NewContextOptions()
                                .setViewportSize(width, height)
                                .setLocale("en-GB")
                                // A drawn machine without a graphics card spends its cores
                                // on the record.
                                .setReducedMotion(ReducedMotion.REDUCE));
        profiles.add(profile);
        profile.setDefaultTimeout(PATIENCE_MS);
        Page page = profile.newPage();
        page.onPageError(errors::add);
        return page;
    }

    /// Closes every open page, so that no reader of live events is left when a server stops.
    void leave() {
        profiles.forEach(BrowserContext::close);
        profiles.clear();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        leave();
        var found = List.copyOf(errors);
        errors.clear();
        assertThat(found).as("errors in the page").isEmpty();
    }
}
