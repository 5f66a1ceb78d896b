package dev.tonearm.local.stack;

import dev.tonearm.core.environment.MovedClock;
import dev.tonearm.stripe.time.Follower;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// The time by which all of one stack judges plans: that of the simulated Stripe's account. How far
/// it is ahead of real time stands in a file that Tonearm's own processes read.
public final class BillingTime implements InstantSource, Follower {
    private final Path file;
    private final InstantSource clock;
    private volatile Agenda agenda = Agenda.EMPTY;

    /// What is planned in it.
    interface Agenda {
        Agenda EMPTY =
                new Agenda() {
                    @Override
                    public Optional<Instant> next() {
                        return Optional.empty();
                    }

                    @Override
                    public void work() {
                        // nothing
                    }
                };

        /// When something is due next.
        Optional<Instant> next();

        /// Does what is due, and returns when that, and all that it set off, is done.
        void work();
    }

    private BillingTime(Path file) {
        this.file = file;
        this.clock = new MovedClock(InstantSource.system(), () -> Files.readString(file));
    }

    /// One that nobody has moved.
    static BillingTime in(Path directory) {
        var time = new BillingTime(directory.resolve("billing-clock"));
        time.ahead(0);
        return time;
    }

    @Override
    public Instant instant() {
        return clock.instant();
    }

    /// What Tonearm's processes are told.
    Map<String, String> environment() {
        return Map.of(MovedClock.VARIABLE, file.toString());
    }

    Path file() {
        return file;
    }

    void follow(Agenda planned) {
        agenda = planned;
    }

    @Override
    public OptionalLong next() {
        return agenda.next().stream().mapToLong(Instant::getEpochSecond).findFirst();
    }

    @Override
    public void arrived() {
        agenda.work();
    }

    /// Moves the whole file into place, so that nobody reads half of one.
    @Override
    public void ahead(long seconds) {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(next, Long.toString(seconds));
            Files.move(
                    next,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + file, e);
        }
    }
}
