package dev.tonearm.discord.interactions;

import static dev.tonearm.discord.json.Json.id;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.Timer;
import dev.tonearm.discord.command.RegisteredCommands;
import dev.tonearm.discord.file.Attachments;
import dev.tonearm.discord.interactions.Interaction.About;
import dev.tonearm.discord.interactions.Interaction.Until;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.message.Messages;
import dev.tonearm.discord.message.Messages.Stored;
import dev.tonearm.discord.shop.Shop;
import dev.tonearm.discord.world.NotAllowed;
import dev.tonearm.discord.world.Payloads;
import dev.tonearm.discord.world.UnknownThing;
import dev.tonearm.discord.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What users do with the bot.
///
/// Each method sends and returns at once; [#await] waits for what comes of it.
public final class Interactions {

    /// What an app may do in its direct messages.
    private static final long DIRECT_MESSAGE_PERMISSIONS = 442_368;

    private final World world;
    private final Payloads payloads;
    private final Messages messages;
    private final CommandData commandData;
    private final ComponentData componentData;
    private final ModalData modalData;
    private final Deliveries deliveries;
    private final SignedRequests requests;
    private final InteractionLog log;
    private final Shop shop;
    private final Tokens tokens = new Tokens();

    public Interactions(
            World world,
            Payloads payloads,
            Messages messages,
            RegisteredCommands commands,
            Attachments attachments,
            Deliveries deliveries,
            SignedRequests requests,
            InteractionLog log,
            Shop shop) {
        this.world = world;
        this.payloads = payloads;
        this.messages = messages;
        var things = new Things(world, attachments);
        var resolved = new Resolved(world, payloads, attachments);
        this.commandData = new CommandData(world, commands, things, resolved);
        this.componentData = new ComponentData(world, things, resolved);
        this.modalData = new ModalData(componentData, resolved);
        this.deliveries = deliveries;
        this.requests = requests;
        this.log = log;
        this.shop = shop;
    }

    /// A slash command.
    ///
    /// @throws NotAllowed when Discord's client would not send it
    public Interaction command(CommandCall call) {
        return send(Kind.COMMAND, call, commandData.of(call));
    }

    /// What the bot offers for the option that is being typed.
    public Interaction autocomplete(CommandCall call) {
        if (call.focused() == null) {
            throw new NotAllowed("autocomplete needs a focused option");
        }
        return send(Kind.AUTOCOMPLETE, call, commandData.of(call));
    }

    private Interaction send(Kind kind, CommandCall call, ObjectNode data) {
        var about = about(kind, call.name(), call.guild(), call.channel(), call.user(), null);
        return send(about, payload(about, data, call.locale()));
    }

    /// The body of a command that is built but not sent, for forging it.
    String unsent(CommandCall call) {
        var about =
                about(Kind.COMMAND, call.name(), call.guild(), call.channel(), call.user(), null);
        return payload(about, commandData.of(call), call.locale()).toString();
    }

    /// A click on a button, or a selection.
    ///
    /// @param values what was selected; empty for a button
    public Interaction component(
            long user, long channel, long message, String customId, List<String> values) {
        var stored =
                messages.find(channel, message)
                        .orElseThrow(() -> new UnknownThing("message", message));
        if (stored.visibleTo() != null && !Objects.equals(stored.visibleTo(), user)) {
            throw new NotAllowed("this user does not see that message");
        }
        var guild = guildOf(channel);
        var data = componentData.of(stored.message(), guild, user, customId, values);
        var about = about(Kind.COMPONENT, customId, guild, channel, user, stored);
        return send(about, payload(about, data, null));
    }

    /// A modal is filled in and submitted.
    ///
    /// @param values by custom id
    public Interaction modal(long user, Interaction opener, JsonNode values) {
        var modal = opener.modal();
        if (modal == null || opener.about().user() != user) {
            throw new NotAllowed("no modal is open for this user");
        }
        var from = opener.about();
        var about =
                about(
                        Kind.MODAL,
                        modal.path("custom_id").asText(),
                        from.guild(),
                        from.channel(),
                        user,
                        from.source());
        return send(about, payload(about, modalData.of(modal, from.guild(), user, values), null));
    }

