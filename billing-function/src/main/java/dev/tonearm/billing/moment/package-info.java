/// The next moment of each server, planned at EventBridge Scheduler.
@NullMarked
package dev.tonearm.billing.moment;

import org.jspecify.annotations.NullMarked;
