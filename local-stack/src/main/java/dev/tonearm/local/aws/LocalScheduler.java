package dev.tonearm.local.aws;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.core.event.EventCodec;
import dev.tonearm.core.event.EventWiring;
import dev.tonearm.standin.web.ServerThreads;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/// EventBridge Scheduler on this machine, on AWS's own wire (REST and JSON), reached through
/// [#proxy()]: schedules of one time and recurring ones, whose target is an event bus.
///
/// It goes by a clock that may be moved on. Whoever moves it asks [#next] where to stop on the way,
/// and calls [#fire] there, so that each schedule comes at its own moment. Of a recurring one that
/// was passed several times only the last comes: a month that is over at once is not thirty nights.
public final class LocalScheduler implements AutoCloseable {
    static final String DEFAULT_GROUP = "default";

    /// The value of `TONEARM_SCHEDULER_ROLE`; who has which role is nobody's concern here.
    public static final String ROLE =
            "arn:aws:iam::" + LocalSqs.ACCOUNT + ":role/tonearm-scheduler";

    private static final Logger log = LoggerFactory.getLogger(LocalScheduler.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TYPE = "application/json";
    private static final long TICK_MS = 250;

    /// What the target is told of the moment for which it was planned.
    private static final String SCHEDULED = "<aws.scheduler.scheduled-time>";

    private final InstantSource clock;
    private final EventBridgeClient events;
    private final Set<String> groups = ConcurrentHashMap.newKeySet();
    private final Map<Schedule.Key, Planned> planned = new ConcurrentHashMap<>();
    private final FaultProxy proxy;
    private final Javalin server;
    private final ScheduledExecutorService ticker =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("scheduler").factory());

    /// A schedule and when it comes next.
    ///
    /// @param made when somebody first made it
    private record Planned(Schedule schedule, Instant made, Instant next) {}

