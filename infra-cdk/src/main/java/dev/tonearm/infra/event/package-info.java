/// The file that says which event goes where, which the local stack follows too.
@NullMarked
package dev.tonearm.infra.event;

import org.jspecify.annotations.NullMarked;
