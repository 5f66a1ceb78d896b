package dev.tonearm.discord.rest;

import dev.tonearm.discord.command.RegisteredCommands;
import dev.tonearm.discord.gateway.Gateway;
import dev.tonearm.discord.gateway.IdentifyLimits;
import dev.tonearm.discord.interactions.FirstAnswers;
import dev.tonearm.discord.interactions.Responses;
import dev.tonearm.discord.message.Drafts;
import dev.tonearm.discord.message.Messages;
import dev.tonearm.discord.record.Faults;
import dev.tonearm.discord.record.Settings;
import dev.tonearm.discord.record.Unsimulated;
import dev.tonearm.discord.record.Violations;
import dev.tonearm.discord.shop.Shop;
import dev.tonearm.discord.world.Payloads;
import dev.tonearm.discord.world.World;
import java.util.List;
import java.util.stream.Stream;

/// Puts the API together from its routes.
public record Rest(
        World world,
        Payloads payloads,
        Messages messages,
        Drafts drafts,
        RegisteredCommands commands,
        Gateway gateway,
        IdentifyLimits identifyLimits,
        Responses responses,
        FirstAnswers firstAnswers,
        OpenApi openApi,
        Settings settings,
        Faults faults,
        Violations violations,
        Unsimulated unsimulated,
        Shop shop) {

    /// The API for the bot with this token and public key.
    public RestApi api(String token, String publicKey) {
        var identity =
                new IdentityRoutes(world, payloads, gateway, identifyLimits, settings, publicKey);
        var routes =
                Stream.of(
                                identity.routes(),
                                new GuildRoutes(world, payloads).routes(),
                                new ChannelRoutes(
                                                world,
                                                payloads,
                                                messages,
                                                drafts,
                                                new Replies(messages, unsimulated),
                                                settings,
                                                violations)
                                        .routes(),
                                new CommandRoutes(world, commands).routes(),
                                new ShopRoutes(world, shop).routes(),
                                new WebhookRoutes(world, responses, firstAnswers).routes())
                        .flatMap(List::stream)
                        .toList();
        var limits = new RateLimits(world.clock(), settings, violations);
        var invalid = new InvalidRequests(world.clock(), violations);
        return new RestApi(
                routes,
                limits,
                invalid,
                openApi,
                faults,
                violations,
                unsimulated,
                world.clock(),
                token);
    }
}
