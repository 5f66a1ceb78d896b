/// What workers need of AWS, wherever they run.
@NullMarked
package dev.tonearm.infra.fleet;

import org.jspecify.annotations.NullMarked;
