package dev.tonearm.worker.discord;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.worker.audio.VoiceServer;
import dev.tonearm.worker.discord.VoiceGateway.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A voice connection, all that it asks for and says, and a clock that steps.
abstract class VoiceConnectionStage {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    static final ChannelId LOUNGE = new ChannelId(10);
    static final ChannelId ATTIC = new ChannelId(11);
    static final Whereabouts IN_LOUNGE = new Whereabouts.InVoice(LOUNGE);
    static final Whereabouts IN_ATTIC = new Whereabouts.InVoice(ATTIC);

    final List<JoinPace.Move> moves = new ArrayList<>();
    final List<Urgency> reordered = new ArrayList<>();
    final List<VoiceServer> opened = new ArrayList<>();
    final List<PlayerInput> reports = new ArrayList<>();
    final VoiceConnection connection = connection(Whereabouts.NOWHERE);
    Instant now = Instant.parse("2026-11-21T12:00:00Z");

    final Optional<String> mend(Whereabouts journal, Whereabouts discord) {
        return connection.mend(journal, Urgency.PLAYING, discord, now);
    }

    final VoiceConnection connection(Whereabouts seen) {
        return new VoiceConnection(
                new GuildId(1),
                seen,
                TIMEOUT,
                new VoiceConnection.Outside() {
                    @Override
                    public void send(JoinPace.Move move) {
                        moves.add(move);
                    }

                    @Override
                    public void reorder(GuildId guild, Urgency urgency) {
                        reordered.add(urgency);
                    }

                    @Override
                    public void opened(GuildId guild, VoiceServer server) {
                        opened.add(server);
                    }

                    @Override
                    public void closed(GuildId guild) {}

                    @Override
                    public void report(GuildId guild, PlayerInput input) {
                        reports.add(input);
                    }
                });
    }

    final void joined() {
        ask(IN_LOUNGE);
        connection.state(IN_LOUNGE, "s1", now);
        connection.server("endpoint", "t1", now);
    }

    final void ask(Whereabouts where) {
        connection.be(where, Urgency.PLAYING);
        connection.sent(now);
    }

    final void pass(int seconds) {
        for (int i = 0; i < seconds * 4; i++) {
            now = now.plusMillis(250);
            connection.tick(now);
        }
    }

    static VoiceServer server(ChannelId channel, String token, String session) {
        return new VoiceServer(channel, "endpoint", token, session);
    }
}
