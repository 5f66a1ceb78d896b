package dev.tonearm.local.stack;

import dev.tonearm.core.environment.Deployable;
import dev.tonearm.core.environment.VariableNames;
import dev.tonearm.core.environment.WrongSettingsException;
import dev.tonearm.discord.voice.VoiceServer;
import dev.tonearm.discord.voice.VoiceSettings;
import dev.tonearm.local.aws.FaultProxy;
import dev.tonearm.local.aws.LocalCredentials;
import dev.tonearm.local.aws.LocalDynamo;
import dev.tonearm.local.aws.LocalSqs;
import dev.tonearm.local.cloudwatch.LocalCloudWatch;
import dev.tonearm.local.lambda.LambdaHost;
import dev.tonearm.local.lambda.LambdaSettings;
import dev.tonearm.local.observe.Documents;
import dev.tonearm.local.observe.ObserveRoutes;
import dev.tonearm.local.observe.Observed;
import dev.tonearm.local.observe.Targets;
import dev.tonearm.standin.music.MusicLibrary;
import dev.tonearm.standin.music.MusicRoutes;
import dev.tonearm.standin.web.Doorkeeper;
import dev.tonearm.standin.web.ServerThreads;
import dev.tonearm.store.TableSchema;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.util.JavalinBindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The order in which a stack comes up: everything at once, each part as soon as what it needs is
/// there.
final class StackStart {
    private static final long LARGEST_UPLOAD = 16L << 20;

    private final StackSettings settings;
    private final Progress progress;
    private final Closing closing;
    private final Parts parts;
    private final Consumer<Part> changed;
    private final Processes processes;
    private final Hops hops = new Hops();
    private final Targets targets = new Targets();
    private final LocalCloudWatch cloud = new LocalCloudWatch(InstantSource.system());
    private final BillingTime time;
    private final ObserverStart observers;

    /// What runs once all of it is ready.
    ///
    /// @param base of the web server
    /// @param workers at least one, by their numbers
    /// @param nodes empty when another Lavalink is used
    /// @param lavalinks the nodes as workers know them, at least one
    /// @param voice null with the real Discord
    /// @param cloudwatch where what CloudWatch would know is shown
    record Running(
            URI base,
            DiscordSide discord,
            Aws aws,
            LambdaHost function,
            List<Processes.Worker> workers,
            List<StackProcess> nodes,
            List<Processes.Node> lavalinks,
            @Nullable VoiceServer voice,
            Optional<Sales> sales,
            URI cloudwatch) {}

    /// Queues and table, and how the AWS SDK finds them; emulators are null when the real ones are
    /// used.
    record Aws(
            @Nullable LocalSqs sqs, @Nullable LocalDynamo dynamo, Map<String, String> environment) {
        /// What a part is told of them.
        ///
        /// @param part as which it asks for what it wants
        Map<String, String> environment(String part) {
            var own = new HashMap<>(environment);
            if (sqs != null) own.putAll(LocalCredentials.of(part));
            return own;
        }
    }

    StackStart(
            StackSettings settings,
            Progress progress,
            Closing closing,
            Parts parts,
            Consumer<Part> changed) {
        this.settings = settings;
        this.progress = progress;
        this.closing = closing;
        this.parts = parts;
        this.changed = changed;
        this.processes = new Processes(settings, progress, changed);
        this.time = BillingTime.in(settings.directory());
        this.observers = new ObserverStart(settings, processes, targets, closing, parts);
    }

    Running run() {
        Lavalink given = settings.lavalink();
        if (given != null) LavalinkCheck.pass(given);
        if (settings.observed()) observers.find(); // says so at once where there are none
        List<Processes.Node> lavalinks = processes.nodes();
        // Known before it listens, so that what only needs the address does not wait for the
        // server.
        int port = settings.port() == 0 ? Processes.freePort() : settings.port();
        var base = URI.create("http://127.0.0.1:" + port + "/");
        URI library = relayed("music", base).resolve("/music/");
        URI cloudwatch = relayed("cloudwatch", base).resolve(LocalCloudWatch.PATH);
        targets.add("cloudwatch", "cloudwatch", cloudwatch);
        var aws = begin(this::aws);
        var voice = begin(this::voice);
        var music = begin(this::music);
        var discord = begin(() -> closing.own(Closing.Order.DISCORD, discord(base, voice.join())));
        var web = begin(() -> web(base, library, discord.join(), music.join()));
        var nodes = all(lavalinks, node -> node(node, library, music.join(), voice.join()));
        var function = begin(() -> function(aws.join(), discord.join().account(), library));
        var workers =
                all(
                        processes.workers(),
                        name -> {
                            web.join();
                            return worker(
                                    name,
                                    aws.join(),
                                    discord.join().account(),
                                    base,
                                    library,
                                    lavalinks);
                        });
        var commands =
                begin(() -> {
                    web.join();
                    return register(discord.join());
                });
        var sales = begin(() -> sales(aws.join(), discord.join().account(), base));
        var looking = begin(() -> settings.observed() ? look(base) : null);
        Stack.join(
                aws, voice, music, discord, web, nodes, function, workers, commands, sales,
                looking);
        discord.join().endpoint(function.join().url());
        sales.join().ifPresent(it -> discord.join().sells(SalesStart.skus(), it.discordEvents()));
        return new Running(
                base,
                discord.join(),
                aws.join(),
                function.join(),
                workers.join(),
                nodes.join().stream().flatMap(Optional::stream).toList(),
                lavalinks,
                voice.join(),
                sales.join(),
                cloudwatch);
    }

