package dev.tonearm.stripe.page;

import dev.tonearm.stripe.object.Card;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.stream.Collectors;

/// The frame of every page, and what its parts are made of.
final class Html {
    private Html() {}

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /// A whole page. It names itself to nobody else; to itself it has to, or browsers send its
    /// forms without an origin.
    static void show(Context context, int status, String title, String body) {
        context.status(status)
                .header("Cache-Control", "no-store")
                .header(
                        "Content-Security-Policy",
                        "default-src 'self'; img-src 'self' data:; base-uri 'none'; object-src 'none'")
                .html(
                        """
                        <!doctype html>
                        <html lang="en">
                        <head>
                        <meta charset="utf-8">
                        <meta name="viewport" content="width=device-width, initial-scale=1">
                        <meta name="referrer" content="same-origin">
                        <title>%s</title>
                        <link rel="icon" href="data:,">
                        <link rel="stylesheet" href="/page/stripe.css">
                        <script src="/page/stripe.js" defer></script>
                        </head>
                        <body>
                        <p class="mode"><strong>Simulated Stripe:</strong> no money moves here, and no real card belongs here.</p>
                        %s
                        </body>
                        </html>
                        """
                                .formatted(escape(title), body));
    }

    /// A page that only says something.
    static void say(Context context, int status, String title, String words, String back) {
        show(
                context,
                status,
                title,
                """
                <main class="narrow card"><h1>%s</h1><p>%s</p>%s</main>
                """
                        .formatted(escape(title), escape(words), link(back, "Go back")));
    }

    /// Nothing without an address.
    static String link(String address, String words) {
        return address.isEmpty()
                ? ""
                : "<p><a class=\"back\" href=\"%s\">← %s</a></p>"
                        .formatted(escape(address), escape(words));
    }

    static String error(String words) {
        return words.isEmpty()
                ? ""
                : "<p class=\"error\" role=\"alert\">%s</p>".formatted(escape(words));
    }

    static String hidden(String name, String value) {
        return "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                .formatted(escape(name), escape(value));
    }

    /// The fields of a card, and the test cards to choose from.
    static String cardFields() {
        return """
        <label>Card number
          <input name="number" inputmode="numeric" autocomplete="off" placeholder="4242 4242 4242 4242" maxlength="19" required>
        </label>
        <div class="pair">
          <label>Expiry <input name="expiry" inputmode="numeric" autocomplete="off" placeholder="MM / YY" maxlength="7" required></label>
          <label>CVC <input name="cvc" inputmode="numeric" autocomplete="off" placeholder="123" maxlength="4" required></label>
        </div>
        <details class="cards"><summary>Test cards</summary><ul>
        %s
        </ul></details>
        """
                .formatted(
                        Arrays.stream(Card.values())
                                .map(Html::choice)
                                .collect(Collectors.joining()));
    }

    private static String choice(Card card) {
        return """
        <li><button type="button" data-card="%s"><span class="number">%s</span> <span>%s</span></button></li>
        """
                .formatted(card.number(), spaced(card.number()), escape(card.does()));
    }

    private static String spaced(String number) {
        return number.replaceAll("(.{4})(?!$)", "$1 ");
    }
}
