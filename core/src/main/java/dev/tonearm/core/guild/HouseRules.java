package dev.tonearm.core.guild;

import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import dev.tonearm.core.plan.Limits;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/// What a server's settings say of one command and of who gives it, as far as the edge cannot
/// decide it: they travel with the command.
///
/// A worker that is too old to know them lets everybody do everything, which is what it did before
/// there were settings.
///
/// @param rule of this command
/// @param reach who may give it from elsewhere
/// @param voiceChannels those that the bot comes into; empty for all
/// @param queueShare the most tracks of one listener that may wait; 0 for as many as there is room
///   for
/// @param manners of the player from now on
public record HouseRules(
        Standing standing,
        Rule rule,
        Reach reach,
        Set<ChannelId> voiceChannels,
        int queueShare,
        Wish manners) {
    /// Of an edge that says nothing.
    public static final HouseRules UNSAID = usual(Wish.UNSAID);

    /// Of a server that has set nothing.
    public static final HouseRules USUAL = usual(Manners.USUAL);

    public HouseRules {
        voiceChannels = Set.copyOf(voiceChannels);
        if (queueShare < 0) {
            throw new IllegalArgumentException("a share is 0 or more, and not " + queueShare);
        }
    }

    private static HouseRules usual(Wish manners) {
        return new HouseRules(Standing.LISTENER, Rule.OPEN, Reach.TOGETHER, Set.of(), 0, manners);
    }

    /// The same as far as a plan lets them act; what was set stays set.
    public HouseRules within(Limits limits) {
        return manners instanceof Manners told
                ? new HouseRules(
                        standing, rule, reach, voiceChannels, queueShare, told.within(limits))
                : this;
    }

    /// Whether the bot comes into a voice channel.
    public boolean comesInto(ChannelId channel) {
        return voiceChannels.isEmpty() || voiceChannels.contains(channel);
    }

    /// Whether who gives the command may do so from elsewhere.
    public boolean fromElsewhere() {
        return reach.lets(standing);
    }

    /// Leaves out what is usual.
    public void write(JsonWriter to) {
        if (standing == Standing.DJ) to.put("dj", true);
        switch (rule) {
            case Rule.Open() -> {}
            case Rule.Vote(int percent) -> to.put("vote", percent);
            case Rule.Djs() -> to.put("djs", true);
        }
        if (reach != Reach.TOGETHER) to.put("reach", reach.wire());
        if (!voiceChannels.isEmpty()) to.numbers("voice", sorted(voiceChannels));
        if (queueShare > 0) to.put("share", queueShare);
        if (manners instanceof Manners told && !told.equals(Manners.USUAL)) {
            to.put("manners", told::write);
        }
    }

    private static Collection<Long> sorted(Set<ChannelId> channels) {
        Collection<Long> ids = new TreeSet<>();
        for (ChannelId channel : channels) ids.add(channel.value());
        return ids;
    }

    /// Reads what [#write] wrote.
    ///
    /// @throws IllegalArgumentException if it is anything else
    public static HouseRules read(JsonObject from) {
        return new HouseRules(
                from.optionalFlag("dj").orElse(false) ? Standing.DJ : Standing.LISTENER,
                rule(from),
                from.optionalString("reach").map(Reach::named).orElse(Reach.TOGETHER),
                channels(from),
                from.has("share") ? from.integer("share") : 0,
                from.optionalObject("manners").map(Manners::read).orElse(Manners.USUAL));
    }

    private static Rule rule(JsonObject from) {
        if (from.has("vote")) return new Rule.Vote(from.integer("vote"));
        return from.optionalFlag("djs").orElse(false) ? Rule.DJS : Rule.OPEN;
    }

    private static Set<ChannelId> channels(JsonObject from) {
        Set<ChannelId> channels = new HashSet<>();
        for (long id : from.numbers("voice")) channels.add(new ChannelId(id));
        return channels;
    }
}
