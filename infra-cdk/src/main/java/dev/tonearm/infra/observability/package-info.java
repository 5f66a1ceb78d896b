/// What operators see, and what they are told without looking.
@NullMarked
package dev.tonearm.infra.observability;

import org.jspecify.annotations.NullMarked;
