package dev.tonearm.discord.voice;

import dev.tonearm.standin.rtp.EncryptionMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// How the voice server is set up.
///
/// @param folder where `voice-ca.pem` and `voice-trust.p12` are written at the start
/// @param port of the gateway; 0 takes a free one
/// @param heartbeatInterval what HELLO asks for; a client that is silent for twice as long is
///   closed with 4009
/// @param endToEndRequired whether a client that cannot speak DAVE is closed with 4017 (except on a
///   stage)
/// @param modes the encryption modes that READY offers
/// @param violations told of everything that Discord would not take or that a listener would hear
///   as a fault
public record VoiceSettings(
        Path folder,
        int port,
        Duration heartbeatInterval,
        boolean endToEndRequired,
        List<EncryptionMode> modes,
        Consumer<VoiceViolation> violations) {

    public VoiceSettings {
        modes = List.copyOf(modes);
    }

    public static VoiceSettings defaults(Path folder) {
        return new VoiceSettings(
                folder,
                0,
                Duration.ofMillis(13_750),
                false,
                List.of(EncryptionMode.values()),
                violation -> {});
    }

    public VoiceSettings withPort(int port) {
        return new VoiceSettings(
                folder, port, heartbeatInterval, endToEndRequired, modes, violations);
    }

    public VoiceSettings withHeartbeatInterval(Duration heartbeatInterval) {
        return new VoiceSettings(
                folder, port, heartbeatInterval, endToEndRequired, modes, violations);
    }

    public VoiceSettings withEndToEndRequired(boolean endToEndRequired) {
        return new VoiceSettings(
                folder, port, heartbeatInterval, endToEndRequired, modes, violations);
    }

    public VoiceSettings withModes(List<EncryptionMode> modes) {
        return new VoiceSettings(
                folder, port, heartbeatInterval, endToEndRequired, modes, violations);
    }

    public VoiceSettings withViolations(Consumer<VoiceViolation> violations) {
        return new VoiceSettings(
                folder, port, heartbeatInterval, endToEndRequired, modes, violations);
    }
}
