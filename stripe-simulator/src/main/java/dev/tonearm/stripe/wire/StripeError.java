package dev.tonearm.stripe.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A refusal in Stripe's shape.
///
/// @see <a href="https://docs.stripe.com/api/errors">Errors</a>
public final class StripeError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final String INVALID_REQUEST = "invalid_request_error";

    private final int status;
    private final transient ObjectNode error;

    private StripeError(int status, String type, @Nullable String code, String message) {
        super(message);
        this.status = status;
        this.error = Json.object();
        if (code != null) {
            error.put("code", code);
            error.put("doc_url", "https://stripe.com/docs/error-codes/" + code.replace('_', '-'));
        }
        error.put("message", message).put("type", type);
    }

    /// The request is wrong.
    public static StripeError invalid(String message) {
        return new StripeError(400, INVALID_REQUEST, null, message);
    }

    public static StripeError invalid(String code, String message) {
        return new StripeError(400, INVALID_REQUEST, code, message);
    }

    /// A parameter is wrong.
    ///
    /// @param code null where Stripe has none
    public static StripeError parameter(String param, @Nullable String code, String message) {
        return new StripeError(400, INVALID_REQUEST, code, message).about(param);
    }

    /// There is no such object.
    ///
    /// @param what as Stripe names it: `No such customer: 'cus_1'`
    public static StripeError missing(String what, String id, String param) {
        var message = "No such " + what + ": '" + id + "'";
        return new StripeError(404, INVALID_REQUEST, "resource_missing", message).about(param);
    }

    public static StripeError unknownRoute(String method, String path) {
        var message =
                "Unrecognized request URL (%s: %s). If Stripe has it, this simulator does not yet."
                        .formatted(method, path);
        return new StripeError(404, INVALID_REQUEST, null, message);
    }

    public static StripeError unauthorized(String message) {
        return new StripeError(401, INVALID_REQUEST, null, message);
    }

    /// A card that does not pay.
    public static StripeError card(String code, @Nullable String declineCode, String message) {
        var refusal = new StripeError(402, "card_error", code, message);
        if (declineCode != null) {
            refusal.error.put("decline_code", declineCode);
        }
        return refusal;
    }

    public static StripeError idempotency(int status, @Nullable String code, String message) {
        return new StripeError(status, "idempotency_error", code, message);
    }

    /// Trouble of Stripe's own, on demand.
    public static StripeError trouble(int status) {
        return status == 429
                ? new StripeError(
                        429,
                        INVALID_REQUEST,
                        "rate_limit",
                        "Request rate limit exceeded, on demand.")
                : new StripeError(status, "api_error", null, "An error occurred, on demand.");
    }

    /// The simulator itself is broken.
    public static StripeError broken(RuntimeException why) {
        return new StripeError(500, "api_error", null, "The simulator failed: " + why);
    }

    private StripeError about(String param) {
        error.put("param", param);
        return this;
    }

    /// The same refusal of another part of the request.
    public StripeError in(String param) {
        var same = new StripeError(status, error.path("type").asText(), null, message());
        same.error.setAll(error);
        return same.about(param);
    }

    public int status() {
        return status;
    }

    private String message() {
        return String.valueOf(getMessage());
    }

    public Optional<String> code() {
        return Optional.ofNullable(error.path("code").textValue());
    }

    public Optional<String> declineCode() {
        return Optional.ofNullable(error.path("decline_code").textValue());
    }

    /// What is inside `error`.
    public ObjectNode inner() {
        return error.deepCopy();
    }

    public ObjectNode json() {
        return Json.object().set("error", inner());
    }
}
