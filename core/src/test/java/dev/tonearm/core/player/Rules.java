package dev.tonearm.core.player;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.HouseRules;
import dev.tonearm.core.guild.Manners;
import dev.tonearm.core.guild.Reach;
import dev.tonearm.core.guild.Rule;
import dev.tonearm.core.guild.Standing;
import java.util.Set;

/// The rules of a server that has changed one thing.
public final class Rules {
    private Rules() {}

    /// A listener's command takes the votes of so many percent.
    public static HouseRules voteOf(int percent) {
        return rules(Standing.LISTENER, new Rule.Vote(percent), Reach.TOGETHER, Set.of(), 0);
    }

    /// The same for a DJ.
    public static HouseRules voteOfOthers(int percent) {
        return rules(Standing.DJ, new Rule.Vote(percent), Reach.TOGETHER, Set.of(), 0);
    }

    /// A listener may take away their own only.
    public static HouseRules djsOnly() {
        return rules(Standing.LISTENER, Rule.DJS, Reach.TOGETHER, Set.of(), 0);
    }

    public static HouseRules reachedFrom(Standing standing, Reach reach) {
        return rules(standing, Rule.OPEN, reach, Set.of(), 0);
    }

    public static HouseRules comingInto(ChannelId... channels) {
        return rules(Standing.LISTENER, Rule.OPEN, Reach.TOGETHER, Set.of(channels), 0);
    }

    public static HouseRules sharing(Standing standing, int tracks) {
        return rules(standing, Rule.OPEN, Reach.TOGETHER, Set.of(), tracks);
    }

    public static HouseRules mannered(Manners manners) {
        HouseRules usual = HouseRules.USUAL;
        return new HouseRules(usual.standing(), usual.rule(), usual.reach(), Set.of(), 0, manners);
    }

    private static HouseRules rules(
            Standing standing, Rule rule, Reach reach, Set<ChannelId> voice, int share) {
        return new HouseRules(standing, rule, reach, voice, share, Manners.USUAL);
    }
}
