package dev.tonearm.worker.discord;

import static dev.tonearm.worker.discord.SimulatedShards.id;
import static dev.tonearm.worker.discord.SimulatedShards.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.player.Crowd;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.PlayerInput.Access;
import dev.tonearm.core.player.Sighting;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.discord.gateway.GatewayTrouble;
import dev.tonearm.discord.record.Faults;
import dev.tonearm.discord.world.Guild;
import dev.tonearm.discord.world.Overwrite;
import dev.tonearm.discord.world.Permission;
import dev.tonearm.discord.world.Role;
import dev.tonearm.discord.world.WorldChange;
import dev.tonearm.worker.OnTheWire;
import dev.tonearm.worker.audio.VoiceServer;
import dev.tonearm.worker.discord.VoiceGateway.Urgency;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnTheWire
final class DiscordShardsTest {
    private static final Sighting.Unknown NOT_A_MEMBER =
            new Sighting.Unknown(Sighting.Why.NOT_A_MEMBER);
    private static final Sighting.Unknown AWAY = new Sighting.Unknown(Sighting.Why.AWAY);

    private final SimulatedShards stage = new SimulatedShards();
    private final Guild guild = stage.guild("home");
    private final ChannelId lounge = stage.voiceChannel(guild, "lounge");
    private final ChannelId attic = stage.voiceChannel(guild, "attic");

    @BeforeEach
    void connect() {
        stage.open();
        await().until(stage::ready);
    }

    @AfterEach
    void nothingWasAgainstTheRules() {
        stage.close();
        assertThat(stage.discord.violations().rules()).isEmpty();
    }

    @Test
    void joining_brings_a_voice_server_with_all_that_a_node_needs() {
        stage.shards.be(id(guild), in(lounge), Urgency.PLAYING);
        await().until(() -> stage.opened.size() == 1);
        VoiceServer server = stage.opened.getFirst();
        assertThat(server.channel()).isEqualTo(lounge);
        assertThat(server.token()).isNotBlank();
        assertThat(server.session()).isNotBlank();
        assertThat(server.endpoint()).isNotBlank();
        assertThat(stage.reports).isEmpty();
    }

    /// Fails with a JDA that no longer polls; then [PromptPool] can go.
    @Test
    void jda_still_polls_its_send_queue_with_a_task_that_can_be_brought_forward() {
        assertThat(stage.shards.shardsOf(0)).isNotEmpty();
        for (Shard shard : stage.shards.shardsOf(0)) {
            var pool = (PromptPool) shard.jda().getGatewayPool();
            await().until(pool::lookWaits);
        }
    }

    @Test
    void a_shard_that_is_left_before_its_turn_begins_no_session() {
        int before = stage.discord.sessions().sessions().size();
        for (int again = 0; again < 3; again++) {
            stage.shards.close(1);
            stage.shards.open(1);
        }
        await().until(stage::ready);
        assertThat(stage.discord.sessions().sessions()).hasSizeBetween(before, before + 1);
    }

    /// Or whoever follows a dead worker would wait as if somebody had just identified.
    @Test
    void the_fleets_turns_are_watched_by_who_wants_none() {
        int before = stage.turns.looks();
        await().until(() -> stage.turns.looks() > before);
    }

    @Test
    void the_voice_server_may_come_before_the_voice_state() {
        delayVoiceState();
        stage.shards.be(id(guild), in(lounge), Urgency.PLAYING);
        await().until(() -> stage.opened.size() == 1);
        assertThat(stage.opened.getFirst().channel()).isEqualTo(lounge);
        assertThat(stage.opened.getFirst().session()).isNotBlank();
    }

    private void delayVoiceState() {
        stage.discord
                .faults()
                .add(
                        Faults.Place.GATEWAY,
                        "VOICE_STATE_UPDATE",
                        guild.id(),
                        null,
                        null,
                        400,
                        0,
                        false,
                        1);
    }

    @Test
    void being_there_already_asks_discord_for_nothing() {
        stage.shards.be(id(guild), in(lounge), Urgency.PLAYING);
        await().until(() -> stage.opened.size() == 1);
        stage.shards.be(id(guild), in(lounge), Urgency.PLAYING);
        stage.shards.be(id(guild), in(attic), Urgency.PLAYING);
        await().until(() -> stage.opened.size() == 2);
        assertThat(stage.opened).extracting(VoiceServer::channel).containsExactly(lounge, attic);
    }

    /// As when a lookup fails at once and is tried again.
    @Test
    void who_leaves_before_the_join_is_answered_and_joins_again_is_there() {
        delayVoiceState();
        stage.shards.be(id(guild), in(lounge), Urgency.PLAYING);
        await().until(() -> guild.voiceState(bot()).isPresent());
        stage.shards.be(id(guild), Whereabouts.NOWHERE, Urgency.PLAYING);
        stage.shards.be(id(guild), in(lounge), Urgency.PLAYING);
        await().until(() -> stage.current.containsKey(id(guild)));
        assertThat(guild.voiceState(bot())).isPresent();
        assertThat(stage.opened).hasSize(1);
        assertThat(stage.reports).isEmpty();
    }

