package dev.tonearm.e2e.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.tonearm.drive.Heard.Swing;
import dev.tonearm.drive.Interaction;
import dev.tonearm.drive.Library.Piece;
import dev.tonearm.drive.Server;
import dev.tonearm.e2e.journey.StackExtension;
import java.time.Duration;
import java.util.Map;

/// A server whose listener changes how the music sounds, and what is heard of it.
public record Tuned(StackExtension stack, Server server) {
    /// By how much nightcore is faster and higher.
    public static final double NIGHTCORE = 1.2;

    private static final Duration ROUND = Duration.ofSeconds(12);
    private static final Duration SOME_BARS = Duration.ofSeconds(4);

    public void play(Piece piece) {
        play(piece, piece.longer());
    }

    void playOnce(Piece piece) {
        play(piece, piece.title());
    }

    private void play(Piece piece, String query) {
        server.ada().joins(server.lounge());
        // A node that has just been restarted is found again within seconds. If the first answer
        // took too long to be waited for, it plays already, and the second is put behind it.
        stack.eventually(
                "it plays",
                () -> {
                    String text = server.ada().uses("play", Map.of("query", query)).text();
                    return text.contains("Now playing") || text.contains("Added ");
                });
        hears(piece, 1);
    }

    public Interaction preset(String name) {
        return server.ada().uses("effects preset", Map.of("name", name));
    }

    public void hears(Piece piece, double pitch) {
        double hertz = piece.hertz() * pitch;
        stack.heard(
                server,
                "%s at %s times its pitch".formatted(piece.title(), pitch),
                () ->
                        assertThat(server.heard().dominantHertz())
                                .isCloseTo(hertz, within(hertz * 0.02)));
    }

    /// After a silence, so that it is not the sound of before that is heard.
    public void hearsAnew(Piece piece, double pitch) {
        long packets = server.heard().packets();
        stack.eventually("new sound", () -> server.heard().packets() > packets + 60);
        hears(piece, pitch);
    }

    /// The sound walks around in five seconds.
    void walks() {
        await("a walk around")
                .untilAsserted(() -> {
                    Swing balance = server.heard().balance(ROUND);
                    assertThat(balance.least()).isLessThan(-0.7);
                    assertThat(balance.most()).isGreaterThan(0.7);
                    assertThat(balance.hertz()).isCloseTo(0.2, within(0.05));
                });
    }

    /// How strong the bass is beside the rest.
    double bass() {
        return server.heard().bandLoudness(SOME_BARS, 25, 130)
                / server.heard().bandLoudness(SOME_BARS, 250, 2_000);
    }

    void heardForSomeBars() {
        stack.eventually("some bars", () -> server.heard().packets() > SOME_BARS.toMillis() / 20);
    }
}
