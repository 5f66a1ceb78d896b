package dev.tonearm.worker.telemetry;

import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.guild.GuildId;
import org.slf4j.MDC;

/// Says in every log line of the current thread whose business it is about, until closed.
public final class LogContext implements AutoCloseable {
    private static final String GUILD = "guild";
    private static final String INTERACTION = "interaction";

    /// The member of a log line that names its trace.
    public static final String TRACE = "trace";

    private LogContext() {}

    public static LogContext of(GuildId guild) {
        MDC.put(GUILD, guild.toString());
        return new LogContext();
    }

    public static LogContext of(GuildId guild, InteractionId interaction) {
        MDC.put(INTERACTION, interaction.toString());
        return of(guild);
    }

    /// The same of a command, with the trace in which it is found.
    public static LogContext of(GuildId guild, InteractionId interaction, CommandTrace trace) {
        if (trace.traced()) MDC.put(TRACE, trace.id());
        return of(guild, interaction);
    }

    @Override
    public void close() {
        MDC.remove(GUILD);
        MDC.remove(INTERACTION);
        MDC.remove(TRACE);
    }
}
