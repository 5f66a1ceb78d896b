/// What to do about an alarm: a page of docs/runbooks each.
@NullMarked
package dev.tonearm.infra.runbook;

import org.jspecify.annotations.NullMarked;
