package dev.tonearm.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tonearm.discord.gateway.GatewayTrouble.Target;
import dev.tonearm.discord.interactions.SigningKey;
import dev.tonearm.discord.world.Channel;
import dev.tonearm.discord.world.ChannelKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import net.dv8tion.jda.api.entities.channel.middleman.AudioChannel;
import net.dv8tion.jda.api.hooks.VoiceDispatchInterceptor;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ShardManager;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.api.utils.MemberCachePolicy;
import net.dv8tion.jda.api.utils.cache.CacheFlag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The real client library against the simulator.
final class JdaTest {

    private final VoiceUpdates voice = new VoiceUpdates();
    private final List<Channel> lounges = new ArrayList<>();
    private DiscordSimulator discord;
    private @Nullable ShardManager started;

    @BeforeEach
    void open() {
        discord =
                DiscordSimulator.start(SimulatorSettings.defaults().withKey(SigningKey.generate()));
        var world = discord.world();
        var owner = world.createUser("owner");
        for (var i = 0; i < 6; i++) {
            var guild = world.createGuild("Guild " + i, owner.id(), true);
            world.createChannel(guild.id(), "general", ChannelKind.TEXT);
            lounges.add(world.createChannel(guild.id(), "lounge", ChannelKind.VOICE));
        }
        world.createChannel(lounges.getFirst().guild(), "stage", ChannelKind.STAGE);
        world.createChannel(lounges.getFirst().guild(), "music", ChannelKind.CATEGORY);
        world.createChannel(lounges.getFirst().guild(), "news", ChannelKind.ANNOUNCEMENT);
        var forum = world.createChannel(lounges.getFirst().guild(), "requests", ChannelKind.FORUM);
        world.threads()
                .create(forum.id(), "a post", ChannelKind.PUBLIC_THREAD, owner.id(), Set.of());
    }

    @AfterEach
    void close() {
        if (started != null) {
            started.shutdown();
        }
        discord.close();
    }

