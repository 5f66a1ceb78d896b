package dev.tonearm.core.guild;

import dev.tonearm.core.plan.Feature;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What those who manage a server have decided for it. [Setting] has all of it as a list, with the
/// bounds.
///
/// @param language of messages to everybody, by Discord's code; empty for the one that Discord says
///   the server speaks
/// @param manners of the player, but for the place of its message, which [Where] says
public record GuildSettings(
        String language, Who who, Where where, Blocked blocked, Share share, Manners manners) {
    /// Of a server that has set nothing.
    public static final GuildSettings USUAL =
            new GuildSettings("", Who.USUAL, Where.USUAL, Blocked.NOBODY, Share.ANY, Manners.USUAL);

    public GuildSettings {
        manners = manners.withPanel(0);
    }

    /// Who may do what.
    ///
    /// @param djs the roles that make a DJ; while there are none, everybody may do everything of
    ///   which no rule says otherwise
    /// @param rules by the path of a command or of a group, such as `effects` or `effects preset`
    /// @param votePercent the share of the listeners that has to agree
    /// @param reach who may command the bot from outside its voice channel
    public record Who(
            Set<RoleId> djs, SortedMap<String, CommandRule> rules, int votePercent, Reach reach) {
        static final Who USUAL =
                new Who(Set.of(), Collections.emptySortedMap(), 50, Reach.TOGETHER);

        public Who {
            djs = Set.copyOf(djs);
            rules = Collections.unmodifiableSortedMap(new TreeMap<>(rules));
        }

        /// What is said of a command, or of a group that it is a part of: of the longest path that
        /// leads to it, which comes with it.
        public Optional<Map.Entry<String, CommandRule>> ruleOf(String path) {
            for (int end = path.length(); end > 0; end = path.lastIndexOf(' ', end - 1)) {
                String part = path.substring(0, end);
                CommandRule rule = rules.get(part);
                if (rule != null) return Optional.of(Map.entry(part, rule));
            }
            return Optional.empty();
        }

        public Who withDjs(Set<RoleId> changed) {
            return new Who(changed, rules, votePercent, reach);
        }

        public Who withRules(SortedMap<String, CommandRule> changed) {
            return new Who(djs, changed, votePercent, reach);
        }

        /// With a rule for a path.
        public Who withRule(String path, CommandRule rule) {
            SortedMap<String, CommandRule> changed = new TreeMap<>(rules);
            changed.put(path, rule);
            return withRules(changed);
        }

        /// Without one for a path.
        public Who withoutRule(String path) {
            SortedMap<String, CommandRule> changed = new TreeMap<>(rules);
            changed.remove(path);
            return withRules(changed);
        }

        public Who withVotePercent(int changed) {
            return new Who(djs, rules, changed, reach);
        }

        public Who withReach(Reach changed) {
            return new Who(djs, rules, votePercent, changed);
        }
    }

    /// Where it all happens.
    ///
    /// @param text the channels in which commands are taken, or categories of such channels; empty
    ///   for all
    /// @param voice the channels that the bot comes into; empty for all
    /// @param panel the text channel of the now-playing message; 0 for the one where somebody asks
    /// @param requests the text channel where everything that is written asks for music; 0 for none
    public record Where(Set<ChannelId> text, Set<ChannelId> voice, long panel, long requests) {
        static final Where USUAL = new Where(Set.of(), Set.of(), 0, 0);

        public Where {
            text = Set.copyOf(text);
            voice = Set.copyOf(voice);
        }

        /// Whether commands are taken in a channel.
        ///
        /// @param parent the category that it is in, or the channel that it is a thread of
        public boolean takes(ChannelId channel, long parent) {
            return text.isEmpty()
                    || text.contains(channel)
                    || text.contains(new ChannelId(parent))
                    || channel.value() == panel
                    || channel.value() == requests;
        }

        public Where withText(Set<ChannelId> changed) {
            return new Where(changed, voice, panel, requests);
        }

        public Where withVoice(Set<ChannelId> changed) {
            return new Where(text, changed, panel, requests);
        }

        public Where withPanel(long changed) {
            return new Where(text, voice, changed, requests);
        }

        public Where withRequests(long changed) {
            return new Where(text, voice, panel, changed);
        }
    }

    /// Who may do nothing. It does not hold for whoever manages the server.
    public record Blocked(Set<UserId> users, Set<RoleId> roles) {
        static final Blocked NOBODY = new Blocked(Set.of(), Set.of());

        public Blocked {
            users = Set.copyOf(users);
            roles = Set.copyOf(roles);
        }

        public Blocked withUsers(Set<UserId> changed) {
            return new Blocked(changed, roles);
        }

        public Blocked withRoles(Set<RoleId> changed) {
            return new Blocked(users, changed);
        }
    }

    /// How much one listener may ask for; DJs as much as they like.
    ///
    /// @param queue the most tracks that may wait; 0 for as many as there is room for
    /// @param commandsPerMinute 0 for as many as the server may
    public record Share(int queue, int commandsPerMinute) {
        static final Share ANY = new Share(0, 0);

        public Share withQueue(int changed) {
            return new Share(changed, commandsPerMinute);
        }

        public Share withCommandsPerMinute(int changed) {
            return new Share(queue, changed);
        }
    }

    /// What travels to the player with a command.
    ///
    /// @param standing of who gives it
    /// @param rule of the command
    public HouseRules rules(Standing standing, Rule rule) {
        return new HouseRules(
                standing, rule, who.reach(), where.voice(), share.queue(), travelling());
    }

    /// The manners as they travel to the player.
    public Manners travelling() {
        return where.requests() == 0
                ? manners.withPanel(where.panel())
                : manners.withRequests(where.requests());
    }

    /// What a plan has to have for all of it to act.
    public Set<Feature> needs() {
        Set<Feature> needs = EnumSet.noneOf(Feature.class);
        if (manners.stays()) needs.add(Feature.ALWAYS_ON);
        if (manners.volume() > 100) needs.add(Feature.VOLUME_OVER_100);
        return needs;
    }

    public GuildSettings withLanguage(String changed) {
        return new GuildSettings(changed, who, where, blocked, share, manners);
    }

    public GuildSettings with(Who changed) {
        return new GuildSettings(language, changed, where, blocked, share, manners);
    }

    public GuildSettings with(Where changed) {
        return new GuildSettings(language, who, changed, blocked, share, manners);
    }

    public GuildSettings with(Blocked changed) {
        return new GuildSettings(language, who, where, changed, share, manners);
    }

    public GuildSettings with(Share changed) {
        return new GuildSettings(language, who, where, blocked, changed, manners);
    }

    public GuildSettings with(Manners changed) {
        return new GuildSettings(language, who, where, blocked, share, changed);
    }
}
