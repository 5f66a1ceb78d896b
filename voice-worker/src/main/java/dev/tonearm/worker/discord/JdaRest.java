package dev.tonearm.worker.discord;

import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.MessageId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.json.JsonWriter;
import dev.tonearm.worker.discord.DiscordRest.RestOutcome.Done;
import dev.tonearm.worker.discord.DiscordRest.RestOutcome.Expired;
import dev.tonearm.worker.discord.DiscordRest.RestOutcome.Failed;
import dev.tonearm.worker.discord.DiscordRest.RestOutcome.Gone;
import dev.tonearm.worker.discord.DiscordRest.RestOutcome.NoAccess;
import dev.tonearm.worker.telemetry.CallSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.Response;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.internal.requests.RestActionImpl;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends our own JSON through JDA's rate limiter.
///
/// An internal API of JDA, because its builders would rebuild what we have written already, for
/// every message, and know the answer to an interaction only as an object that the edge, not we,
/// was given.
final class JdaRest implements DiscordRest {
    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    private static final Logger log = LoggerFactory.getLogger(JdaRest.class);

    private final Supplier<JDA> shard;
    private final BiPredicate<GuildId, ChannelId> known;
    private final StatusRule statuses;
    private final Duration timeout;
    private volatile Answered answered = (_, _) -> {};

    /// Is told how each request ended, and after how many nanoseconds.
    interface Answered {
        void accept(RestOutcome outcome, long nanos);
    }

    /// What is known, without asking Discord, of the line below a voice channel's name.
    interface StatusRule {
        /// What it is; empty if that is not known, or nobody of ours may say anything there.
        Optional<String> changeable(GuildId guild, ChannelId voice);
    }

    /// @param shard any shard; always the same one, since each has a rate limiter of its own
    /// @param known whether a channel is known to be a guild's
    /// @param statuses which voice channels' lines the bot may set
    JdaRest(
            Supplier<JDA> shard,
            BiPredicate<GuildId, ChannelId> known,
            StatusRule statuses,
            Duration timeout) {
        this.shard = shard;
        this.known = known;
        this.statuses = statuses;
        this.timeout = timeout;
    }

    void tell(Answered to) {
        answered = to;
    }

    @Override
    public RestOutcome editOriginal(Interaction interaction, byte[] json) {
        return toInteraction(
                Route.Interactions.EDIT_FOLLOWUP.compile(
                        Long.toUnsignedString(interaction.applicationId()),
                        interaction.token(),
                        "@original"),
                json);
    }

    @Override
    public RestOutcome followUp(Interaction interaction, byte[] json) {
        return toInteraction(
                Route.Interactions.CREATE_FOLLOWUP.compile(
                        Long.toUnsignedString(interaction.applicationId()), interaction.token()),
                json);
    }

    @Override
    public RestOutcome createMessage(GuildId guild, ChannelId channel, byte[] json) {
        // What the gateway has not told of is a thread that nobody wrote in for long, or a
        // stranger's.
        if (!known.test(guild, channel)) {
            RestOutcome owner = owner(channel);
            if (!(owner instanceof Done(var of))) return owner;
            if (of.value() != guild.value()) {
                log.warn("guild {}: channel {} is not in it; nothing is posted", guild, channel);
                return new NoAccess();
            }
        }
        return send(Route.Messages.SEND_MESSAGE.compile(channel.toString()), json, new Gone());
    }

    @Override
    public RestOutcome editMessage(ChannelId channel, MessageId message, byte[] json) {
        return send(
                Route.Messages.EDIT_MESSAGE.compile(channel.toString(), message.toString()),
                json,
                new Gone());
    }

    @Override
    public RestOutcome deleteMessage(ChannelId channel, MessageId message) {
        return send(
                Route.Messages.DELETE_MESSAGE.compile(channel.toString(), message.toString()),
                null,
                new Gone());
    }

    @Override
    public Optional<List<Said>> saidAfter(ChannelId channel, MessageId message, int most) {
        List<Said> said = new ArrayList<>();
        Route.CompiledRoute route =
                Route.Messages.GET_MESSAGE_HISTORY
                        .compile(channel.toString())
                        .withQueryParams(
                                "after", message.toString(), "limit", Integer.toString(most));
        RestOutcome outcome =
                send(
                        route,
                        null,
                        new Gone(),
                        response -> {
                            response.optArray().ifPresent(all -> read(all, said));
                            return message;
                        });
        return outcome instanceof Done ? Optional.of(List.copyOf(said)) : Optional.empty();
    }

    private static void read(DataArray messages, List<Said> to) {
        for (int i = 0; i < messages.length(); i++) {
            DataObject message = messages.getObject(i);
            to.add(
                    new Said(
                            new MessageId(message.getUnsignedLong("id")),
                            new UserId(message.getObject("author").getUnsignedLong("id"))));
        }
    }

