/// What the outside world sends: signed requests in API Gateway's events. Functions' tests use it
/// too.
@NullMarked
package dev.tonearm.function.wire;

import org.jspecify.annotations.NullMarked;
