@NullMarked
package dev.tonearm.infra.fleet;

import org.jspecify.annotations.NullMarked;
