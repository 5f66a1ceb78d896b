package dev.tonearm.drive;

import com.fasterxml.jackson.databind.JsonNode;

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
