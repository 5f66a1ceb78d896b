/// Tests of plans, and plans for tests.
@NullMarked
package dev.tonearm.core.plan;

import org.jspecify.annotations.NullMarked;
