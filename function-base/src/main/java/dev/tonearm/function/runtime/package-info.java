/// Lambda's Runtime API for functions that bring their own runtime (`provided.al2023`): what AWS's
/// runtime interface client does, without its native library and its serialisers.
@NullMarked
package dev.tonearm.function.runtime;

import org.jspecify.annotations.NullMarked;
