package dev.tonearm.discord;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.command.RegisteredCommands;
import dev.tonearm.discord.control.Addresses;
import dev.tonearm.discord.control.Control;
import dev.tonearm.discord.file.Attachments;
import dev.tonearm.discord.gateway.BotVoice;
import dev.tonearm.discord.gateway.Gateway;
import dev.tonearm.discord.gateway.GatewaySocket;
import dev.tonearm.discord.gateway.GatewayTrouble;
import dev.tonearm.discord.gateway.IdentifyLimits;
import dev.tonearm.discord.gateway.MemberChunks;
import dev.tonearm.discord.interactions.Deliveries;
import dev.tonearm.discord.interactions.Endpoint;
import dev.tonearm.discord.interactions.FirstAnswers;
import dev.tonearm.discord.interactions.InteractionLog;
import dev.tonearm.discord.interactions.Interactions;
import dev.tonearm.discord.interactions.MessageObjects;
import dev.tonearm.discord.interactions.Probes;
import dev.tonearm.discord.interactions.RawRequests;
import dev.tonearm.discord.interactions.Responses;
import dev.tonearm.discord.interactions.SignedRequests;
import dev.tonearm.discord.interactions.WebhookEvents;
import dev.tonearm.discord.message.Drafts;
import dev.tonearm.discord.message.Messages;
import dev.tonearm.discord.record.Behaviour;
import dev.tonearm.discord.record.Faults;
import dev.tonearm.discord.record.Feed;
import dev.tonearm.discord.record.Settings;
import dev.tonearm.discord.record.Unsimulated;
import dev.tonearm.discord.record.Violations;
import dev.tonearm.discord.rest.OpenApi;
import dev.tonearm.discord.rest.Rest;
import dev.tonearm.discord.rest.RestApi;
import dev.tonearm.discord.shop.Shop;
import dev.tonearm.discord.world.Payloads;
import dev.tonearm.discord.world.Snowflakes;
import dev.tonearm.discord.world.User;
import dev.tonearm.discord.world.World;
import dev.tonearm.standin.web.Doorkeeper;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A whole Discord: all its parts are made and joined here.
///
/// Either on a server of its own ([#start]), or on somebody else's: [#create], [#register], then
/// [#started] when that server knows its address.
public final class DiscordSimulator implements AutoCloseable {

    private static final Duration SWEEP = Duration.ofMillis(250);

    private final SimulatorSettings given;
    private final Timer timer = new Timer();
    private final Settings settings;
    private final Feed feed = new Feed();
    private final Faults faults = new Faults();
    private final Violations violations;
    private final Unsimulated unsimulated;
    private final World world;
    private final Messages messages;
    private final RegisteredCommands commands;
    private final Gateway gateway;
    private final GatewaySocket socket;
    private final BotVoice botVoice;
    private final SignedRequests requests;
    private final Endpoint endpoint;
    private final Probes probes;
    private final Attachments attachments;
    private final Interactions interactions;
    private final RawRequests raw;
    private final Shop shop;
    private final WebhookEvents webhookEvents;
    private final RestApi rest;
    private final Control control;
    private String base = "";
    private @Nullable Javalin ownServer;

    private DiscordSimulator(SimulatorSettings given, VoiceBackend voice) {
        this.given = given;
        var clock = given.clock();
        settings = new Settings(given.behaviour());
        violations = new Violations(clock, feed);
        unsimulated = new Unsimulated(clock, feed);
        var bot = new User(given.applicationId(), "tonearm", given.botName(), true, "en-US", true);
        world = new World(clock, new Snowflakes(clock), bot, given.botPermissions());
        var payloads = new Payloads(world);
        messages = new Messages(world, payloads);
        commands = new RegisteredCommands(world, feed);

        gateway = new Gateway(world, payloads, settings, faults, feed, timer);
        var identifyLimits = new IdentifyLimits(clock, settings);
        botVoice = new BotVoice(world, gateway, voice, settings, faults, violations, timer);
        var chunks = new MemberChunks(world, payloads, violations);
        socket =
                new GatewaySocket(
                        world,
                        gateway,
                        botVoice,
                        chunks,
                        identifyLimits,
                        settings,
                        violations,
                        given.botToken());

        var openApi = new OpenApi(given.openApi(), settings, violations);
        var log = new InteractionLog(world, settings, feed);
        var objects = new MessageObjects(world, payloads);
        attachments = new Attachments(world, () -> base.replaceFirst("/$", ""));
        var drafts = new Drafts(attachments);
        var firstAnswers =
                new FirstAnswers(world, messages, drafts, objects, settings, violations, log);
        var responses = new Responses(world, messages, drafts, objects, settings, violations, log);
        requests = new SignedRequests(clock, given.key());
        endpoint = new Endpoint(feed);
        probes = new Probes(requests, endpoint, settings, violations);
        var deliveries =
                new Deliveries(
                        clock,
                        requests,
                        endpoint,
                        gateway::interaction,
                        firstAnswers,
                        openApi,
                        settings,
                        faults,
                        violations,
                        log,
                        timer);
        shop = new Shop(world);
        webhookEvents = new WebhookEvents(bot.id(), requests, timer);
        shop.listen(webhookEvents);
        interactions =
                new Interactions(
                        world,
                        payloads,
                        messages,
                        commands,
                        attachments,
                        deliveries,
                        requests,
                        log,
                        shop);
        raw = new RawRequests(requests, interactions, endpoint, settings);

        rest =
                new Rest(
                                world,
                                payloads,
                                messages,
                                drafts,
                                commands,
                                gateway,
                                identifyLimits,
                                responses,
                                firstAnswers,
                                openApi,
                                settings,
                                faults,
                                violations,
                                unsimulated,
                                shop)
                        .api(given.botToken(), given.key().publicKeyHex());
        control =
                new Control(
                        world,
                        messages,
                        attachments,
                        commands,
                        interactions,
                        raw,
                        endpoint,
                        probes,
                        gateway,
                        identifyLimits,
                        botVoice,
                        voice,
                        faults,
                        settings,
                        violations,
                        unsimulated,
                        feed,
                        shop,
                        webhookEvents,
                        this::addresses);
        timer.every(SWEEP, this::sweep);
        timer.every(Duration.ofSeconds(10), log::sweep);
        probeRegularly();
    }

