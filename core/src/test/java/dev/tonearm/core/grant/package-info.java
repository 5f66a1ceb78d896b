/// Tests of grants.
@NullMarked
package dev.tonearm.core.grant;

import org.jspecify.annotations.NullMarked;