    /// Where something of this web server is reached that can be cut off, as what it stands for
    /// stops.
    private URI relayed(String part, URI base) {
        FaultProxy proxy =
                closing.own(
                        Closing.Order.WEB,
                        FaultProxy.start()
                                .forwardTo(new InetSocketAddress(base.getHost(), base.getPort())));
        parts.add(new EmulatorPart(part, proxy, changed));
        return URI.create("http://127.0.0.1:" + proxy.port() + "/");
    }

    private Aws aws() {
        var real = settings.outside().aws();
        if (real.isPresent()) return new Aws(null, null, real.get());
        int partitions = settings.fleet().partitions();
        var sqs =
                begin(() ->
                        timed(
                                "SQS (ElasticMQ)",
                                () -> closing.own(Closing.Order.SQS, queues(partitions))));
        var dynamo =
                timed(
                        "DynamoDB (DynamoDB Local)",
                        () -> closing.own(Closing.Order.DYNAMODB, table()));
        parts.add(new EmulatorPart("sqs", sqs.join().proxy(), changed));
        parts.add(new EmulatorPart("dynamodb", dynamo.proxy(), changed));
        var environment =
                new HashMap<>(
                        LocalCredentials.environment(sqs.join().endpoint(), dynamo.endpoint()));
        environment.put("TONEARM_PARTITIONS", String.valueOf(partitions));
        environment.put("TONEARM_QUEUE_URL", sqs.join().queueUrlTemplate());
        Deployment deployed = settings.deployment();
        environment.put(
                "TONEARM_TABLE",
                deployed == null ? LocalDynamo.TABLE : deployed.table().tableName());
        cloud.watch(sqs.join());
        cloud.table(
                environment.getOrDefault("TONEARM_TABLE", LocalDynamo.TABLE),
                dynamo.proxy().refusals().orElseThrow());
        String sold = settings.sales();
        if (sold != null) {
            environment.put("TONEARM_BILLING_QUEUE_URL", sqs.join().billingUrl());
            environment.put(
                    "TONEARM_PLANS", SalesStart.plans(sold, settings.directory()).toString());
            environment.putAll(time.environment());
        }
        return new Aws(sqs.join(), dynamo, Map.copyOf(environment));
    }

    private LocalSqs queues(int partitions) {
        Deployment deployed = settings.deployment();
        return deployed == null ? LocalSqs.start(partitions) : LocalSqs.start(deployed.queues());
    }

    private LocalDynamo table() {
        Deployment deployed = settings.deployment();
        return deployed == null
                ? LocalDynamo.start()
                : LocalDynamo.start(client -> TableSchema.create(client, deployed.table()));
    }

    /// With the real queues an operator's own function works them off.
    private Optional<Sales> sales(Aws aws, BotAccount account, URI base) {
        LocalSqs sqs = aws.sqs;
        LocalDynamo dynamo = aws.dynamo;
        if (settings.sales() == null || sqs == null || dynamo == null) return Optional.empty();
        return Optional.of(
                timed(
                        "Stripe and the billing function",
                        () ->
                                SalesStart.start(
                                        processes,
                                        aws,
                                        settings.deployment(),
                                        account,
                                        sqs,
                                        dynamo,
                                        time,
                                        base,
                                        closing,
                                        parts,
                                        cloud,
                                        hops::follow,
                                        changed)));
    }

    private @Nullable VoiceServer voice() {
        if (settings.outside().discord().isPresent()) return null;
        var voice = VoiceSettings.defaults(settings.directory());
        return timed(
                "Voice server", () -> closing.own(Closing.Order.VOICE, VoiceServer.start(voice)));
    }

    private MusicLibrary music() {
        Path own = settings.music();
        return timed(
                "Music library",
                () ->
                        own == null
                                ? MusicLibrary.builtIn(settings.home().resolve(".local/music"))
                                : MusicLibrary.of(own));
    }

    private DiscordSide discord(URI base, @Nullable VoiceServer voice) {
        var real = settings.outside().discord();
        return real.isPresent() || voice == null
                ? new RealDiscord(BotAccount.real(real.orElseThrow()), progress)
                : SimulatedDiscord.create(
                        settings.directory(),
                        voice,
                        base,
                        settings.behaviour().withShards(shards()));
    }

    /// A shard for each partition at least: with fewer, some partitions would hold no guild.
    private int shards() {
        return Math.max(settings.behaviour().shards(), settings.fleet().partitions());
    }

    private @Nullable Observed look(URI base) {
        return timed("Prometheus and Alertmanager", () -> observers.begin(base));
    }

