package dev.tonearm.worker.audio.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tonearm.core.message.SourceWords;
import dev.tonearm.worker.OnTheWire;
import dev.tonearm.worker.audio.LoadResult;
import dev.tonearm.worker.audio.session.AudioStage;
import dev.tonearm.worker.audio.session.LavalinkNodes;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What becomes of the reason on its way from a node whose load failed.
@OnTheWire
final class LoadFailureTest {
    @TempDir Path folder;
    private AudioStage stage;
    private LavalinkNodes nodes;

    @BeforeEach
    void start() {
        stage = new AudioStage(folder);
        nodes = stage.worker();
        await().until(nodes::ready);
    }

    @AfterEach
    void stop() {
        nodes.close();
        stage.close();
    }

    @ParameterizedTest
    @CsvSource({"403, FORBIDDEN", "410, GONE", "429, BUSY", "503, BROKEN"})
    void what_a_site_refuses_is_told_by_its_status(int status, SourceWords said) {
        try (ScriptedNode site = new ScriptedNode()) {
            site.status = status;
            assertThat(failure(site.uri() + "/v4/piece.wav")).isEqualTo(said.sentence());
        }
    }

    @Test
    void what_is_no_audio_is_said_to_be_none() {
        assertThat(load("/music/catalogue.json")).isEqualTo(SourceWords.UNKNOWN_FORMAT.sentence());
    }

    @Test
    void a_site_that_cannot_be_reached_is_told_without_its_address() {
        assertThat(failure("http://127.0.0.1:1/nothing.mp3"))
                .isEqualTo(SourceWords.UNREACHABLE.sentence());
    }

    private String load(String path) {
        return failure(URI.create(stage.url(stage.piece(0))).resolve(path).toString());
    }

    private String failure(String address) {
        return ((LoadResult.Failed) nodes.load(address)).message();
    }
}
