/// What happened, and how webhook endpoints hear of it.
@NullMarked
package dev.tonearm.stripe.event;

import org.jspecify.annotations.NullMarked;
