package dev.tonearm.core.premium;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.notice.Notice;
import dev.tonearm.core.notice.Notice.Kind;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.core.plan.Plans;
import dev.tonearm.core.plan.PlansFile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class NoticeWordsTest {
    private static final Plans PLANS = PlansFile.read(PlansFile.shipped(PlansFile.TIERS));
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final GuildId GUILD = new GuildId(77);

    @Test
    void a_buyer_reads_of_which_server_what_happens_when_and_what_can_be_done() {
        String text = direct(Kind.PAYMENT_FAILED, "Room", Texts.DEFAULT);

        assertThat(text)
                .startsWith("### [Room](<https://discord.com/channels/77>)\n")
                .contains("The payment for **Basic** did not go through")
                .contains("<t:" + NOON.getEpochSecond() + ":D>")
                .contains("`/premium portal`");
    }

    @Test
    void a_server_may_be_called_anything() {
        assertThat(direct(Kind.TRIAL_ENDED, "a](http://b) @everyone\n# c", Texts.DEFAULT))
                .startsWith("### [a\\]\\(http\\://b\\) \\@everyone \\# c](<https://discord.com");
        assertThat(direct(Kind.TRIAL_ENDED, " ", Texts.DEFAULT)).startsWith("### [Your server](");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void every_notice_names_its_plan_in_every_language(Kind kind) {
        for (Texts texts : Texts.all()) {
            assertThat(there(List.of(notice(kind)), texts))
                    .as("%s in %s", kind, texts.locale())
                    .contains("Basic")
                    .doesNotContain("{");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"TRIAL_ENDING", "PAYMENT_FAILED", "SUBSCRIPTION_ENDING"})
    void what_is_still_to_come_has_its_day_in_every_language(Kind kind) {
        for (Texts texts : Texts.all()) {
            assertThat(there(List.of(notice(kind)), texts))
                    .as("%s in %s", kind, texts.locale())
                    .contains("<t:" + NOON.getEpochSecond() + ":D>");
        }
    }

    @Test
    void what_is_used_says_how_much_there_is_and_which_plan_has_more() {
        assertThat(there(List.of(notice(Kind.QUEUE_USED)), Texts.DEFAULT))
                .contains(
                        "with Basic it holds "
                                + Texts.DEFAULT.number(PLANS.of(Plan.BASIC).allowance().queue()))
                .contains("Premium has more");
    }

    @Test
    void all_that_lies_on_a_board_is_one_message_within_discords_limit() {
        List<Notice> all = Arrays.stream(Kind.values()).map(NoticeWordsTest::notice).toList();
        for (Texts texts : Texts.all()) {
            assertThat(there(all, texts).length()).isLessThan(4_000);
        }
    }

    private static Notice notice(Kind kind) {
        return new Notice(kind, Plan.BASIC, NOON);
    }

    private static String direct(Kind kind, String name, Texts texts) {
        return text(NoticeWords.direct(notice(kind), GUILD, name, PLANS, texts));
    }

    private static String there(List<Notice> notices, Texts texts) {
        return text(NoticeWords.there(notices, PLANS, texts));
    }

    private static String text(Message message) {
        String json = new String(message.post(true), StandardCharsets.UTF_8);
        JsonObject frame = JsonObject.parse(json).objects("components").getFirst();
        return frame.objects("components").getFirst().string("content");
    }
}
