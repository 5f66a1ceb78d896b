/// Sessions with audio nodes: kept for each partition, chosen from, compared and handed over.
@NullMarked
package dev.tonearm.worker.audio.session;

import org.jspecify.annotations.NullMarked;
