/// What waits to be worked off: notes that the endpoints and the edge leave in one queue.
@NullMarked
package dev.tonearm.billing.note;

import org.jspecify.annotations.NullMarked;
