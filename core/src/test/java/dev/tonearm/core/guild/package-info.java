/// Tests of settings and of who asks.
@NullMarked
package dev.tonearm.core.guild;

import org.jspecify.annotations.NullMarked;