    private ShardManager login(Compression compression) {
        var manager =
                DefaultShardManagerBuilder.create(
                                discord.botToken(), EnumSet.of(GatewayIntent.GUILD_VOICE_STATES))
                        .setShardsTotal(2)
                        .setRestConfigProvider(_ -> new RestConfig().setBaseUrl(discord.api()))
                        .setCompression(compression)
                        .setMemberCachePolicy(MemberCachePolicy.VOICE)
                        .disableCache(EnumSet.complementOf(EnumSet.of(CacheFlag.VOICE_STATE)))
                        .setVoiceDispatchInterceptor(voice)
                        .setEnableShutdownHook(false)
                        .build();
        started = manager;
        await().until(() ->
                manager.getShards().size() == 2
                        && manager.getShards().stream()
                                .allMatch(
                                        shard -> shard.getStatus().toString().equals("CONNECTED")));
        return manager;
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void two_shards_see_their_guilds(Compression compression) {
        var jda = login(compression);

        assertThat(jda.getGuilds()).hasSize(6);
        assertThat(jda.getThreadChannels())
                .singleElement()
                .satisfies(thread -> {
                    assertThat(thread.getName()).isEqualTo("a post");
                    assertThat(thread.getParentChannel().getName()).isEqualTo("requests");
                });
        assertThat(discord.sessions().sessions()).hasSize(2);
        assertThat(discord.violations().list()).isEmpty();
    }

    @Test
    void a_join_by_op_4_brings_both_voice_updates() {
        var jda = login(Compression.NONE);

        var lounge = lounges.getFirst();
        join(jda, lounge);

        await().until(() -> voice.servers.size() == 1 && voice.states.size() == 1);
        var grant = discord.voice().grant(lounge.guild()).orElseThrow();
        assertThat(voice.servers.getFirst().getToken()).isEqualTo(grant.token());
        assertThat(voice.servers.getFirst().getSessionId()).isEqualTo(grant.session());
        assertThat(discord.violations().list()).isEmpty();
    }

    @Test
    void a_full_channel_answers_nothing() {
        var jda = login(Compression.NONE);
        var lounge = lounges.getFirst();
        discord.world().changeChannel(lounge.id(), channel -> channel.withUserLimit(1));
        var guest = discord.world().createUser("guest");
        discord.world().putMember(lounge.guild(), guest.id(), null, null);
        discord.world().voice().join(lounge.guild(), guest.id(), lounge.id(), "guest");

        join(jda, lounge);
        // Something later that does answer: by then the first would have.
        join(jda, lounges.get(2));

        await().until(() -> !voice.servers.isEmpty());
        assertThat(voice.servers)
                .allMatch(update -> update.getGuildIdLong() == lounges.get(2).guild());
    }

    @Test
    void being_moved_brings_a_new_voice_server_and_being_kicked_none() {
        var jda = login(Compression.NONE);
        var lounge = lounges.getFirst();
        var other = discord.world().createChannel(lounge.guild(), "other", ChannelKind.VOICE);
        join(jda, lounge);
        await().until(() -> voice.servers.size() == 1);

        var bot = discord.world().bot().id();
        discord.world().voice().move(lounge.guild(), bot, other.id());
        await().until(() -> voice.servers.size() == 2);
        discord.world().deleteChannel(other.id());

        await().until(() -> voice.states.stream().anyMatch(update -> update.getChannel() == null));
        assertThat(voice.servers).hasSize(2);
        assertThat(discord.voice().grant(lounge.guild())).isEmpty();
    }

    @Test
    void op_7_is_survived_by_resuming() {
        login(Compression.NONE);

        discord.trouble().reconnect(Target.ALL);

        await().until(() ->
                discord.sessions().sessions().stream()
                        .allMatch(session -> session.connected() && session.resumes() == 1));
        assertThat(discord.sessions().sessions()).hasSize(2);
        assertThat(discord.violations().list()).isEmpty();
    }

    @Test
    void what_happened_while_the_socket_was_gone_is_replayed() {
        var jda = login(Compression.NONE);

        discord.trouble().drop(Target.ALL);
        var fresh =
                discord.world()
                        .createChannel(lounges.getFirst().guild(), "fresh", ChannelKind.VOICE);

        await().until(() -> jda.getVoiceChannelById(fresh.id()) != null);
    }

    @Test
    void the_now_playing_message_is_posted_edited_and_deleted() {
        var jda = login(Compression.NONE);
        var guild = Objects.requireNonNull(jda.getGuildById(lounges.getFirst().guild()));
        var channel = guild.getTextChannels().getFirst();

        var message = channel.sendMessage("Now playing").complete();
        message.editMessage("Still playing").complete();
        assertThat(discord.messages().seenBy(null, channel.getIdLong(), 10))
                .singleElement()
                .satisfies(shown ->
                        assertThat(shown.path("content").asText()).isEqualTo("Still playing"));
        message.delete().complete();

        assertThat(discord.messages().seenBy(null, channel.getIdLong(), 10)).isEmpty();
        assertThat(discord.violations().list()).isEmpty();
    }

    private static void join(ShardManager jda, Channel lounge) {
        var guild = Objects.requireNonNull(jda.getGuildById(lounge.guild()));
        AudioChannel channel = Objects.requireNonNull(guild.getVoiceChannelById(lounge.id()));
        guild.getJDA().getDirectAudioController().connect(channel);
    }

    /// What the interceptor was told.
    private static final class VoiceUpdates implements VoiceDispatchInterceptor {
        final List<VoiceServerUpdate> servers = new CopyOnWriteArrayList<>();
        final List<VoiceStateUpdate> states = new CopyOnWriteArrayList<>();

        @Override
        public void onVoiceServerUpdate(VoiceServerUpdate update) {
            servers.add(update);
        }

        @Override
        public boolean onVoiceStateUpdate(VoiceStateUpdate update) {
            states.add(update);
            return update.getChannel() != null;
        }
    }
}
