/// Events of the domain: out of the table's stream onto the bus, and out of the queue to whoever
/// has something to do by them.
@NullMarked
package dev.tonearm.billing.event;

import org.jspecify.annotations.NullMarked;
