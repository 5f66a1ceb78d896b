/// What listeners see: answers, the queue, the now-playing message, as Discord messages.
@NullMarked
package dev.tonearm.core.message;

import org.jspecify.annotations.NullMarked;