    @Test
    void a_channel_that_does_not_answer_is_unreachable() {
        stage.discord.world().changeChannel(lounge.value(), channel -> channel.withUserLimit(1));
        stage.listener(guild, "ada", lounge);
        stage.shards.be(id(guild), in(lounge), Urgency.PLAYING);
        await().until(() -> stage.reports.contains(new PlayerInput.VoiceUnreachable(lounge)));
        assertThat(stage.opened).isEmpty();
    }

    @Test
    void a_bot_that_is_moved_says_so_and_has_a_new_voice_server() {
        stage.shards.be(id(guild), in(lounge), Urgency.PLAYING);
        await().until(() -> stage.opened.size() == 1);
        stage.discord.world().voice().move(guild.id(), bot(), attic.value());
        await().until(() -> stage.reports.contains(new PlayerInput.BotMoved(in(attic))));
        await().until(() -> attic.equals(stage.opened.getLast().channel()));
    }

    @Test
    void a_bot_that_is_disconnected_says_so_and_has_no_voice_server() {
        stage.shards.be(id(guild), in(lounge), Urgency.PLAYING);
        await().until(() -> stage.opened.size() == 1);
        stage.discord.world().voice().leave(guild.id(), bot(), WorldChange.Cause.OTHERS);
        await().until(() -> stage.reports.contains(new PlayerInput.BotMoved(Whereabouts.NOWHERE)));
        assertThat(stage.current).isEmpty();
    }

    @Test
    void a_lost_session_is_joined_from_anew() {
        stage.shards.be(id(guild), in(lounge), Urgency.PLAYING);
        await().until(() -> stage.opened.size() == 1);
        stage.discord.trouble().invalidate(GatewayTrouble.Target.ALL, false);
        await().until(() -> stage.opened.size() == 2);
        assertThat(stage.opened.getLast().session())
                .isNotEqualTo(stage.opened.getFirst().session());
        assertThat(stage.reports).isEmpty();
    }

    @Test
    void a_voice_connection_that_failed_gets_a_new_voice_server() {
        stage.shards.be(id(guild), in(lounge), Urgency.PLAYING);
        await().until(() -> stage.opened.size() == 1);
        stage.shards.closed(id(guild), stage.opened.getFirst(), 4006, "session is no longer valid");
        await().until(() -> stage.opened.size() == 2);
        assertThat(stage.opened.getLast().token()).isNotEqualTo(stage.opened.getFirst().token());
    }

    @Test
    void listeners_are_found_where_they_are() {
        UserId ada = stage.listener(guild, "ada", lounge);
        await().until(() -> seen(ada, Whereabouts.NOWHERE).voice().equals(in(lounge)));
        assertThat(seen(ada, in(lounge)))
                .isEqualTo(new PlayerInput.Listener(ada, in(lounge), Access.OPEN, Crowd.of(ada)));
        assertThat(stage.shards.channelName(id(guild), lounge)).contains("lounge");
        assertThat(seen(new UserId(guild.owner()), in(lounge)).voice())
                .isEqualTo(Whereabouts.NOWHERE);
    }

    @Test
    void others_in_the_players_channel_are_its_audience_before_discord_says_that_the_bot_came() {
        UserId ada = stage.listener(guild, "ada", attic);
        stage.listener(guild, "ben", lounge);
        await().until(() -> seen(ada, in(lounge)).audience());
        assertThat(seen(ada, in(attic)).audience()).isFalse();
        assertThat(seen(ada, Whereabouts.NOWHERE).audience()).isFalse();
    }

    @Test
    void who_comes_to_the_bot_and_goes_is_told_and_bots_are_nobody() {
        stage.shards.be(id(guild), in(lounge), Urgency.PLAYING);
        awaitCompany(lounge, false);
        UserId ada = stage.listener(guild, "ada", lounge);
        awaitCompany(lounge, true);
        stage.listener(guild, "ben", attic);
        stage.discord.world().voice().move(guild.id(), ada.value(), attic.value());
        awaitCompany(lounge, false);
        assertThat(stage.shards.company(id(guild), attic))
                .contains(new PlayerInput.ListenersSeen(attic, true));
        stage.discord.world().voice().move(guild.id(), bot(), attic.value());
        awaitCompany(attic, true);
        assertThat(stage.company).allMatch(seen -> seen.channel().equals(lounge) || seen.any());
    }

    private void awaitCompany(ChannelId channel, boolean any) {
        var seen = new PlayerInput.ListenersSeen(channel, any);
        await().until(() -> !stage.company.isEmpty() && stage.company.getLast().equals(seen));
    }

