@NullMarked
package dev.tonearm.infra;

import org.jspecify.annotations.NullMarked;