    /// The same interaction again.
    ///
    /// @param exact with the very signature of the first time, as a proxy or an attacker would
    ///   replay it
    public void redeliver(Interaction interaction, boolean exact) {
        var body = interaction.body();
        if (body == null) {
            throw new NotAllowed("its body is forgotten already");
        }
        var first = interaction.signature();
        var signature = exact && first != null ? first : requests.sign(body);
        Timer.start(() -> deliveries.deliver(interaction, body, signature, true));
    }

    /// The token dies, as after a quarter of an hour.
    public void expire(Interaction interaction) {
        interaction.expire();
    }

    public Interaction get(long interaction) {
        return log.find(interaction)
                .orElseThrow(() -> new UnknownThing("interaction", interaction));
    }

    public InteractionLog log() {
        return log;
    }

    /// Waits until the interaction has come that far.
    ///
    /// @return false when it has not in time
    public boolean await(Interaction interaction, Until until, Duration timeout) {
        try {
            return interaction.await(until, timeout);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private About about(
            Kind kind,
            String name,
            @Nullable Long guild,
            long channel,
            long user,
            @Nullable Stored source) {
        world.user(user);
        var interaction = world.newId();
        return new About(
                interaction,
                kind,
                tokens.next(interaction),
                name,
                guild,
                channel,
                user,
                world.clock().instant(),
                source);
    }

    private @Nullable Long guildOf(long channel) {
        var guild = world.channel(channel).guild();
        return guild == 0 ? null : guild;
    }

    private Interaction send(About about, ObjectNode payload) {
        var body = Json.bytes(payload);
        var interaction = new Interaction(about, body);
        log.add(interaction);
        deliveries.begin(interaction, body);
        return interaction;
    }

    private ObjectNode payload(About about, ObjectNode data, @Nullable String locale) {
        var user = world.user(about.user());
        var channel = world.channel(about.channel());
        var node = Json.object();
        node.put("version", 1)
                .put("id", id(about.id()))
                .put("application_id", id(world.bot().id()))
                .put("type", about.kind().type())
                .put("token", about.token())
                .put("channel_id", id(channel.id()))
                .put("locale", locale == null ? user.locale() : locale)
                .put("context", about.guild() == null ? 1 : 0)
                .put("attachment_size_limit", 10_485_760);
        var held = shop.held(about.guild(), about.user());
        var entitlements = node.putArray("entitlements");
        held.forEach(one -> entitlements.add(one.json(world.bot().id())));
        var skus = node.putArray("entitlement_sku_ids");
        held.forEach(one -> skus.add(id(one.sku())));
        node.set("authorizing_integration_owners", MessageObjects.owners(about.guild()));
        node.set("data", data);
        var channelNode = payloads.channel(channel);
        if (about.guild() == null) {
            node.set("channel", channelNode);
            node.set("user", payloads.user(user));
            node.put("app_permissions", Long.toUnsignedString(DIRECT_MESSAGE_PERMISSIONS));
        } else {
            putGuild(node, about, about.guild(), channelNode);
        }
        if (about.source() != null) {
            var source = about.source();
            var newest = messages.find(source.channel().id(), source.id()).orElse(source);
            node.set("message", newest.message());
        }
        return node;
    }

    private void putGuild(ObjectNode node, About about, long guildId, ObjectNode channelNode) {
        var guild = world.guild(guildId);
        var channel = world.channel(about.channel());
        var member =
                guild.member(about.user())
                        .orElseThrow(() -> new NotAllowed("the user is no member of that server"));
        var permissions = Long.toUnsignedString(guild.permissionsOf(about.user(), channel));
        node.put("guild_id", id(guildId)).put("guild_locale", guild.locale());
        var guildNode = node.putObject("guild");
        guildNode.put("id", id(guildId)).put("locale", guild.locale()).putArray("features");
        node.set("channel", channelNode.put("permissions", permissions));
        node.set("member", payloads.member(guild, member).put("permissions", permissions));
        var bot = world.bot().id();
        // Without the bot user (only the commands are installed) the app may do what everybody may.
        var own =
                guild.member(bot).isPresent()
                        ? guild.permissionsOf(bot, channel)
                        : guild.everyone().permissions();
        node.put("app_permissions", Long.toUnsignedString(own));
    }
}