    private PlayerInput.Listener seen(UserId user, Whereabouts bot) {
        return stage.shards.listener(id(guild), user, bot);
    }

    @Test
    void what_may_change_where_the_bot_may_write_is_told() {
        ChannelId text = stage.textChannel(guild, "general");
        var world = stage.discord.world();
        long bot = world.bot().id();
        told(() ->
                world.changeChannel(
                        text.value(),
                        channel ->
                                channel.withOverwrite(
                                        new Overwrite(
                                                bot, false, 0, Permission.SEND_MESSAGES.bit()))));
        told(() ->
                world.roles()
                        .change(
                                guild.id(),
                                guild.id(),
                                new Role.Change(
                                        null,
                                        Permission.EVERYONE & ~Permission.ADD_REACTIONS.bit(),
                                        null,
                                        null)));
        world.expelBot(guild.id());
        await().until(() -> stage.left.contains(id(guild)));
        told(() -> world.inviteBot(guild.id()));
    }

    private void told(Runnable change) {
        stage.accessible.clear();
        change.run();
        await().until(() -> stage.accessible.contains(id(guild)));
    }

    @Test
    void a_guild_that_the_bot_is_not_in_is_no_place_where_nobody_is() {
        assertThat(stage.shards.unknown(id(guild))).isEmpty();
        // The shard may have no guild, which a session that has just ended looks like.
        untilAStranger(new GuildId(4_194_304));
        UserId ada = stage.listener(guild, "ada", lounge);
        stage.discord.world().expelBot(guild.id());
        await().until(() -> stage.left.contains(id(guild)));
        untilAStranger(id(guild));
        assertThat(seen(ada, in(lounge)).voice()).isEqualTo(NOT_A_MEMBER);
    }

    private void untilAStranger(GuildId guild) {
        await().untilAsserted(() -> assertThat(stage.shards.unknown(guild)).contains(NOT_A_MEMBER));
    }

    @Test
    void in_an_outage_of_a_guild_it_is_not_known_who_is_where_until_it_is_over() {
        UserId ada = stage.listener(guild, "ada", lounge);
        await().until(() -> seen(ada, Whereabouts.NOWHERE).voice().equals(in(lounge)));
        stage.discord.world().outage(guild.id(), true);
        await().until(() -> seen(ada, Whereabouts.NOWHERE).voice().equals(AWAY));
        assertThat(stage.left).isEmpty();
        stage.discord.world().outage(guild.id(), false);
        await().until(() -> seen(ada, Whereabouts.NOWHERE).voice().equals(in(lounge)));
    }

    @Test
    void a_channel_in_an_outage_is_not_unreachable_but_joined_when_it_is_over() {
        stage.discord.world().outage(guild.id(), true);
        await().until(() -> stage.shards.unknown(id(guild)).isPresent());
        stage.shards.be(id(guild), in(lounge), Urgency.PLAYING);
        // An update that is sent goes unanswered after one second, three times.
        await().during(Duration.ofSeconds(5)).until(stage.reports::isEmpty);
        stage.discord.world().outage(guild.id(), false);
        await().until(() -> stage.opened.size() == 1);
        assertThat(stage.reports).isEmpty();
    }

    @Test
    void who_is_dropped_in_an_outage_of_a_guild_is_back_when_it_is_over() {
        stage.shards.be(id(guild), in(lounge), Urgency.PLAYING);
        await().until(() -> stage.opened.size() == 1);
        stage.discord.world().outage(guild.id(), true);
        await().until(() -> stage.shards.unknown(id(guild)).isPresent());
        stage.discord.world().voice().leave(guild.id(), bot(), WorldChange.Cause.OTHERS);
        await().until(() -> guild.voiceState(bot()).isEmpty());
        stage.discord.world().outage(guild.id(), false);
        await().until(() -> stage.opened.size() == 2);
        assertThat(guild.voiceState(bot())).isPresent();
        assertThat(stage.reports).as("nobody has disconnected it").isEmpty();
    }

    @Test
    void between_two_sessions_it_is_not_known_who_is_where() {
        UserId ada = stage.listener(guild, "ada", lounge);
        await().until(() -> seen(ada, Whereabouts.NOWHERE).voice().equals(in(lounge)));
        stage.discord.trouble().invalidate(GatewayTrouble.Target.ALL, false);
        Set<Sighting> sightings = new LinkedHashSet<>();
        await().pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    Sighting now = seen(ada, Whereabouts.NOWHERE).voice();
                    sightings.add(now);
                    return sightings.size() > 1 && now.equals(in(lounge));
                });
        assertThat(sightings).containsOnly(in(lounge), AWAY);
    }

    private long bot() {
        return stage.shards.bot().value();
    }
}