    ObserverStart observers() {
        return observers;
    }

    private Javalin web(URI base, URI library, DiscordSide discord, MusicLibrary music) {
        return timed(
                "Discord and its page",
                () -> {
                    var web =
                            Javalin.create(config -> {
                                config.startup.showJavalinBanner = false;
                                config.startup.startupWatcherEnabled = false;
                                config.jetty.threadPool = ServerThreads.named("stack");
                                Doorkeeper.behindRelays(config); // the music has one
                                config.http.maxRequestSize = LARGEST_UPLOAD;
                                config.http.compressionStrategy = CompressionStrategy.NONE;
                                parts.mount(config.routes);
                                hops.mount(config.routes);
                                cloud.mount(config.routes);
                                new ObserveRoutes(observers::now, targets, settings.home())
                                        .mount(config.routes);
                                new Documents(settings.home()).mount(config.routes);
                                MusicRoutes.mount(config, music, library);
                                discord.mount(config);
                            });
                    closing.own(Closing.Order.WEB, web::stop);
                    try {
                        web.start(base.getHost(), base.getPort());
                    } catch (JavalinBindException e) {
                        throw new WrongSettingsException("port " + base.getPort() + " is taken");
                    }
                    discord.listening(base);
                    return web;
                });
    }

    private Optional<StackProcess> node(
            Processes.Node lavalink, URI library, MusicLibrary music, @Nullable VoiceServer voice) {
        targets.add("lavalink", lavalink.name(), lavalink.lavalink().url().resolve("/metrics"));
        if (settings.lavalink() != null || voice == null) return Optional.empty();
        StackProcess node =
                closing.own(
                        Closing.Order.NODE,
                        processes.node(lavalink, library, music.folder(), voice.caFile()));
        parts.add(node);
        return timed(
                numbered("Audio node", node),
                () -> {
                    node.start();
                    return Optional.of(node);
                });
    }

    private LambdaHost function(Aws aws, BotAccount account, URI library) {
        Map<String, String> environment = aws.environment(Stack.INTERACTIONS);
        environment.putAll(account.edge());
        environment.put("TONEARM_MUSIC_CATALOGUE", library.resolve("catalogue.json").toString());
        environment.put(VariableNames.TRACE_LINES, "on");
        LambdaSettings lambda = processes.function(deployed(aws, environment));
        hops.follow(lambda.log());
        return timed(
                "Interactions function",
                () -> {
                    var host =
                            closing.own(
                                    Closing.Order.FUNCTION,
                                    LambdaHost.start(
                                            lambda,
                                            cloud.function(lambda.name(), lambda.log())
                                                    .andThen(hops::served)));
                    var part = new FunctionPart("function", host, lambda.log(), changed);
                    parts.add(part);
                    part.await(host.ready());
                    return host;
                });
    }

    private Map<String, String> deployed(Aws aws, Map<String, String> environment) {
        Deployment deployed = settings.deployment();
        LocalSqs sqs = aws.sqs;
        if (deployed == null || sqs == null) return environment;
        return Deployment.told(Deployable.EDGE, deployed.interactions(), environment, sqs);
    }

    private Processes.Worker worker(
            String name,
            Aws aws,
            BotAccount account,
            URI base,
            URI library,
            List<Processes.Node> nodes) {
        Map<String, String> environment = aws.environment(Stack.WORKER);
        environment.putAll(account.bot());
        var worker = processes.worker(name, environment, base, library, nodes);
        closing.own(Closing.Order.WORKER, worker.process());
        parts.add(worker.process());
        targets.add("voice-worker", name, worker.metrics());
        return timed(
                numbered("Voice worker", worker.process()),
                () -> {
                    worker.process().start();
                    return worker;
                });
    }

    private @Nullable Void register(DiscordSide discord) {
        if (!discord.registersItself()) return null;
        return timed(
                "Slash commands registered",
                () -> {
                    processes.register(discord.account().bot());
                    return null;
                });
    }

    /// `Voice worker 2` for `worker-2`.
    private static String numbered(String what, Part part) {
        int dash = part.name().lastIndexOf('-');
        return dash < 0 ? what : what + " " + part.name().substring(dash + 1);
    }

    /// All at the same time; fails as soon as one does.
    private static <A, T> CompletableFuture<List<T>> all(List<A> each, Function<A, T> start) {
        var started = each.stream().map(one -> begin(() -> start.apply(one))).toList();
        return begin(() -> {
            Stack.join(started.toArray(CompletableFuture[]::new));
            return started.stream().map(CompletableFuture::join).toList();
        });
    }

    private <T extends @Nullable Object> T timed(String part, Supplier<T> start) {
        long began = System.nanoTime();
        T started = start.get();
        progress.ready(part, Duration.ofNanos(System.nanoTime() - began));
        return started;
    }

    private static <T extends @Nullable Object> CompletableFuture<T> begin(Supplier<T> start) {
        return CompletableFuture.supplyAsync(start, Thread::startVirtualThread);
    }
}
