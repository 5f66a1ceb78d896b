package dev.tonearm.interactions;

import static dev.tonearm.interactions.TestEdge.signed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.function.wire.DiscordKey;
import dev.tonearm.function.wire.HttpApiEvent;
import dev.tonearm.interactions.wire.Interactions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// Whatever goes wrong, no token, no signature and nothing of a body is printed.
@Isolated("it captures the standard streams of the whole JVM")
class SecretsTest {
    /// In the body's options and in its text: what a listener typed is nobody's business either.
    private static final String TYPED = "blue hour";

    @Test
    void no_way_through_the_edge_prints_a_secret() {
        var captured = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        String log;
        try (var all = new PrintStream(captured, true, UTF_8);
                var edge = new TestEdge()) {
            System.setOut(all);
            System.setErr(all);
            edge.priming().run();
            everyWay(edge);
            edge.dynamo.proxy().cut();
            everyWay(edge);
            edge.sqs.proxy().cut();
            everyWay(edge);
            log = edge.log() + edge.figures();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }

        assertThat(log)
                .as("all ways were taken")
                .contains("\"answered\"", "\"refused\"", "\"unreadable\"")
                .contains("\"a service is away\"", "\"gate is open\"");
        assertThat(log.lines()).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
        assertThat(log + captured.toString(UTF_8))
                .doesNotContain(Interactions.TOKEN)
                .doesNotContain(TYPED)
                .doesNotContain(signatureOf("play"))
                .doesNotContain(TestEdge.DISCORD.publicKey());
    }

    private static void everyWay(TestEdge edge) {
        for (String name :
                List.of("play", "queue", "typing-play", "button-pause", "form", "of-the-future")) {
            edge.answer(signed(Interactions.read(name)));
        }
        String play = new String(Interactions.read("play"), UTF_8);
        // What was read so far when reading failed.
        for (String broken :
                List.of(
                        play.replace("\"data\"", "\"dada\""),
                        play.replace("1500000000000000005", Interactions.TOKEN),
                        play.substring(0, play.length() / 2),
                        play + play,
                        play.replace("\"type\": 3", "\"type\": \"" + TYPED + "\""))) {
            edge.answer(signed(broken.getBytes(UTF_8)));
        }
        var forged = new HttpApiEvent().body(Interactions.read("play"));
        edge.answer(forged);
        edge.answer(forged.header("x-signature-ed25519", signatureOf("play")));
        edge.answer(forged.signedBy(new DiscordKey(3), "1"));
        edge.answerRaw(Interactions.read("play"));
    }

    private static String signatureOf(String name) {
        return TestEdge.DISCORD.sign(
                String.valueOf(TestEdge.NOW.getEpochSecond()), Interactions.read(name));
    }
}
