/// What travels: queues, the event bus and what happens by itself.
@NullMarked
package dev.tonearm.infra.messaging;

import org.jspecify.annotations.NullMarked;
