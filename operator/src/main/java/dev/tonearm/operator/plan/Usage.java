package dev.tonearm.operator.plan;

/// How many servers there are and what their people do: assumptions, each a flag.
///
/// @param guilds how many servers have the bot
/// @param active the share of them in which somebody gives a command on a day, in percent
/// @param commands that change something, of an active server a day
/// @param reads suggestions and what is only shown, for each of those
/// @param playing the share of servers in which music plays at a time on average, in percent
/// @param peak how many times the average the busiest hour is
/// @param paying the share of servers that pay for a plan, in percent
public record Usage(
        int guilds,
        double active,
        int commands,
        double reads,
        double playing,
        double peak,
        double paying) {
    public static final int MOST_GUILDS = 1_000_000;

    /// Days of a month.
    static final int DAYS = 30;

    private static final double SECONDS_OF_A_DAY = 86_400;

    public Usage {
        if (guilds < 1 || guilds > MOST_GUILDS) {
            throw new IllegalArgumentException(
                    "--guilds is " + guilds + "; a plan is made for 1 to " + MOST_GUILDS);
        }
        share("--active", active);
        share("--playing", playing);
        share("--paying", paying);
        if (commands < 0) throw new IllegalArgumentException("--commands is below 0");
        if (!(reads >= 0)) throw new IllegalArgumentException("--reads is below 0");
        if (!(peak >= 1)) {
            throw new IllegalArgumentException(
                    "--peak is below 1: the busiest hour is not quieter than the average");
        }
    }

    /// What docs/deploy.md and docs/scaling.md assume.
    public static Usage of(int guilds) {
        return new Usage(guilds, 50, 50, 2, 2, 3, 1);
    }

    private static void share(String flag, double percent) {
        if (percent >= 0 && percent <= 100) return;
        throw new IllegalArgumentException(flag + " is a percentage, from 0 to 100");
    }

    /// Commands of a month that change something.
    double monthlyCommands() {
        return guilds * active / 100 * commands * DAYS;
    }

    double monthlyReads() {
        return monthlyCommands() * reads;
    }

    /// Of a second in the busiest hour.
    double peakCommands() {
        return guilds * active / 100 * commands / SECONDS_OF_A_DAY * peak;
    }

    double peakRequests() {
        return peakCommands() * (1 + reads);
    }

    double averagePlayers() {
        return guilds * playing / 100;
    }

    double peakPlayers() {
        return Math.min(guilds, averagePlayers() * peak);
    }
}
