/// Tests of what families of commands share.
@NullMarked
package dev.tonearm.core.family;

import org.jspecify.annotations.NullMarked;
