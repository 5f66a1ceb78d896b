@NullMarked
package dev.tonearm.infra.observability;

import org.jspecify.annotations.NullMarked;
