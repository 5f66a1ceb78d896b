package dev.tonearm.core.partition;

/// One life of a worker.
///
/// @param name what the orchestrator calls it (a pod's name); a successor of the same name means
///   that this life is over
/// @param life tells lives of the same name apart
public record WorkerId(String name, String life) implements Comparable<WorkerId> {
    /// Who owns what nobody owns.
    public static final WorkerId NOBODY = new WorkerId("", "");

    public boolean isNobody() {
        return name.isEmpty() && life.isEmpty();
    }

    /// Whether this is a later or earlier life of the same worker.
    public boolean isAnotherLifeOf(WorkerId other) {
        return !isNobody() && name.equals(other.name) && !life.equals(other.life);
    }

    @Override
    public int compareTo(WorkerId other) {
        int byName = name.compareTo(other.name);
        return byName != 0 ? byName : life.compareTo(other.life);
    }

    @Override
    public String toString() {
        return isNobody() ? "nobody" : name + "/" + life;
    }
}
