package dev.tonearm.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/// What a compressor is told of journal lines before it sees one: a line of some tracks is short,
/// and half of it were the names of its members.
///
/// What was compressed with it can be read with nothing else: it never changes. Another one would
/// be another attribute.
final class Dictionary {
    /// What comes most is last, where it is found with the fewest bits.
    private static final byte[] WORDS =
            """
            "isrc":"","rest":"","fixed":true,"stream":true,"list":true,"playlist":"","share":1,\
            "full":1,"official music video remastered (Official Video) [Official Audio] feat. live \
            lyrics - Topic https://soundcloud.com/https://i1.sndcdn.com/artworks-","s":"soundcloud"\
            https://open.spotify.com/track/https://i.scdn.co/image/ab67616d0000b273","s":"spotify"\
            {"format":2,"n":1,"at":"2026-01-01T00:00:00.000Z","by":{"t":"asked","i":,"u":,"c":\
            "search"},"events":[{"t":"voice-joined","channel":},{"t":"panel-wanted","channel":,\
            "language":"en-US"},{"t":"started","entry":,"title":"","position":0},{"t":"took-turns",\
            "count":10},{"t":"enqueued","at":0,"entries":[{"id":10,"u":,"x":"","s":"youtube",\
            "title":"","author":"","ms":200000,"uri":"https://music.youtube.com/watch?v=",\
            "uri":"https://www.youtube.com/watch?v=","art":"https://i.ytimg.com/vi//mqdefault.jpg\
            /maxresdefault.jpg"},{"id":1\
            """
                    .getBytes(StandardCharsets.UTF_8);

    private Dictionary() {}

    static byte[] compress(byte[] json) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setDictionary(WORDS);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(json.length / 3);
            try (DeflaterOutputStream to = new DeflaterOutputStream(bytes, deflater)) {
                to.write(json);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toByteArray();
        } finally {
            deflater.end();
        }
    }

    static InputStream read(InputStream compressed) {
        Inflater inflater = new Inflater(true);
        inflater.setDictionary(WORDS);
        return new Ending(compressed, inflater);
    }

    /// A stream ends only an inflater of its own making.
    private static final class Ending extends InflaterInputStream {
        Ending(InputStream compressed, Inflater inflater) {
            super(compressed, inflater);
        }

        @Override
        public void close() throws IOException {
            super.close();
            inf.end();
        }
    }
}
