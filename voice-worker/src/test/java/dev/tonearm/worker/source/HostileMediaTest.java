package dev.tonearm.worker.source;

import static dev.tonearm.worker.time.RealMachine.MACHINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tonearm.core.command.Query;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.partition.NodeSessions;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.core.player.Refusal;
import dev.tonearm.core.player.Resolution;
import dev.tonearm.core.player.Track;
import dev.tonearm.node.Node;
import dev.tonearm.node.NodeSettings;
import dev.tonearm.standin.sound.WavFile;
import dev.tonearm.worker.audio.AudioSettings;
import dev.tonearm.worker.audio.node.NodeWire;
import dev.tonearm.worker.audio.session.LavalinkNodes;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A node that fetches, and a media server that means no good. Below `/public/` the server stands
/// for the internet; all else of it is inside.
final class HostileMediaTest {
    private static final String PASSWORD = "a-node's-password";

    private static final Javalin SERVER =
            Javalin.create(
                            config -> {
                                config.startup.showJavalinBanner = false;
                                config.routes.get("/*", HostileMediaTest::serve);
                                config.routes.head("/*", HostileMediaTest::serve);
                            })
                    .start("127.0.0.1", 0);

    private static final Node NODE = Node.start(NodeSettings.defaults(PASSWORD));
    private static final AudioSettings AUDIO = AudioSettings.of("local=" + NODE.uri(), PASSWORD);

    private static final LavalinkNodes NODES =
            new LavalinkNodes(
                    AUDIO,
                    new Partitions(1),
                    new Sessions(),
                    _ -> true,
                    NodeWire.lavalink(AUDIO, () -> new UserId(4_711), MACHINE.timer()),
                    (_, _) -> {},
                    (_, _, _, _) -> {},
                    MACHINE);

    private final NodeSources sources =
            new NodeSources(
                    NODES, SourceSettings.of(at("/public/"), "", ""), InstantSource.system());

    @BeforeAll
    static void connect() throws InterruptedException {
        NODES.open(0);
        await().until(NODES::ready);
    }

    @AfterAll
    static void close() {
        NODES.close();
        NODE.close();
        SERVER.stop();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/public/plain.wav",
                "/public/onwards.wav",
                "/public/100%25%20pure.wav",
                "/public/100% pure.wav",
                "/public/a|b [c].wav",
                "/public/über.wav"
            })
    void what_leads_nowhere_else_plays(String path) {
        assertThat(found(path).uri()).startsWith(at("/public/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/public/redirect.wav",
                "/public/redirect-to-localhost.wav",
                "/public/redirect-twice.wav",
                "/public/list.pls",
                "/public/list.m3u"
            })
    void what_leads_inside_neither_plays_nor_is_kept(String path) {
        assertThat(sources.resolve(new Query.Best(at(path))))
                .isEqualTo(new Resolution.Refused(Refusal.Simple.ADDRESS_LEADS_INSIDE));
    }

    @Test
    void a_track_whose_title_has_no_end_is_refused() {
        assertThat(sources.resolve(new Query.Best(at("/public/title-60000.mp3"))))
                .isEqualTo(new Resolution.Refused(Refusal.Simple.TOO_BIG));
    }

    @Test
    void a_long_title_is_cut() {
        Track track = found("/public/title-3000.mp3");
        assertThat(track.title()).hasSize(256);
        assertThat(track.encoded().length()).isLessThan(12_000);
    }

    private Track found(String path) {
        Resolution resolution = sources.resolve(new Query.Best(at(path)));
        assertThat(resolution).isInstanceOf(Resolution.Found.class);
        return ((Resolution.Found) resolution).tracks().getFirst();
    }

    private static String at(String path) {
        return "http://127.0.0.1:" + SERVER.port() + path;
    }

    private static void serve(Context ctx) {
        String path = ctx.path();
        String secret = at("/private/secret.wav");
        switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "onwards.wav" -> ctx.redirect(at("/public/plain.wav"));
            case "redirect.wav" -> ctx.redirect(secret);
            case "redirect-to-localhost.wav" ->
                    ctx.redirect(secret.replace("127.0.0.1", "localhost"));
            case "redirect-twice.wav" -> ctx.redirect(at("/public/redirect.wav"));
            case "list.pls" ->
                    ctx.contentType("audio/x-scpls")
                            .result(
                                    "[playlist]\nNumberOfEntries=1\nFile1="
                                            + secret
                                            + "\nTitle1=x\n");
            case "list.m3u" ->
                    ctx.contentType("audio/x-mpegurl").result("#EXTM3U\n" + secret + "\n");
            case "title-60000.mp3" -> ctx.contentType("audio/mpeg").result(mp3(60_000));
            case "title-3000.mp3" -> ctx.contentType("audio/mpeg").result(mp3(3_000));
            default -> ctx.contentType("audio/wav").result(wav());
        }
    }

    private static byte[] wav() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(WavFile.header(48_000));
        file.writeBytes(new byte[48_000]);
        return file.toByteArray();
    }

    /// An ID3 title and a few silent frames.
    private static byte[] mp3(int titleLength) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        int frame = titleLength + 1;
        file.writeBytes("ID3\3\0\0".getBytes(StandardCharsets.ISO_8859_1));
        int tag = frame + 10;
        for (int shift = 21; shift >= 0; shift -= 7) file.write(tag >> shift & 0x7f);
        file.writeBytes("TIT2".getBytes(StandardCharsets.ISO_8859_1));
        for (int shift = 24; shift >= 0; shift -= 8) file.write(frame >> shift & 0xff);
        file.writeBytes(new byte[3]);
        file.writeBytes("a".repeat(titleLength).getBytes(StandardCharsets.ISO_8859_1));
        for (int i = 0; i < 40; i++) {
            byte[] silence = new byte[417];
            silence[0] = (byte) 0xff;
            silence[1] = (byte) 0xfb;
            silence[2] = (byte) 0x90;
            file.writeBytes(silence);
        }
        return file.toByteArray();
    }

    private static final class Sessions implements NodeSessions {
        private final Map<String, String> known = new ConcurrentHashMap<>();

        @Override
        public Optional<String> find(int partition, String node) {
            return Optional.ofNullable(known.get(node));
        }

        @Override
        public boolean remember(
                int partition, String node, Optional<String> before, String session) {
            known.put(node, session);
            return true;
        }
    }
}
