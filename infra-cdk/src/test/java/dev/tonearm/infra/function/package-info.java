@NullMarked
package dev.tonearm.infra.function;

import org.jspecify.annotations.NullMarked;
