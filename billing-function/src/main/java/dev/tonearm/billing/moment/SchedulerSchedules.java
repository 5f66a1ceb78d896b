package dev.tonearm.billing.moment;

import dev.tonearm.core.event.DomainEvent.MomentReached;
import dev.tonearm.core.event.EventCodec;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.function.aws.CallLimits;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ActionAfterCompletion;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindow;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.Target;

/// Moments at EventBridge Scheduler: a one-time schedule for each server, which tells the event bus
/// and is gone then.
public final class SchedulerSchedules implements Schedules {
    private static final CallLimits LIMITS =
            new CallLimits(Duration.ofSeconds(2), Duration.ofSeconds(5), 3);

    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("'at('uuuu-MM-dd'T'HH:mm:ss')'").withZone(ZoneOffset.UTC);

    private static final FlexibleTimeWindow PUNCTUAL =
            FlexibleTimeWindow.builder().mode(FlexibleTimeWindowMode.OFF).build();

    /// It may be there when it is made and gone when it is changed, but not for ever.
    private static final int TRIES = 5;

    private final SchedulerClient scheduler;
    private final MomentSettings settings;
    private final String bus;

    /// @param bus the ARN of the event bus
    public SchedulerSchedules(SchedulerClient scheduler, MomentSettings settings, String bus) {
        this.scheduler = scheduler;
        this.settings = settings;
        this.bus = bus;
    }

    /// A client whose calls end while the function's invocation goes on.
    public static SchedulerClient client() {
        return LIMITS.on(SchedulerClient.builder()).build();
    }

    @Override
    public void plan(GuildId guild, Instant at) {
        // Not before it: what is due would not be due yet.
        Instant second = at.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
        String expression = AT.format(second);
        Target target = target(new MomentReached(guild, second));
        called(
                guild,
                () -> {
                    for (int i = 1; i < TRIES; i++) {
                        if (changed(guild, expression, target)) return true;
                        if (made(guild, expression, target)) return true;
                    }
                    return changed(guild, expression, target);
                });
    }

    private boolean changed(GuildId guild, String expression, Target target) {
        try {
            scheduler.updateSchedule(update ->
                    update.name(name(guild))
                            .groupName(settings.group())
                            .scheduleExpression(expression)
                            .flexibleTimeWindow(PUNCTUAL)
                            .actionAfterCompletion(ActionAfterCompletion.DELETE)
                            .target(target));
            return true;
        } catch (ResourceNotFoundException _) {
            return false;
        }
    }

    private boolean made(GuildId guild, String expression, Target target) {
        try {
            scheduler.createSchedule(create ->
                    create.name(name(guild))
                            .groupName(settings.group())
                            .scheduleExpression(expression)
                            .flexibleTimeWindow(PUNCTUAL)
                            .actionAfterCompletion(ActionAfterCompletion.DELETE)
                            .target(target));
            return true;
        } catch (ConflictException _) {
            return false;
        }
    }

    @Override
    public void clear(GuildId guild) {
        called(
                guild,
                () -> {
                    try {
                        scheduler.deleteSchedule(
                                delete -> delete.name(name(guild)).groupName(settings.group()));
                    } catch (ResourceNotFoundException _) {
                        // Nothing was planned, or it has just come.
                    }
                    return true;
                });
    }

    private Target target(MomentReached moment) {
        return Target.builder()
                .arn(bus)
                .roleArn(settings.role())
                .input(EventCodec.detail(moment))
                .eventBridgeParameters(event ->
                        event.source(EventCodec.SOURCE).detailType(EventCodec.type(moment)))
                .build();
    }

    private static String name(GuildId guild) {
        return "guild-" + guild;
    }

    private static void called(GuildId guild, Supplier<Boolean> call) {
        boolean done;
        try {
            done = attempt(call);
        } catch (SdkException | UncheckedIOException e) {
            throw new MomentNotPlannedException(guild, e);
        }
        if (!done) {
            throw new MomentNotPlannedException(
                    guild, new IllegalStateException("others made and deleted it all the time"));
        }
    }

    private static boolean attempt(Supplier<Boolean> call) {
        try {
            return call.get();
        } catch (UncheckedIOException _) {
            // A kept connection that was closed while the function was frozen (see FifoQueue).
            return call.get();
        }
    }
}
