package dev.tonearm.interactions;

import static dev.tonearm.interactions.TestEdge.signed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.tonearm.core.audio.Preset;
import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.CommandRule;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.HouseRules;
import dev.tonearm.core.guild.Manners;
import dev.tonearm.core.guild.Reach;
import dev.tonearm.core.guild.RoleId;
import dev.tonearm.core.guild.Rule;
import dev.tonearm.core.guild.Standing;
import dev.tonearm.core.guild.StoredSettings;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.plan.Limits;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.player.Examples;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEvent;
import dev.tonearm.core.sound.SoundCommand;
import dev.tonearm.function.wire.DiscordKey;
import dev.tonearm.function.wire.HttpApiEvent;
import dev.tonearm.interactions.wire.Interactions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndpointTest {
    private static final GuildId GUILD = new GuildId(Interactions.GUILD);
    private static final Texts ENGLISH = Texts.DEFAULT;
    private static final Texts GERMAN = Texts.of("de");
    private static final AtomicLong IDS = new AtomicLong(Interactions.ID);

    private static final RoleId DJ = new RoleId(31);
    private static final String CONNECT = "\"permissions\": \"1048576\"";

    private final TestEdge edge = new TestEdge();

    @BeforeAll
    void prime() {
        edge.priming().run();
    }

    @AfterAll
    void stop() {
        edge.close();
    }

    @AfterEach
    void repair() {
        edge.sqs.proxy().restore();
        edge.dynamo.proxy().restore();
        edge.queued();
    }

    @AfterEach
    void leave_no_settings() {
        set(_ -> GuildSettings.USUAL);
    }

    @AfterEach
    void leave_nothing_queued_for_the_next() {
        edge.queued();
    }

    @Test
    void priming_sends_nothing() {
        edge.priming().run();

        assertThat(edge.queued()).isEmpty();
    }

    @Test
    void a_ping_is_answered() {
        JsonObject response = edge.answer(signed(Interactions.read("ping")));

        assertThat(response.integer("statusCode")).isEqualTo(200);
        assertThat(response.object("headers").string("content-type")).isEqualTo("application/json");
        assertThat(response.string("body")).isEqualTo("{\"type\":1}");
    }

    @Test
    void a_command_is_queued_as_it_was_given_and_deferred() {
        byte[] play = fresh("play");

        assertThat(edge.answer(play).integer("type")).isEqualTo(5);
        assertThat(edge.queuedCommands())
                .containsExactly(
                        envelope(
                                Interaction.Kind.COMMAND,
                                new PlaybackCommand.Play("blue hour", Placement.NEXT)));
    }

    @Test
    void a_message_is_grouped_by_guild_named_by_interaction_and_goes_on_with_the_trace() {
        edge.answer(fresh("skip"));

        Message message = edge.queued().getFirst();
        assertThat(message.attributes())
                .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, GUILD.toString())
                .containsEntry(
                        MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID,
                        String.valueOf(IDS.get()));
        assertThat(message.messageAttributes())
                .containsOnly(
                        entry(
                                "traceparent",
                                MessageAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue(
                                                "00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-01")
                                        .build()));
    }

    @Test
    void a_button_is_queued_and_its_message_left_as_it_is() {
        byte[] pause = fresh("button-pause");

        assertThat(edge.answer(pause).integer("type")).isEqualTo(6);
        assertThat(edge.queuedCommands())
                .containsExactly(
                        envelope(Interaction.Kind.COMPONENT, new PlaybackCommand.TogglePause()));
    }

    @Test
    void an_interaction_that_is_delivered_twice_is_queued_once() {
        byte[] skip = fresh("skip");

        assertThat(edge.answer(skip)).extracting(answer -> answer.integer("type")).isEqualTo(5);
        assertThat(edge.answer(skip)).extracting(answer -> answer.integer("type")).isEqualTo(5);
        assertThat(edge.queued()).hasSize(1);
    }

    @Test
    void a_forged_request_is_unauthorized_and_nothing_is_done() {
        String timestamp = String.valueOf(TestEdge.NOW.getEpochSecond());
        var event = new HttpApiEvent().body(fresh("skip")).signedBy(new DiscordKey(2), timestamp);

        assertThat(edge.answer(event).integer("statusCode")).isEqualTo(401);
        assertThat(edge.queued()).isEmpty();
    }

    @Test
    void a_forged_ping_is_unauthorized() {
        var event =
                signed(Interactions.read("ping")).header("x-signature-ed25519", "ab".repeat(64));

        assertThat(edge.answer(event).integer("statusCode")).isEqualTo(401);
    }

    @Test
    void an_interaction_of_another_application_is_refused() {
        byte[] other = replaced(fresh("skip"), String.valueOf(Interactions.APPLICATION), "42");

        assertThat(edge.answer(signed(other)).integer("statusCode")).isEqualTo(401);
        assertThat(edge.queued()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"type\":2}", "not json"})
    void signed_nonsense_gets_a_friendly_answer(String body) {
        assertThat(told(body.getBytes(UTF_8)))
                .isEqualTo(ENGLISH.text("edge.failed", "aws-request"));
    }

    @Test
    void an_event_that_is_no_http_request_is_unauthorized() {
        var response = edge.answerRaw("{\"Records\":[]}".getBytes(UTF_8));

        assertThat(response.integer("statusCode")).isEqualTo(401);
    }

    @Test
    void an_option_out_of_range_is_explained_in_the_persons_language() {
        assertThat(told(fresh("volume-out-of-range")))
                .isEqualTo(GERMAN.text("invalid.out_of_range", "prozent"));
    }

    @Test
    void an_option_of_the_wrong_kind_is_explained() {
        assertThat(told(fresh("volume-with-text")))
                .isEqualTo(ENGLISH.text("invalid.wrong_type", "percent"));
    }

    @Test
    void unknown_commands_buttons_forms_and_interactions_are_explained() {
        assertThat(told(fresh("unknown-command"))).isEqualTo(ENGLISH.text("edge.unknown_command"));
        assertThat(told(fresh("nested"))).isEqualTo(ENGLISH.text("edge.unknown_command"));
        assertThat(told(fresh("of-the-future"))).isEqualTo(ENGLISH.text("edge.unknown_command"));
        assertThat(told(fresh("button-old"))).isEqualTo(ENGLISH.text("edge.old_button"));
        assertThat(told(fresh("select"))).isEqualTo(ENGLISH.text("edge.old_button"));
        assertThat(told(fresh("form"))).isEqualTo(ENGLISH.text("edge.old_button"));
        assertThat(edge.queued()).isEmpty();
    }

    @Test
    void there_is_no_music_in_direct_messages() {
        assertThat(told(fresh("in-direct-message")))
                .isEqualTo(ENGLISH.text("edge.not_in_direct_messages"));
        assertThat(edge.queued()).isEmpty();
    }

    @Test
    void who_may_not_connect_may_change_nothing_by_command_or_button() {
        String needed =
                ENGLISH.text("edge.missing_permission", ENGLISH.text("edge.permission.connect"));
        byte[] button = replaced(fresh("button-pause"), "2147483647", "2048");

        assertThat(told(fresh("without-permission"))).isEqualTo(needed);
        assertThat(told(button)).isEqualTo(needed);
        assertThat(edge.queued()).isEmpty();
    }

    @Test
    void a_command_says_which_language_the_server_speaks_or_chose_to_speak() {
        byte[] spanish =
                replaced(
                        fresh("skip"),
                        "\"guild_locale\": \"en-US\"",
                        "\"guild_locale\": \"es-ES\"");
        edge.answer(spanish);
        set(settings -> settings.withLanguage("de"));
        edge.answer(fresh("skip"));
        assertThat(edge.queuedCommands().stream().map(CommandEnvelope::language))
                .containsExactly("es-ES", "de");
    }

    @Test
    void what_is_chosen_of_a_search_is_queued_and_its_message_left_to_the_worker() {
        String value = "https://music.example/blue-hour";
        assertThat(edge.answer(chooses("t1:pick:next", value)).integer("type")).isEqualTo(6);
        assertThat(edge.queuedCommands())
                .containsExactly(
                        envelope(
                                Interaction.Kind.COMPONENT,
                                new PlaybackCommand.Pick(List.of(value), Placement.NEXT)));
    }

    @Test
    void a_preset_chosen_on_the_now_playing_message_is_queued() {
        assertThat(edge.answer(chooses("t1:preset", "nightcore")).integer("type")).isEqualTo(6);
        assertThat(edge.queuedCommands())
                .containsExactly(
                        envelope(
                                Interaction.Kind.COMPONENT,
                                new SoundCommand.ApplyPreset(Preset.NIGHTCORE, false)));
    }

    @Test
    void a_form_of_the_equaliser_is_queued_as_it_was_filled_in() {
        byte[] form = fillsIn("t1:gains:bass", "25hz", "0,5", "40hz", "-0.25");
        assertThat(edge.answer(form).integer("type")).isEqualTo(5);
        var bands = List.of(new SoundCommand.Band(0, 0.5f), new SoundCommand.Band(1, -0.25f));
        assertThat(edge.queuedCommands())
                .containsExactly(
                        envelope(Interaction.Kind.MODAL, new SoundCommand.SetBands(bands)));
    }

    @Test
    void what_a_form_says_is_checked_and_its_line_named() {
        assertThat(told(fillsIn("t1:gains:bass", "25hz", "1.5", "40hz", "0")))
                .isEqualTo(ENGLISH.text("invalid.out_of_range", "25hz"));
        assertThat(told(fillsIn("t1:gains:bass", "25hz", "loud", "40hz", "0")))
                .isEqualTo(ENGLISH.text("invalid.wrong_type", "25hz"));
        assertThat(told(fillsIn("t9:gains:bass", "25hz", "0", "40hz", "0")))
                .isEqualTo(ENGLISH.text("edge.old_button"));
        assertThat(edge.queued()).isEmpty();
    }

    @Test
    void who_manages_the_server_chooses_the_language_of_messages_to_everybody() {
        assertThat(told(chooses("t1:language", "de")))
                .isEqualTo(ENGLISH.text("settings.language.saved", "Deutsch"));
        assertThat(told(chooses("t1:language", "de")))
                .isEqualTo(ENGLISH.text("settings.language.unchanged"));
        edge.answer(fresh("skip"));
        assertThat(told(chooses("t1:language", "discord")))
                .isEqualTo(ENGLISH.text("settings.language.saved.discord"));
        assertThat(edge.queuedCommands().stream().map(CommandEnvelope::language))
                .as("the player is told of each, and the skip is in between")
                .containsExactly("de", "de", "en-US");
    }

    @Test
    void who_does_not_manage_the_server_chooses_nothing() {
        byte[] german = replaced(chooses("t1:language", "de"), "2147483647", "1048576");
        assertThat(told(german))
                .isEqualTo(ENGLISH.text("edge.missing_permission", "Manage Server"));
        assertThat(edge.records().settings(GUILD).now())
                .as("nothing was saved")
                .isEqualTo(GuildSettings.USUAL);
    }

    @Test
    void a_choice_that_the_menu_does_not_offer_is_of_an_older_message() {
        assertThat(told(chooses("t1:language", "xx"))).isEqualTo(ENGLISH.text("edge.old_button"));
        assertThat(told(chooses("t2:language", "de"))).isEqualTo(ENGLISH.text("edge.old_button"));
    }

    @Test
    void a_command_that_the_server_turned_off_is_off_as_a_button_too() {
        set(settings -> settings.with(settings.who().withRule("pause", CommandRule.OFF)));

        assertThat(told(fresh("button-pause"))).isEqualTo(ruled("gate.off", "/pause"));
        assertThat(edge.queued()).isEmpty();
    }

    @Test
    void a_server_that_sends_more_than_people_can_type_is_slowed_down() {
        String other = "1200000000000000777";
        byte[] help = replaced(fresh("help"), String.valueOf(Interactions.GUILD), other);
        help = replaced(help, String.valueOf(IDS.get()), madeAt(TestEdge.NOW));
        for (int i = 0; i < Limits.STANDARD.commandsPerWindow(); i++) edge.answer(help);

        assertThat(told(help)).isEqualTo(GERMAN.text("edge.too_fast", 10));
    }

    @Test
    void a_command_that_was_too_much_is_not_done_when_it_is_sent_again_later() {
        String other = "1200000000000000888";
        byte[] skip = replaced(fresh("skip"), String.valueOf(Interactions.GUILD), other);
        skip = replaced(skip, String.valueOf(IDS.get()), madeAt(TestEdge.NOW.minusSeconds(200)));
        byte[] help = replaced(fresh("help"), String.valueOf(Interactions.GUILD), other);
        help = replaced(help, String.valueOf(IDS.get()), madeAt(TestEdge.NOW.minusSeconds(200)));
        for (int i = 0; i < Limits.STANDARD.commandsPerWindow(); i++) edge.answer(help);
        for (int window = 190; window >= 0; window -= 10) {
            byte[] later = replaced(fresh("help"), String.valueOf(Interactions.GUILD), other);
            Instant made = TestEdge.NOW.minusSeconds(window);
            edge.answer(replaced(later, String.valueOf(IDS.get()), madeAt(made)));
        }

        assertThat(told(skip)).isEqualTo(ENGLISH.text("edge.too_fast", 1));
    }

    /// An interaction's id says when Discord made it.
    private static String madeAt(Instant instant) {
        return String.valueOf((instant.toEpochMilli() - 1_420_070_400_000L) << 22);
    }

    @Test
    void a_queue_that_is_away_is_told_and_not_waited_for() {
        edge.sqs.proxy().cut();

        assertThat(told(fresh("skip"))).isEqualTo(ENGLISH.text("edge.unsure"));
        assertThat(edge.log()).contains("CommandNotQueuedException");
    }

    @Test
    void services_that_hang_are_told_of_within_discords_three_seconds() {
        edge.sqs.proxy().delay(Duration.ofSeconds(20));
        edge.dynamo.proxy().delay(Duration.ofSeconds(20));
        long start = System.nanoTime();

        assertThat(told(fresh("skip"))).isEqualTo(ENGLISH.text("edge.unsure"));
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isLessThan(Duration.ofMillis(2_900));
    }

    @Test
    void the_gate_is_open_when_its_record_cannot_be_read() {
        edge.dynamo.proxy().cut();

        assertThat(edge.answer(fresh("skip")).integer("type")).isEqualTo(5);
        assertThat(edge.queuedCommands())
                .extracting(CommandEnvelope::limits)
                .containsExactly(Limits.STANDARD);
    }

    @Test
    void a_read_is_told_when_the_journal_is_away() {
        edge.dynamo.proxy().cut();

        assertThat(told(fresh("queue"))).isEqualTo(ENGLISH.text("edge.try_again"));
    }

    @Test
    void suggestions_fail_softly() {
        edge.dynamo.proxy().cut();

        JsonObject answer = edge.answer(fresh("typing-remove"));

        assertThat(answer.integer("type")).isEqualTo(8);
        assertThat(answer.object("data").objects("choices")).isEmpty();
    }

    @Test
    void of_a_queue_of_ten_thousand_the_position_that_was_typed_is_suggested() {
        GuildId guild = new GuildId(1_200_000_000_000_000_999L);
        var line =
                Examples.line(
                        PlayerState.NEW,
                        Examples.asked(1, "play"),
                        new QueueEvent.Enqueued(0, Examples.entries(1, 10_000), "all"));
        edge.journal().append(guild, List.of(line));
        edge.journal().snapshot(guild, PlayerState.NEW.after(line));
        byte[] typing =
                replaced(
                        fresh("typing-remove"),
                        String.valueOf(Interactions.GUILD),
                        guild.toString());

        assertThat(edge.answer(typing).object("data").objects("choices"))
                .singleElement()
                .satisfies(choice -> {
                    assertThat(choice.string("name")).isEqualTo("12.");
                    assertThat(choice.number("value")).isEqualTo(12);
                });
    }

    @Test
    void what_only_the_player_can_decide_goes_on_with_the_command() {
        edge.answer(asListener(fresh("skip")));
        set(settings ->
                settings.with(settings.who().withDjs(Set.of(DJ)).withVotePercent(60))
                        .with(settings.share().withQueue(7))
                        .with(Manners.USUAL.withFair(true)));
        edge.answer(asListener(fresh("skip")));
        edge.answer(asDj(fresh("skip")));

        Manners fair = Manners.USUAL.withFair(true);
        assertThat(edge.queuedCommands())
                .extracting(CommandEnvelope::rules)
                .containsExactly(
                        HouseRules.USUAL,
                        rules(Standing.LISTENER, new Rule.Vote(60), 7, fair),
                        rules(Standing.DJ, new Rule.Vote(60), 7, fair));
    }

    @Test
    void a_dj_is_known_by_their_role_and_whoever_manages_the_server_by_that() {
        set(settings -> settings.with(settings.who().withDjs(Set.of(DJ))));

        assertThat(told(asListener(fresh("volume-with-text"))))
                .as("it is no value, whoever gives it")
                .isEqualTo(ENGLISH.text("invalid.wrong_type", "percent"));
        assertThat(told(asListener(stopping())))
                .isEqualTo(ruled("gate.djs_only", "/stop", "<@&" + DJ + ">"));
        assertThat(edge.answer(asDj(stopping())).integer("type")).isEqualTo(6);
        assertThat(edge.answer(stopping()).integer("type")).isEqualTo(6);
    }

    @Test
    void who_is_blocked_reads_so_and_who_can_change_it() {
        UserId ada = new UserId(Interactions.USER);
        set(settings -> settings.with(settings.blocked().withUsers(Set.of(ada))));

        assertThat(told(asListener(fresh("skip")))).isEqualTo(ruled("gate.blocked"));
        assertThat(edge.answer(fresh("skip")).integer("type")).as("who manages").isEqualTo(5);
    }

    @Test
    void commands_are_taken_where_the_server_wants_them_and_in_the_threads_there() {
        ChannelId music = new ChannelId(77);
        set(settings -> settings.with(settings.where().withText(Set.of(music))));

        assertThat(told(fresh("skip"))).isEqualTo(ruled("gate.elsewhere", "<#77>"));
        byte[] thread = replaced(fresh("skip"), "\"parent_id\": null", "\"parent_id\": \"77\"");
        assertThat(edge.answer(thread).integer("type")).isEqualTo(5);
        assertThat(edge.answer(fresh("help")).integer("type")).isEqualTo(4);
    }

    @Test
    void a_listener_has_so_many_commands_a_minute() {
        set(settings -> settings.with(settings.share().withCommandsPerMinute(2)));
        String other = "1400000000000000099";
        for (int i = 0; i < 2; i++) {
            assertThat(edge.answer(now(asListener(fresh("skip")), other)).integer("type"))
                    .isEqualTo(5);
        }
        assertThat(told(now(asListener(fresh("skip")), other)))
                .isEqualTo(ruled("gate.too_many", 2, 60));
        assertThat(edge.answer(now(fresh("skip"), other)).integer("type"))
                .as("who manages the server")
                .isEqualTo(5);
    }

    private static byte[] stopping() {
        return replaced(fresh("button-pause"), "t1:pause", "t1:stop");
    }

    private static HouseRules rules(Standing standing, Rule rule, int share, Manners manners) {
        return new HouseRules(standing, rule, Reach.TOGETHER, Set.of(), share, manners);
    }

    private void set(UnaryOperator<GuildSettings> change) {
        StoredSettings before = edge.records().settings(GUILD);
        edge.records().keep(GUILD, before, change.apply(before.now()));
    }

    /// What somebody reads whose command a rule of the server is against.
    private static String ruled(String key, Object... arguments) {
        return ENGLISH.text(key, arguments) + "\n-# " + ENGLISH.text("gate.who");
    }

    /// The same of somebody who may connect, and nothing else.
    private static byte[] asListener(byte[] interaction) {
        return replaced(interaction, "\"permissions\": \"2147483647\"", CONNECT);
    }

    private static byte[] asDj(byte[] interaction) {
        return replaced(asListener(interaction), "\"roles\": []", "\"roles\": [\"" + DJ + "\"]");
    }

    /// The same of somebody else, made by Discord just now.
    private static byte[] now(byte[] interaction, String user) {
        byte[] theirs = replaced(interaction, String.valueOf(Interactions.USER), user);
        long id = Long.parseLong(madeAt(TestEdge.NOW)) + IDS.incrementAndGet() % (1 << 22);
        return replaced(theirs, String.valueOf(IDS.get() - 1), String.valueOf(id));
    }

    /// The text of an ephemeral message.
    private String told(byte[] interaction) {
        JsonObject answer = edge.answer(interaction);
        assertThat(answer.integer("type")).isEqualTo(4);
        JsonObject data = answer.object("data");
        assertThat(data.number("flags") & 64).as("ephemeral").isEqualTo(64);
        return data.objects("components")
                .getFirst()
                .objects("components")
                .getFirst()
                .string("content");
    }

    /// An interaction from the files with an id of its own, as SQS remembers ids for five minutes.
    private static byte[] fresh(String name) {
        return replaced(
                Interactions.read(name),
                String.valueOf(Interactions.ID),
                String.valueOf(IDS.incrementAndGet()));
    }

    /// Somebody fills in two lines of a form.
    private static byte[] fillsIn(
            String customId, String first, String one, String second, String two) {
        byte[] form = replaced(fresh("form"), "\"order\"", '"' + customId + '"');
        form = replaced(replaced(form, "\"first\"", '"' + first + '"'), "\"one\"", '"' + one + '"');
        return replaced(
                replaced(form, "\"second\"", '"' + second + '"'), "\"two\"", '"' + two + '"');
    }

    /// Somebody chooses one value in a select.
    private static byte[] chooses(String customId, String value) {
        byte[] one = replaced(fresh("select"), "\"a\",\n      \"b\"", '"' + value + '"');
        return replaced(one, "\"pick\"", '"' + customId + '"');
    }

    private static byte[] replaced(byte[] interaction, String old, String with) {
        return new String(interaction, UTF_8).replace(old, with).getBytes(UTF_8);
    }

    private static CommandEnvelope envelope(Interaction.Kind kind, PlayerCommand command) {
        return new CommandEnvelope(
                new Interaction(
                        new InteractionId(IDS.get()),
                        Interactions.APPLICATION,
                        Interactions.TOKEN,
                        kind,
                        "en-US"),
                GUILD,
                new ChannelId(Interactions.CHANNEL),
                new UserId(Interactions.USER),
                Limits.STANDARD,
                TestEdge.NOW,
                "en-US",
                rules(Standing.DJ, Rule.OPEN, 0, Manners.USUAL),
                command);
    }
}
