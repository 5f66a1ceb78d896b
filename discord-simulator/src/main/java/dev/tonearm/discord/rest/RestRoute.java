package dev.tonearm.discord.rest;

import io.javalin.http.HandlerType;

/// One route of the API.
///
/// @param path with the parameter names of Discord's OpenAPI, so that the operation can be found
///   there
record RestRoute(HandlerType method, String path, Access access, Limit limit, Handler handler) {

    /// Who may call it.
    enum Access {
        BOT,
        /// The token in the path is the proof.
        TOKEN_IN_PATH
    }

    /// Which bucket it counts in.
    enum Limit {
        /// By method, route and the channel or guild in it.
        ROUTE,
        /// Messages of one channel.
        CHANNEL,
        /// Everything by one interaction's token.
        INTERACTION,
        NONE
    }

    @FunctionalInterface
    interface Handler {
        RestAnswer handle(RestCall call);
    }

    static RestRoute bot(HandlerType method, String path, Handler handler) {
        return new RestRoute(method, path, Access.BOT, Limit.ROUTE, handler);
    }

    static RestRoute channel(HandlerType method, String path, Handler handler) {
        return new RestRoute(method, path, Access.BOT, Limit.CHANNEL, handler);
    }

    static RestRoute interaction(HandlerType method, String path, Handler handler) {
        return new RestRoute(method, path, Access.TOKEN_IN_PATH, Limit.INTERACTION, handler);
    }

    /// For the log of violations: without what stands in the parameters, which may be secret.
    String name() {
        return method + " " + path;
    }
}