    private LocalScheduler(URI bus, InstantSource clock) {
        this.clock = clock;
        this.events =
                EventBridgeClient.builder()
                        .endpointOverride(bus)
                        .region(LocalCredentials.REGION)
                        .credentialsProvider(LocalCredentials.provider())
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build();
        groups.add(DEFAULT_GROUP);
        this.server =
                Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.startup.startupWatcherEnabled = false;
                    config.jetty.threadPool = ServerThreads.named("scheduler");
                    config.routes.post("/schedules/{name}", this::create);
                    config.routes.put("/schedules/{name}", this::update);
                    config.routes.get("/schedules/{name}", this::get);
                    config.routes.delete("/schedules/{name}", this::delete);
                    config.routes.post("/schedule-groups/{name}", this::createGroup);
                });
        InetAddress hidden = SignedCallers.hiddenAddress();
        server.start(hidden.getHostAddress(), 0);
        this.proxy =
                FaultProxy.start(0, new SignedCallers(AwsService.SCHEDULER))
                        .forwardTo(new InetSocketAddress(hidden, server.port()));
    }

    /// Starts it.
    ///
    /// @param bus where EventBridge is
    /// @param clock by which schedules come
    public static LocalScheduler start(URI bus, InstantSource clock) {
        var scheduler = new LocalScheduler(bus, clock);
        var _ =
                scheduler.ticker.scheduleWithFixedDelay(
                        scheduler::tick, TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
        return scheduler;
    }

    /// Makes the groups and the recurring schedules that a deployment makes.
    ///
    /// @param bus the ARN of theirs
    public LocalScheduler with(EventWiring wiring, String bus) {
        groups.addAll(wiring.groups());
        for (EventWiring.Recurring recurring : wiring.schedules()) {
            ObjectNode request = JSON.createObjectNode();
            request.put("GroupName", recurring.group());
            request.put("ScheduleExpression", recurring.expression());
            request.put("ScheduleExpressionTimezone", recurring.timezone());
            request.putObject("FlexibleTimeWindow").put("Mode", "OFF");
            ObjectNode target = request.putObject("Target").put("Arn", bus).put("RoleArn", ROLE);
            target.put("Input", recurring.detail());
            target.putObject("EventBridgeParameters")
                    .put("DetailType", recurring.type())
                    .put("Source", EventCodec.SOURCE);
            create(recurring.name(), request.toString());
        }
        return this;
    }

    /// Where it is, as the SDK's `AWS_ENDPOINT_URL_SCHEDULER` wants it.
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + proxy.port());
    }

    public FaultProxy proxy() {
        return proxy;
    }

    /// When a one-time schedule comes next.
    public Optional<Instant> next() {
        return planned.values().stream()
                .filter(it -> it.schedule.enabled())
                .filter(it -> it.schedule.times() instanceof Schedule.Once)
                .map(Planned::next)
                .filter(at -> !at.equals(Instant.MAX))
                .min(Instant::compareTo);
    }

    private void tick() {
        try {
            fire();
        } catch (RuntimeException e) {
            // One thing that cannot happen must not stop the time.
            log.error("a schedule did not come", e);
        }
    }

    /// Lets all come that are due, in order.
    public synchronized void fire() {
        Instant now = clock.instant();
        planned.values().stream()
                .filter(it -> it.schedule.enabled() && !it.next.isAfter(now))
                .sorted((one, other) -> one.next.compareTo(other.next))
                .forEach(due -> fire(due, now));
    }

    /// One that was changed meanwhile is another one, and stays.
    private void fire(Planned due, Instant now) {
        if (!told(due, last(due, now))) return;
        Schedule.Key key = due.schedule.key();
        Optional<Instant> next = due.schedule.times().after(now);
        if (next.isPresent())
            planned.replace(key, due, new Planned(due.schedule, due.made, next.get()));
        else if (due.schedule.deleted()) planned.remove(key, due);
        else planned.replace(key, due, new Planned(due.schedule, due.made, Instant.MAX));
    }

    /// The last of its times that are over.
    private static Instant last(Planned due, Instant now) {
        Instant last = due.next;
        for (var next = due.schedule.times().after(last);
                next.isPresent() && !next.get().isAfter(now);
                next = due.schedule.times().after(last)) {
            last = next.get();
        }
        return last;
    }

    /// @return whether the target has it; if not, it is tried again with the next tick
    private boolean told(Planned due, Instant at) {
        ObjectNode request = due.schedule.request();
        var target = request.path("Target");
        var event = target.path("EventBridgeParameters");
        String input = target.path("Input").asText().replace(SCHEDULED, at.toString());
        PutEventsRequestEntry entry =
                PutEventsRequestEntry.builder()
                        .eventBusName(target.path("Arn").asText())
                        .source(event.path("Source").asText())
                        .detailType(event.path("DetailType").asText())
                        .detail(input)
                        .time(at)
                        .build();
        try {
            return events.putEvents(put -> put.entries(entry)).failedEntryCount() == 0;
        } catch (RuntimeException e) {
            log.warn("{} waits: {}", due.schedule.key().name(), e.toString());
            return false;
        }
    }

    private void create(Context context) {
        answered(context, () -> create(context.pathParam("name"), context.body()));
    }

    private ObjectNode create(String name, String body) {
        Instant now = clock.instant();
        Schedule schedule = read(name, body, now);
        Planned mine = new Planned(schedule, now, first(schedule, now));
        if (planned.putIfAbsent(schedule.key(), mine) != null) {
            throw new RefusalException(
                    409,
                    "ConflictException",
                    "Schedule " + schedule.key().name() + " already exists.");
        }
        return JSON.createObjectNode().put("ScheduleArn", arn(schedule.key()));
    }

    private void update(Context context) {
        answered(
                context,
                () -> {
                    Instant now = clock.instant();
                    Schedule schedule = read(context.pathParam("name"), context.body(), now);
                    Planned after =
                            planned.computeIfPresent(
                                    schedule.key(),
                                    (_, before) ->
                                            new Planned(
                                                    schedule, before.made, first(schedule, now)));
                    if (after == null) throw missing(schedule.key());
                    return JSON.createObjectNode().put("ScheduleArn", arn(schedule.key()));
                });
    }

    private Schedule read(String name, String body, Instant now) {
        Schedule schedule = ScheduleReader.read(name, body, now);
        group(schedule.key().group());
        return schedule;
    }

    private static Instant first(Schedule schedule, Instant now) {
        return schedule.times().after(now).orElseThrow();
    }

    private void get(Context context) {
        answered(
                context,
                () -> {
                    Schedule.Key key = key(context);
                    Planned found = planned.get(key);
                    if (found == null) throw missing(key);
                    ObjectNode answer = JSON.createObjectNode();
                    answer.put("ActionAfterCompletion", "NONE").put("State", "ENABLED");
                    answer.put("ScheduleExpressionTimezone", "UTC");
                    answer.setAll(found.schedule.request());
                    answer.remove("ClientToken");
                    answer.put("Arn", arn(key)).put("GroupName", key.group());
                    return answer.put("Name", key.name())
                            .put("CreationDate", found.made.toEpochMilli() / 1_000.0);
                });
    }

    private void delete(Context context) {
        answered(
                context,
                () -> {
                    Schedule.Key key = key(context);
                    if (planned.remove(key) == null) throw missing(key);
                    return JSON.createObjectNode();
                });
    }

    private void createGroup(Context context) {
        answered(
                context,
                () -> {
                    String name = context.pathParam("name");
                    if (!ScheduleReader.NAME.matcher(name).matches())
                        throw new ScheduleReader.InvalidException("Invalid group name " + name);
                    if (!groups.add(name)) {
                        throw new RefusalException(
                                409,
                                "ConflictException",
                                "Schedule group " + name + " already exists.");
                    }
                    return JSON.createObjectNode()
                            .put("ScheduleGroupArn", arn("schedule-group/" + name));
                });
    }

    private Schedule.Key key(Context context) {
        String group = Objects.requireNonNullElse(context.queryParam("groupName"), DEFAULT_GROUP);
        group(group);
        return new Schedule.Key(group, context.pathParam("name"));
    }

    private void group(String name) {
        if (groups.contains(name)) return;
        throw new RefusalException(
                404, "ResourceNotFoundException", "Schedule group " + name + " does not exist.");
    }

    private static RefusalException missing(Schedule.Key key) {
        return new RefusalException(
                404, "ResourceNotFoundException", "Schedule " + key.name() + " does not exist.");
    }

    private static String arn(Schedule.Key key) {
        return arn("schedule/%s/%s".formatted(key.group(), key.name()));
    }

    private static String arn(String resource) {
        return "arn:aws:scheduler:%s:%s:%s"
                .formatted(LocalCredentials.REGION.id(), LocalSqs.ACCOUNT, resource);
    }

    /// What AWS says of a request that it does not do.
    private static final class RefusalException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int status;
        private final String type;

        RefusalException(int status, String type, String why) {
            super(why);
            this.status = status;
            this.type = type;
        }
    }

    private interface Operation {
        ObjectNode run();
    }

    private static void answered(Context context, Operation operation) {
        try {
            context.contentType(TYPE).result(operation.run().toString());
        } catch (ScheduleReader.InvalidException e) {
            refuse(context, 400, "ValidationException", e);
        } catch (RefusalException e) {
            refuse(context, e.status, e.type, e);
        }
    }

    private static void refuse(Context context, int status, String type, RuntimeException why) {
        String body = JSON.createObjectNode().put("Message", why.getMessage()).toString();
        context.status(status).contentType(TYPE).header("x-amzn-ErrorType", type).result(body);
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        proxy.close();
        server.stop();
        events.close();
    }
}
