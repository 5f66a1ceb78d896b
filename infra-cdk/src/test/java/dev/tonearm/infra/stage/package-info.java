@NullMarked
package dev.tonearm.infra.stage;

import org.jspecify.annotations.NullMarked;
