package dev.tonearm.worker.discord;

import static dev.tonearm.worker.discord.SimulatedShards.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.MessageId;
import dev.tonearm.discord.record.Faults;
import dev.tonearm.discord.world.Guild;
import dev.tonearm.worker.OnTheWire;
import dev.tonearm.worker.discord.DiscordRest.RestOutcome;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnTheWire
final class JdaRestTest {
    private final SimulatedShards stage = new SimulatedShards();
    private final Guild guild = stage.guild("home");
    private final ChannelId general = stage.textChannel(guild, "general");

    @BeforeEach
    void connect() {
        stage.open();
        await().until(stage::ready);
    }

    @AfterEach
    void disconnect() {
        stage.close();
    }

    @Test
    void a_message_is_sent_edited_and_deleted() {
        MessageId message =
                done(stage.shards.rest().createMessage(id(guild), general, json("first")));
        assertThat(done(stage.shards.rest().editMessage(general, message, json("second"))))
                .isEqualTo(message);
        assertThat(stage.shards.rest().deleteMessage(general, message))
                .isInstanceOf(RestOutcome.Done.class);
        assertThat(stage.shards.rest().editMessage(general, message, json("third")))
                .isEqualTo(new RestOutcome.Gone());
        assertThat(stage.discord.violations().rules()).doesNotContain("message.content-too-long");
    }

    @Test
    void a_channel_that_does_not_exist_is_gone() {
        assertThat(stage.shards.rest().createMessage(id(guild), new ChannelId(1), json("hello")))
                .isEqualTo(new RestOutcome.Gone());
    }

    @Test
    void nothing_is_posted_into_another_servers_channel() {
        Guild elsewhere = stage.guild("elsewhere");
        ChannelId theirs = stage.textChannel(elsewhere, "theirs");
        await().until(() -> stage.shards.channelName(id(elsewhere), theirs).isPresent());

        assertThat(stage.shards.rest().createMessage(id(guild), theirs, json("hello")))
                .isEqualTo(new RestOutcome.NoAccess());
        assertThat(stage.discord.messages().seenBy(elsewhere.owner(), theirs.value(), 50))
                .isEmpty();
        assertThat(stage.shards.rest().createMessage(id(elsewhere), theirs, json("hello")))
                .isInstanceOf(RestOutcome.Done.class);
    }

    @Test
    void a_channel_that_the_gateway_did_not_tell_of_is_asked_for() {
        ChannelId hidden = stage.textChannel(guild, "hidden");
        stage.discord
                .faults()
                .add(Faults.Place.GATEWAY, "CHANNEL_CREATE", guild.id(), null, null, 0, 0, true, 1);
        ChannelId missed = stage.textChannel(guild, "missed");
        await().until(() -> stage.shards.channelName(id(guild), hidden).isPresent());

        assertThat(stage.shards.channelName(id(guild), missed)).isEmpty();
        assertThat(stage.shards.rest().createMessage(id(guild), missed, json("hello")))
                .isInstanceOf(RestOutcome.Done.class);
    }

    @Test
    void an_interaction_nobody_knows_takes_no_answer() {
        Interaction interaction =
                new Interaction(
                        new InteractionId(5),
                        stage.shards.bot().value(),
                        "no-such-token",
                        Interaction.Kind.COMMAND,
                        "en-US");
        assertThat(stage.shards.rest().editOriginal(interaction, json("late")))
                .isEqualTo(new RestOutcome.Expired());
        assertThat(stage.shards.rest().followUp(interaction, json("late")))
                .isEqualTo(new RestOutcome.Expired());
    }

    @Test
    void a_body_that_discord_refuses_has_failed_for_good_and_says_no_secret() {
        RestOutcome outcome =
                stage.shards.rest().createMessage(id(guild), general, json("x".repeat(2_001)));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RestOutcome.Failed.class,
                        failed -> {
                            assertThat(failed.again()).isFalse();
                            assertThat(failed.why()).contains("400").doesNotContain("xxx");
                        });
    }

    private static MessageId done(RestOutcome outcome) {
        assertThat(outcome).isInstanceOf(RestOutcome.Done.class);
        return ((RestOutcome.Done) outcome).message();
    }

    private static byte[] json(String content) {
        return ("{\"content\":\"" + content + "\",\"allowed_mentions\":{\"parse\":[]}}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
