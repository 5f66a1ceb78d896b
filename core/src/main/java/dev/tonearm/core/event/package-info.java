/// What happens in the domain and is told on the event bus: facts, with numbered formats.
@NullMarked
package dev.tonearm.core.event;

import org.jspecify.annotations.NullMarked;
