/// What the outside world sends: Discord's signed requests in API Gateway's events.
@NullMarked
package dev.tonearm.interactions.wire;

import org.jspecify.annotations.NullMarked;
