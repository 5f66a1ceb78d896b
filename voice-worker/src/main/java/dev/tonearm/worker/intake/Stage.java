package dev.tonearm.worker.intake;

/// Where a [Delivery] is on its way.
///
/// ```mermaid
/// stateDiagram-v2
///     [*] --> WAITING: received
///     WAITING --> WORKING: its turn has come
///     WORKING --> TELLING: decided, and written
///     TELLING --> PARTING: Discord is slow, or takes no answer now
///     PARTING --> PARTED: a copy stands for the answer, the message is deleted
///     WAITING --> OVER: given back, with one before it or for want of somebody who takes it
///     WORKING --> OVER: given back, set apart, or too old
///     TELLING --> OVER: answered, or given up
///     PARTING --> OVER: answered, or left to the copy
///     PARTED --> OVER: answered, or left to the copy
/// ```
enum Stage {
    WAITING,
    WORKING,
    TELLING,
    PARTING,
    PARTED,
    OVER;

    boolean leadsTo(Stage next) {
        return switch (this) {
            case WAITING -> next == WORKING || next == OVER;
            case WORKING -> next == TELLING || next == OVER;
            case TELLING -> next == PARTING || next == OVER;
            case PARTING -> next == PARTED || next == OVER;
            case PARTED -> next == OVER;
            case OVER -> false;
        };
    }
}
