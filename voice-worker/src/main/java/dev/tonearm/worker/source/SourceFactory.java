package dev.tonearm.worker.source;

import dev.tonearm.worker.audio.AudioNodes;
import dev.tonearm.worker.time.Timer;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/// Where music comes from.
@Factory
final class SourceFactory {
    @Singleton
    NodeSources sources(SourceSettings settings, AudioNodes nodes, Timer timer) {
        return new NodeSources(nodes, settings, timer);
    }
}
