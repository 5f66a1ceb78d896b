package dev.tonearm.interactions;

import dev.tonearm.core.catalogue.Replies;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.function.wire.DiscordSchema;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every message and form in every language is one that Discord's OpenAPI describes.
class RepliesTest {
    static List<Texts> languages() {
        return Texts.all();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void what_is_read_is_what_discord_describes(Texts texts) {
        DiscordSchema message = DiscordSchema.named("CreateMessageInteractionCallbackRequest");
        DiscordSchema form = DiscordSchema.named("ModalInteractionCallbackRequest");
        for (Replies.Reply reply : Replies.in(texts)) {
            (reply.form() ? form : message).check(reply.callback());
        }
    }
}
