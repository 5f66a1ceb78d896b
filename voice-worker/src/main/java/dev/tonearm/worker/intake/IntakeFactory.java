package dev.tonearm.worker.intake;

import dev.tonearm.core.format.Formats;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.worker.lease.Fence;
import dev.tonearm.worker.telemetry.AwsCalls;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.Timer;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Where commands come from.
@Factory
final class IntakeFactory {
    /// Two poll for each partition of a small fleet, the others delete and hide.
    private static final int CONNECTIONS = 64;

    @Singleton
    SqsClient sqs(Telemetry telemetry) {
        return SqsClient.builder()
                .overrideConfiguration(
                        config -> config.addExecutionInterceptor(AwsCalls.ofQueue(telemetry)))
                .httpClientBuilder(Apache5HttpClient.builder().maxConnections(CONNECTIONS))
                .build();
    }

    @Singleton
    CommandSender sender(
            SqsClient sqs, QueueSettings settings, Partitions partitions, Formats formats) {
        return new CommandSender(sqs, settings, partitions, formats);
    }

    @Singleton
    Intake intake(
            SqsClient sqs,
            Partitions partitions,
            QueueSettings settings,
            Formats formats,
            Fence fence,
            CommandHandler handler,
            Telemetry telemetry,
            Timer timer,
            RandomGenerator random,
            ExecutorService threads) {
        return new Intake(
                Intake.sqs(sqs, settings),
                partitions,
                settings,
                formats,
                fence,
                handler,
                telemetry,
                timer,
                random,
                threads);
    }
}
