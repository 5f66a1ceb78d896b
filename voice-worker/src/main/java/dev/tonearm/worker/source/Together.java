package dev.tonearm.worker.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Asks several things at once, each on a thread of its own.
final class Together {
    private Together() {}

    /// What is answered in time, in the order of what was asked; what is not, or breaks, is empty.
    static <A, B> List<Optional<B>> ask(
            List<A> all, Duration patience, Function<? super A, ? extends B> question) {
        List<Callable<B>> questions = new ArrayList<>();
        for (A one : all) questions.add(() -> question.apply(one));
        List<Optional<B>> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<B> answer :
                    threads.invokeAll(questions, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                answers.add(answered(answer));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            while (answers.size() < all.size()) answers.add(Optional.empty());
        }
        return answers;
    }

    private static <B> Optional<B> answered(Future<B> answer) throws InterruptedException {
        try {
            return Optional.of(answer.get());
        } catch (ExecutionException | CancellationException e) {
            return Optional.empty();
        }
    }
}
