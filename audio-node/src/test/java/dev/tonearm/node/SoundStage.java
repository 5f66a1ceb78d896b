package dev.tonearm.node;

import dev.tonearm.discord.VoiceGrant;
import dev.tonearm.discord.voice.VoiceServer;
import dev.tonearm.discord.voice.VoiceSettings;
import dev.tonearm.standin.music.LibraryTrack;
import dev.tonearm.standin.music.MusicLibrary;
import dev.tonearm.standin.music.MusicRoutes;
import io.javalin.Javalin;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;

/// All that a played piece passes through: the library over HTTP, a node, a voice server.
final class SoundStage implements AutoCloseable {
    /// Where all stacks of the checkout have them: whoever is first makes them.
    static final Path MUSIC = Path.of("../.local/music").toAbsolutePath().normalize();

    final MusicLibrary library;
    final VoiceServer voice;
    final Node node;
    private final Javalin web;

    SoundStage(Path folder, UnaryOperator<NodeSettings> change) {
        library = MusicLibrary.builtIn(MUSIC);
        web =
                Javalin.create(
                                config -> {
                                    config.startup.showJavalinBanner = false;
                                    MusicRoutes.mount(config, library);
                                })
                        .start("127.0.0.1", 0);
        voice = VoiceServer.start(VoiceSettings.defaults(folder.resolve("voice")));
        node =
                Node.start(
                        change.apply(
                                NodeSettings.defaults(NodeClient.PASSWORD)
                                        .withTrust(voice.caFile())
                                        .withCatalogue(URI.create(musicUrl("catalogue.json")))));
    }

    LibraryTrack piece(int index) {
        return library.tracks().get(index);
    }

    String url(LibraryTrack track) {
        return musicUrl(track.file());
    }

    /// Where it goes on for some minutes, whatever a slow machine needs meanwhile.
    String longer(LibraryTrack track) {
        return musicUrl("long/" + track.file());
    }

    private String musicUrl(String file) {
        return "http://127.0.0.1:" + web.port() + "/music/" + file;
    }

    /// Lets the bot into a guild, as the gateway does before it sends the bot there.
    VoiceGrant invite(long guild) {
        VoiceGrant grant =
                new VoiceGrant(guild, 77, NodeClient.BOT, "s" + guild, "secret-" + guild, false);
        voice.opened(grant);
        return grant;
    }

    String voiceJson(VoiceGrant grant) {
        return """
        {"token":"%s","endpoint":"%s","sessionId":"%s","channelId":"%d"}\
        """
                .formatted(grant.token(), voice.endpoint(), grant.session(), grant.channel());
    }

    double dominantHertz(long guild) {
        return voice.ear(guild).heard(Duration.ofSeconds(1)).spectrum().dominantHertz();
    }

    double rms(long guild, int millis) {
        return voice.ear(guild).heard(Duration.ofMillis(millis)).rms();
    }

    @Override
    public void close() {
        node.close();
        voice.close();
        web.stop();
    }
}
