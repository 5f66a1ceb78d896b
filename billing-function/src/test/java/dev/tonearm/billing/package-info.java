@NullMarked
package dev.tonearm.billing;

import org.jspecify.annotations.NullMarked;
