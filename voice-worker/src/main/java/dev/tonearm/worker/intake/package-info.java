/// From the queue of a partition to the mailboxes of its guilds.
@NullMarked
package dev.tonearm.worker.intake;

import org.jspecify.annotations.NullMarked;
