@NullMarked
package dev.tonearm.infra.messaging;

import org.jspecify.annotations.NullMarked;
