package dev.tonearm.worker.player;

import static dev.tonearm.core.player.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.StayEvent.LeaveReason;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.StepTimer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class VoiceAlarmTest {
    private static final GuildId GUILD = new GuildId(7);

    private final Logger logger = (Logger) LoggerFactory.getLogger(VoiceAlarm.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final StepTimer timer = new StepTimer(NOON);
    private final VoiceAlarm alarm =
            new VoiceAlarm(new Telemetry(meters, OpenTelemetry.noop()), timer);

    @BeforeEach
    void listen() {
        lines.start();
        logger.setLevel(Level.WARN);
        logger.addAppender(lines);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(lines);
        logger.setLevel(null);
    }

    @Test
    void a_refused_node_is_one_error_line_a_minute_and_every_channel_is_counted() {
        for (int second = 0; second < 119; second++) {
            alarm.left(GUILD, LeaveReason.NOT_ENCRYPTED);
            timer.advance(Duration.ofSeconds(1));
        }
        assertThat(lines.list).hasSize(2);
        assertThat(lines.list).allMatch(line -> line.getLevel() == Level.ERROR);
        assertThat(lines.list.getFirst().getFormattedMessage())
                .contains("4017")
                .contains("end-to-end encryption");
        assertThat(meters.get("tonearm.voice.not.encrypted").counter().count()).isEqualTo(119);
    }

    @Test
    void what_concerns_one_guild_is_counted_and_names_it_without_a_shout() {
        alarm.left(GUILD, LeaveReason.UNREACHABLE);
        alarm.left(GUILD, LeaveReason.UNSTABLE);
        alarm.left(GUILD, LeaveReason.ASKED);
        assertThat(lines.list)
                .extracting(ILoggingEvent::getLevel, ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        tuple(Level.WARN, "guild 7: its voice channel cannot be entered"),
                        tuple(
                                Level.WARN,
                                "guild 7: its voice channel is left: the connection breaks"));
        assertThat(meters.get("tonearm.voice.unreachable").counter().count()).isEqualTo(1);
        assertThat(meters.get("tonearm.voice.unstable").counter().count()).isEqualTo(1);
    }
}
