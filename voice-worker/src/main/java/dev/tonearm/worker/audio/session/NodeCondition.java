package dev.tonearm.worker.audio.session;

import dev.tonearm.core.audio.FilterSupport;
import dev.tonearm.worker.audio.AudioSettings.NodeAddress;
import dev.tonearm.worker.audio.node.NodeAnswer;
import dev.tonearm.worker.audio.node.NodeEvent;

/// What a node says of itself to one session: how much it has to do, how much of the sound was
/// lost, and which filters it has.
final class NodeCondition {
    private final NodeLoad load;
    private volatile FrameQuality quality = FrameQuality.UNKNOWN;
    private volatile FilterSupport support = new FilterSupport.Unknown();

    NodeCondition(NodeLoad load) {
        this.load = load;
    }

    void heard(NodeEvent.Load told) {
        load.reported(told.players(), told.playing(), told.cpu());
        quality =
                told.frames()
                        .map(lost -> quality.after(lost.nulled(), lost.deficit()))
                        .orElseGet(quality::afterSilence);
    }

    /// It was asked which filters it has; what it said before holds until it answers.
    ///
    /// @return false if it has never said and does not answer, to be asked again
    boolean learned(NodeAnswer<FilterSupport> answer) {
        if (answer instanceof NodeAnswer.Taken<FilterSupport>(var told)) support = told;
        return !(answer instanceof NodeAnswer.Unreachable) || support instanceof FilterSupport.Told;
    }

    FilterSupport support() {
        return support;
    }

    boolean lossy() {
        return quality.lossy();
    }

    NodeLoad load() {
        return load;
    }

    NodeChoice.Candidate candidate(NodeAddress address, boolean drains) {
        return new NodeChoice.Candidate(
                address.name(),
                address.regions(),
                drains,
                quality.lossy(),
                load.players(),
                load.playing(),
                load.cpu(),
                quality.nulled(),
                quality.deficit());
    }
}
