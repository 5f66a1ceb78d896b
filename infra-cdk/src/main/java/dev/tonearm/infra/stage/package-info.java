/// A stage: what its operator has said about it, and what all of its stacks have.
@NullMarked
package dev.tonearm.infra.stage;

import org.jspecify.annotations.NullMarked;
