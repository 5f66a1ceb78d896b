package dev.tonearm.drive;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/// What reaches the voice server of one guild: decrypted, decoded, measured.
public final class Heard {
    private final Control control;
    private final String guild;

    Heard(Control control, String guild) {
        this.control = control;
        this.guild = guild;
    }

    /// The strongest tone of the last second in hertz; 0 for silence.
    public double dominantHertz() {
        return measure().get("dominantHz").asDouble();
    }

    /// The root mean square of the last second, 0 to 1.
    public double loudness() {
        return measure().get("rms").asDouble();
    }

    /// The level between two frequencies.
    public double bandLoudness(Duration last, int fromHertz, int toHertz) {
        String query = "/heard?ms=%d&band=%d-%d".formatted(last.toMillis(), fromHertz, toHertz);
        return control.get("voice/" + guild + query).at("/bands/0/rms").asDouble();
    }

    /// How the sound went from side to side: -1 is left, 1 right.
    public Swing balance(Duration last) {
        return swing(last, "balance");
    }

    /// How the level went up and down.
    public Swing level(Duration last) {
        return swing(last, "level");
    }

    private Swing swing(Duration last, String what) {
        JsonNode course = control.get("voice/" + guild + "/heard?ms=" + last.toMillis()).get(what);
        return new Swing(
                course.get("least").asDouble(),
                course.get("most").asDouble(),
                course.get("hz").asDouble());
    }

    /// Between which two values something went there and back, and how often a second.
    public record Swing(double least, double most, double hertz) {}

    private JsonNode measure() {
        return control.get("voice/" + guild + "/heard?ms=1000");
    }

    /// RTP packets since the bot first came.
    public long packets() {
        return control.get("voice/" + guild).get("packets").asLong();
    }

    /// The longest pause between two packets since [#forgetGaps()], in milliseconds.
    public double longestGapMs() {
        return control.get("voice/" + guild).path("longestGap").path("ms").asDouble(0);
    }

    /// Begins to measure pauses anew.
    public void forgetGaps() {
        control.delete("voice/" + guild + "/gaps");
    }

    public boolean connected() {
        return control.get("voice/" + guild).get("connected").asBoolean();
    }
}
