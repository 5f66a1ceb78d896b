package dev.tonearm.core.guild;

import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import dev.tonearm.core.plan.Feature;
import dev.tonearm.core.plan.Limits;
import java.time.Duration;
import java.util.Optional;

/// How the player of a server behaves when nobody commands it. The player keeps them in its
/// journal, so that a worker that takes it over behaves the same.
///
/// @param alone how long it stays where nobody listens; zero for ever
/// @param stays whether it stays for ever, whoever is there and whatever plays, and comes back when
///   it was thrown out by nobody
/// @param pauses whether it pauses while nobody is there
/// @param quiet how long it stays when all has been played; zero for ever
/// @param volume percent with which it begins when it comes with nothing to play, 1 to 200; 0 to be
///   as loud as it was
/// @param fair whether listeners take turns in the queue
/// @param panel the text channel that its message belongs in; 0 for the one where somebody asks
/// @param requests whether that channel is the request channel, where people ask for music
/// @param voiceStatus whether the voice channel shows what plays
public record Manners(
        Duration alone,
        boolean stays,
        boolean pauses,
        Duration quiet,
        int volume,
        boolean fair,
        long panel,
        boolean requests,
        boolean voiceStatus)
        implements Wish {
    /// How long the bot stays where nobody listens, unless somebody says otherwise. Long enough for
    /// a lost connection or a change of device, short enough that an empty channel is not played to
    /// all night.
    public static final Duration USUALLY_ALONE = Duration.ofMinutes(5);

    /// How long it stays with nothing to play: somebody may be looking for the next track.
    public static final Duration USUALLY_QUIET = Duration.ofMinutes(5);

    public static final Duration LONGEST = Duration.ofDays(1);

    public static final int MOST_VOLUME = 200;

    /// Of a server that has set nothing.
    public static final Manners USUAL =
            new Manners(USUALLY_ALONE, false, false, USUALLY_QUIET, 0, false, 0, false, false);

    public Manners {
        check("alone", alone);
        check("quiet", quiet);
        requests &= panel != 0;
        if (volume < 0 || volume > MOST_VOLUME) {
            throw new IllegalArgumentException(
                    "a volume is 0 to " + MOST_VOLUME + ", and not " + volume);
        }
    }

    private static void check(String what, Duration time) {
        if (time.isNegative() || time.compareTo(LONGEST) > 0 || time.toMillis() % 1_000 != 0) {
            throw new IllegalArgumentException(
                    what + " is whole seconds up to " + LONGEST + ", and not " + time);
        }
    }

    /// The text channel that the player's message belongs in, if it is always the same.
    public Optional<ChannelId> panelChannel() {
        return panel == 0 ? Optional.empty() : Optional.of(new ChannelId(panel));
    }

    /// The same as far as a plan lets them act.
    public Manners within(Limits limits) {
        Manners acting = limits.has(Feature.ALWAYS_ON) ? this : withStays(false);
        return limits.has(Feature.VOLUME_OVER_100)
                ? acting
                : acting.withVolume(Math.min(volume, 100));
    }

    /// Leaves out what is usual.
    public void write(JsonWriter to) {
        if (!alone.equals(USUAL.alone)) to.put("alone", alone.toSeconds());
        if (stays) to.put("stays", true);
        if (pauses) to.put("pauses", true);
        if (!quiet.equals(USUAL.quiet)) to.put("quiet", quiet.toSeconds());
        if (volume != 0) to.put("volume", volume);
        if (fair) to.put("fair", true);
        if (panel != 0) to.put("panel", panel);
        if (requests) to.put("requests", true);
        if (voiceStatus) to.put("status", true);
    }

    /// Reads what [#write] wrote.
    ///
    /// @throws IllegalArgumentException if it is anything else
    public static Manners read(JsonObject from) {
        return new Manners(
                seconds(from, "alone", USUAL.alone),
                flag(from, "stays"),
                flag(from, "pauses"),
                seconds(from, "quiet", USUAL.quiet),
                from.has("volume") ? from.integer("volume") : 0,
                flag(from, "fair"),
                from.optionalNumber("panel").orElse(0L),
                flag(from, "requests"),
                flag(from, "status"));
    }

    private static Duration seconds(JsonObject from, String name, Duration usual) {
        return from.optionalNumber(name).map(Duration::ofSeconds).orElse(usual);
    }

    private static boolean flag(JsonObject from, String name) {
        return from.optionalFlag(name).orElse(false);
    }

    public Manners withAlone(Duration changed) {
        return new Manners(
                changed, stays, pauses, quiet, volume, fair, panel, requests, voiceStatus);
    }

    public Manners withStays(boolean changed) {
        return new Manners(
                alone, changed, pauses, quiet, volume, fair, panel, requests, voiceStatus);
    }

    public Manners withPauses(boolean changed) {
        return new Manners(
                alone, stays, changed, quiet, volume, fair, panel, requests, voiceStatus);
    }

    public Manners withQuiet(Duration changed) {
        return new Manners(
                alone, stays, pauses, changed, volume, fair, panel, requests, voiceStatus);
    }

    public Manners withVolume(int changed) {
        return new Manners(
                alone, stays, pauses, quiet, changed, fair, panel, requests, voiceStatus);
    }

    public Manners withFair(boolean changed) {
        return new Manners(
                alone, stays, pauses, quiet, volume, changed, panel, requests, voiceStatus);
    }

    /// With a channel for its message that is like others, or 0.
    public Manners withPanel(long channel) {
        return new Manners(alone, stays, pauses, quiet, volume, fair, channel, false, voiceStatus);
    }

    /// With a request channel, in which its message is.
    public Manners withRequests(long channel) {
        return new Manners(alone, stays, pauses, quiet, volume, fair, channel, true, voiceStatus);
    }

    public Manners withVoiceStatus(boolean changed) {
        return new Manners(alone, stays, pauses, quiet, volume, fair, panel, requests, changed);
    }
}
