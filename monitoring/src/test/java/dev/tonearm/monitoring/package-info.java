/// What is measured is held against what is asked of it: rules, alerts, where they go, and what an
/// operator reads then.
@NullMarked
package dev.tonearm.monitoring;

import org.jspecify.annotations.NullMarked;
