package dev.tonearm.worker;

import dev.tonearm.core.environment.WrongSettingsException;
import dev.tonearm.worker.health.HealthServer;
import dev.tonearm.worker.health.ReadinessWatch;
import dev.tonearm.worker.health.Vitals;
import dev.tonearm.worker.report.ErrorAppender;
import io.micronaut.context.ApplicationContext;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts a voice worker, and stops it cleanly on SIGTERM.
public final class WorkerMain {
    private static final Logger log = LoggerFactory.getLogger(WorkerMain.class);

    /// What a shell calls wrong usage.
    private static final int WRONG_SETTINGS = 2;

    private WorkerMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        moreCarriers();
        WorkerSettings settings;
        try {
            settings = WorkerSettings.read(System.getenv());
        } catch (WrongSettingsException e) {
            e.problems().forEach(System.err::println);
            System.exit(WRONG_SETTINGS);
            return;
        }
        if (!Vitals.endsWithoutMemory()) {
            log.warn("started without {}: see docs/fleet.md", Vitals.END_WITHOUT_MEMORY);
        }
        Vitals vitals = Vitals.ofThisProcess();
        var _ = reportErrors(settings);
        ApplicationContext context = start(settings, vitals);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(context, stopped), "stop"));
        context.getBean(Worker.class).start();
        stopped.await();
    }

    /// Nothing of it is loaded where nobody wants it.
    static Optional<ErrorAppender> reportErrors(WorkerSettings settings) {
        // A lambda would load what it speaks of before anybody calls it.
        if (settings.errors().isEmpty()) return Optional.empty();
        return Optional.of(
                ErrorAppender.attach(settings.errors().get(), build(), InstantSource.system()));
    }

    private static String build() {
        String version = WorkerMain.class.getPackage().getImplementationVersion();
        return version == null ? "" : "tonearm@" + version;
    }

    /// A virtual thread that loads a class keeps its carrier while it waits for a jar's lock, and
    /// who holds that lock may need a carrier to go on: with one carrier for each of two cores a
    /// restart under load stood still for ever. Read once, by the first virtual thread; an idle
    /// carrier costs nothing.
    private static void moreCarriers() {
        String parallelism = "jdk.virtualThreadScheduler.parallelism";
        if (System.getProperty(parallelism) == null) System.setProperty(parallelism, "16");
    }

    /// All parts, connected to nothing yet; health is told from now on.
    static ApplicationContext start(WorkerSettings settings, Vitals vitals) {
        ApplicationContext context =
                ApplicationContext.builder()
                        .deduceEnvironment(false)
                        .banner(false)
                        .singletons(settings, vitals)
                        .start();
        log.info("health and figures on port {}", context.getBean(HealthServer.class).port());
        Thread.ofVirtual().name("readiness").start(context.getBean(ReadinessWatch.class));
        return context;
    }

    private static void stop(ApplicationContext context, CountDownLatch stopped) {
        try {
            context.getBean(Worker.class).stop();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            context.close();
            stopped.countDown();
        }
    }
}
