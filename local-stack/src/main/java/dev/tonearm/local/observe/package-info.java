/// What looks on: Prometheus, Alertmanager, what they are told and what they tell.
@NullMarked
package dev.tonearm.local.observe;

import org.jspecify.annotations.NullMarked;
