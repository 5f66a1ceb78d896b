package dev.tonearm.discord.control;

import dev.tonearm.discord.VoiceBackend;
import dev.tonearm.discord.command.RegisteredCommands;
import dev.tonearm.discord.file.Attachments;
import dev.tonearm.discord.gateway.BotVoice;
import dev.tonearm.discord.gateway.Gateway;
import dev.tonearm.discord.gateway.IdentifyLimits;
import dev.tonearm.discord.interactions.Endpoint;
import dev.tonearm.discord.interactions.Interactions;
import dev.tonearm.discord.interactions.Probes;
import dev.tonearm.discord.interactions.RawRequests;
import dev.tonearm.discord.interactions.WebhookEvents;
import dev.tonearm.discord.message.Messages;
import dev.tonearm.discord.record.Faults;
import dev.tonearm.discord.record.Feed;
import dev.tonearm.discord.record.Settings;
import dev.tonearm.discord.record.Unsimulated;
import dev.tonearm.discord.record.Violations;
import dev.tonearm.discord.shop.Shop;
import dev.tonearm.discord.world.World;
import io.javalin.config.JavalinConfig;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Puts the control API together. Make it before the world has anything in it, so that the feed
/// misses nothing.
public final class Control {

    private final World world;
    private final List<ControlRoute> routes;
    private final LiveEvents events;

    public Control(
            World world,
            Messages messages,
            Attachments attachments,
            RegisteredCommands commands,
            Interactions interactions,
            RawRequests raw,
            Endpoint endpoint,
            Probes probes,
            Gateway gateway,
            IdentifyLimits identifyLimits,
            BotVoice botVoice,
            VoiceBackend voice,
            Faults faults,
            Settings settings,
            Violations violations,
            Unsimulated unsimulated,
            Feed feed,
            Shop shop,
            WebhookEvents webhookEvents,
            Supplier<Addresses> addresses) {
        this.world = world;
        var views = new Views(world);
        var _ = new WorldFeed(world, feed, views);
        this.events = new LiveEvents(feed, world);
        var scene =
                new SceneControl(
                        world,
                        views,
                        commands,
                        endpoint,
                        probes,
                        settings,
                        violations,
                        unsimulated,
                        addresses);
        this.routes =
                Stream.of(
                                scene.routes(),
                                new SayControl(world, messages, attachments).routes(),
                                new WorldControl(world, views).routes(),
                                new RoleControl(world).routes(),
                                new ShopControl(world, shop, webhookEvents).routes(),
                                new VoiceControl(world, botVoice, voice).routes(),
                                new InteractionControl(interactions, raw, settings).routes(),
                                new TroubleControl(
                                                gateway,
                                                identifyLimits,
                                                faults,
                                                settings,
                                                violations,
                                                feed)
                                        .routes())
                        .flatMap(List::stream)
                        .toList();
    }

    public void register(JavalinConfig config) {
        routes.forEach(route -> route.register(config, world));
        events.register(config);
    }
}
