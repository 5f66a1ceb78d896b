package dev.tonearm.discord.rest;

import static dev.tonearm.discord.json.Json.id;
import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.POST;

import dev.tonearm.discord.error.DiscordError;
import dev.tonearm.discord.interactions.FirstAnswers;
import dev.tonearm.discord.interactions.Interaction;
import dev.tonearm.discord.interactions.Responses;
import dev.tonearm.discord.world.World;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.function.BiFunction;

/// Everything by an interaction's token: the callback, the original response, follow-ups.
final class WebhookRoutes {

    private static final String WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}";
    private static final String ORIGINAL = WEBHOOK + "/messages/@original";
    private static final String MESSAGE = WEBHOOK + "/messages/{message_id}";

    private final World world;
    private final Responses responses;
    private final FirstAnswers firstAnswers;

    WebhookRoutes(World world, Responses responses, FirstAnswers firstAnswers) {
        this.world = world;
        this.responses = responses;
        this.firstAnswers = firstAnswers;
    }

    List<RestRoute> routes() {
        return List.of(
                new RestRoute(
                        POST,
                        "/interactions/{interaction_id}/{interaction_token}/callback",
                        RestRoute.Access.TOKEN_IN_PATH,
                        RestRoute.Limit.NONE,
                        this::callback),
                by(
                        GET,
                        ORIGINAL,
                        (_, interaction) -> RestAnswer.ok(responses.original(interaction))),
                by(
                        PATCH,
                        ORIGINAL,
                        (call, interaction) ->
                                RestAnswer.ok(
                                        responses.editOriginal(
                                                interaction, call.body(), call.files()))),
                by(DELETE, ORIGINAL, (_, interaction) -> deleteOriginal(interaction)),
                by(
                        POST,
                        WEBHOOK,
                        (call, interaction) ->
                                RestAnswer.ok(
                                        responses.followUp(
                                                interaction, call.body(), call.files()))),
                by(
                        GET,
                        MESSAGE,
                        (call, interaction) ->
                                RestAnswer.ok(
                                        responses.message(interaction, call.id("message_id")))),
                by(
                        PATCH,
                        MESSAGE,
                        (call, interaction) ->
                                RestAnswer.ok(
                                        responses.editMessage(
                                                interaction,
                                                call.id("message_id"),
                                                call.body(),
                                                call.files()))),
                by(DELETE, MESSAGE, this::deleteMessage));
    }

    private RestRoute by(
            HandlerType method,
            String path,
            BiFunction<RestCall, Interaction, RestAnswer> handler) {
        return RestRoute.interaction(
                method,
                path,
                call -> {
                    if (!call.param("webhook_id").equals(id(world.bot().id()))) {
                        throw DiscordError.unknownWebhook();
                    }
                    return handler.apply(call, responses.byToken(call.param("webhook_token")));
                });
    }

    private RestAnswer callback(RestCall call) {
        var interaction = responses.byToken(call.param("interaction_token"));
        if (interaction.about().id() != call.id("interaction_id")) {
            throw DiscordError.broken(
                    404,
                    10062,
                    "Unknown interaction",
                    "interaction.unknown-token",
                    "id and token do not belong together");
        }
        firstAnswers.accept(
                interaction, call.body(), interaction.msSinceSent(), "callback", call.files());
        return call.flag("with_response")
                ? RestAnswer.ok(CallbackResponse.of(interaction))
                : RestAnswer.NOTHING;
    }

    private RestAnswer deleteOriginal(Interaction interaction) {
        responses.deleteOriginal(interaction);
        return RestAnswer.NOTHING;
    }

    private RestAnswer deleteMessage(RestCall call, Interaction interaction) {
        responses.deleteMessage(interaction, call.id("message_id"));
        return RestAnswer.NOTHING;
    }
}
