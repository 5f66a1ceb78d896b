/// Tests of grants.
@NullMarked
package dev.tonearm.core.billing;

import org.jspecify.annotations.NullMarked;