    @Override
    public RestOutcome tellStatus(GuildId guild, ChannelId voice, String status) {
        Optional<String> now = statuses.changeable(guild, voice);
        if (now.isEmpty()) return new NoAccess();
        if (now.get().equals(status)) return new Done(new MessageId(0));
        byte[] json = JsonWriter.object(body -> body.put("status", status));
        return send(Route.Channels.SET_STATUS.compile(voice.toString()), json, new Gone());
    }

    /// Changes the bot's own place on a stage.
    ///
    /// @param json the body, a JSON object in UTF-8
    RestOutcome changeOwnVoiceState(GuildId guild, byte[] json) {
        return send(
                Route.Guilds.UPDATE_VOICE_STATE.compile(guild.toString(), "@me"), json, new Gone());
    }

    private RestOutcome toInteraction(Route.CompiledRoute route, byte[] json) {
        return send(route, json, new Expired());
    }

    /// Whose a channel is: a guild's id, 0 for nobody's, in the place of a message's.
    private RestOutcome owner(ChannelId channel) {
        return send(
                Route.Channels.GET_CHANNEL.compile(channel.toString()),
                null,
                new Gone(),
                "guild_id");
    }

    private RestOutcome send(Route.CompiledRoute route, byte @Nullable [] json, RestOutcome gone) {
        return send(route, json, gone, "id");
    }

    /// @param told the member of Discord's answer that is wanted
    private RestOutcome send(
            Route.CompiledRoute route, byte @Nullable [] json, RestOutcome gone, String told) {
        return send(route, json, gone, response -> new MessageId(id(response, told)));
    }

    /// @param told what of Discord's answer is wanted
    private RestOutcome send(
            Route.CompiledRoute route,
            byte @Nullable [] json,
            RestOutcome gone,
            Function<Response, MessageId> told) {
        Route pattern = route.getBaseRoute();
        try (var call =
                CallSpan.discord(pattern.getMethod().toString(), "/" + pattern.getRoute())) {
            long asked = System.nanoTime();
            RestOutcome outcome = send(route, json, gone, told, call);
            if (outcome instanceof Failed) call.failed("failed");
            answered.accept(outcome, System.nanoTime() - asked);
            return outcome;
        }
    }

    private RestOutcome send(
            Route.CompiledRoute route,
            byte @Nullable [] json,
            RestOutcome gone,
            Function<Response, MessageId> told,
            CallSpan call) {
        RequestBody body = json == null ? null : RequestBody.create(json, JSON);
        RestAction<MessageId> action =
                new RestActionImpl<>(
                        shard.get(), route, body, (response, _) -> told.apply(response));
        CompletableFuture<MessageId> answer =
                action.deadline(System.currentTimeMillis() + timeout.toMillis()).submit();
        try {
            var done = new Done(answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
            call.status(200);
            return done;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ErrorResponseException refused) {
                call.status(refused.getResponse().code);
                return outcome(refused, gone);
            }
            call.failed(String.valueOf(e.getCause()).replaceFirst(":.*", ""));
            return new Failed(String.valueOf(e.getCause()), true);
        } catch (TimeoutException _) {
            call.failed("timeout");
            answer.cancel(true);
            return new Failed("no answer in " + timeout.toSeconds() + " s", true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Failed("interrupted", true);
        }
    }

    private static long id(Response response, String member) {
        return response.optObject().map(object -> object.getUnsignedLong(member, 0)).orElse(0L);
    }

    /// Error codes: discord-api-docs, topics/opcodes-and-status-codes.
    ///
    /// @param gone what it means that the thing a route names does not exist
    static RestOutcome outcome(ErrorResponseException refused, RestOutcome gone) {
        return switch (refused.getErrorCode()) {
            // Unknown webhook, unknown interaction, invalid webhook token.
            case 10015, 10062, 50027 -> new Expired();
            // Unknown channel, unknown message.
            case 10003, 10008 -> new Gone();
            // Missing access, missing permissions, cannot send in a channel of this kind, a thread
            // that sleeps.
            case 50001, 50013, 50008, 50083 -> new NoAccess();
            default -> outcome(refused, refused.getResponse().code, gone);
        };
    }

    private static RestOutcome outcome(
            ErrorResponseException refused, int status, RestOutcome gone) {
        if (status == 401 || status == 403) return new NoAccess();
        if (status == 404) return gone;
        boolean ourFault = status >= 400 && status < 500;
        return new Failed(describe(refused), !ourFault);
    }

    private static String describe(ErrorResponseException refused) {
        return "status "
                + refused.getResponse().code
                + ", code "
                + refused.getErrorCode()
                + ": "
                + refused.getMeaning();
    }
}