    private void sweep() {
        socket.sweep();
        gateway.sweep();
        rest.sweep();
    }

    private void probeRegularly() {
        var interval = settings.get().signatureProbeIntervalMs();
        timer.after(
                interval > 0 ? interval : Duration.ofMinutes(1).toMillis(),
                () -> {
                    if (settings.get().signatureProbeIntervalMs() > 0) {
                        probes.again();
                    }
                    probeRegularly();
                });
    }

    /// On a server of its own, with nobody at the voice end.
    public static DiscordSimulator start(SimulatorSettings settings) {
        return start(settings, new SilentVoice());
    }

    public static DiscordSimulator start(SimulatorSettings settings, VoiceBackend voice) {
        var simulator = create(settings, voice);
        var server =
                Javalin.create(config -> {
                    config.concurrency.useVirtualThreads = true;
                    config.startup.showJavalinBanner = false;
                    Doorkeeper.at(config);
                    simulator.register(config);
                });
        simulator.ownServer = server;
        server.start("127.0.0.1", settings.port());
        simulator.started(URI.create("http://127.0.0.1:" + server.port()));
        return simulator;
    }

    /// Without a server: register it on one.
    public static DiscordSimulator create(SimulatorSettings settings, VoiceBackend voice) {
        return new DiscordSimulator(settings, voice);
    }

    /// Puts REST, gateway and control routes on a server.
    public void register(JavalinConfig config) {
        rest.register(config);
        socket.register(config);
        control.register(config);
        attachments.register(config);
    }

    /// The server's address is known now.
    public void started(URI serverAddress) {
        base = serverAddress.toString();
        gateway.at(gateway());
    }

    private Addresses addresses() {
        return new Addresses(api(), gateway(), given.key().publicKeyHex());
    }

    /// `http://127.0.0.1:PORT/api/v10/`
    public String api() {
        return base + "/api/v10/";
    }

    /// `ws://127.0.0.1:PORT/gateway`
    public String gateway() {
        return base.replaceFirst("^http", "ws") + "/gateway";
    }

    /// `http://127.0.0.1:PORT/control`
    public String control() {
        return base + "/control";
    }

    public String botToken() {
        return given.botToken();
    }

    public String publicKeyHex() {
        return given.key().publicKeyHex();
    }

    public World world() {
        return world;
    }

    public Messages messages() {
        return messages;
    }

    public RegisteredCommands commands() {
        return commands;
    }

    public Interactions interactions() {
        return interactions;
    }

    public RawRequests raw() {
        return raw;
    }

    public Violations violations() {
        return violations;
    }

    public Unsimulated unsimulated() {
        return unsimulated;
    }

    public Shop shop() {
        return shop;
    }

    public WebhookEvents webhookEvents() {
        return webhookEvents;
    }

    public Faults faults() {
        return faults;
    }

    public Behaviour behaviour() {
        return settings.get();
    }

    public Settings settings() {
        return settings;
    }

    public BotVoice voice() {
        return botVoice;
    }

    public Gateway sessions() {
        return gateway;
    }

    public GatewayTrouble trouble() {
        return new GatewayTrouble(gateway);
    }

    /// Saves where interactions go, if it passes the probes.
    public List<Probes.Probe> saveEndpoint(URI url) {
        return probes.save(url);
    }

    public Endpoint endpoint() {
        return endpoint;
    }

    /// Puts an event of who hosts the simulator into the live stream.
    public void announce(String type, Supplier<? extends JsonNode> data) {
        feed.publish(type, data);
    }

    @Override
    public void close() {
        timer.close();
        if (ownServer != null) {
            ownServer.stop();
        }
        requests.close();
    }
}
