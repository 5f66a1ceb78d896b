/// What is delivered, made into files: `./tonearm artefacts`.
@NullMarked
package dev.tonearm.artefacts;

import org.jspecify.annotations.NullMarked;
