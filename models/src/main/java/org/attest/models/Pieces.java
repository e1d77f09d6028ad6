package org.attest.models;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/// The word pieces of the encoder: the 30,522 of uncased BERT. Training and reading must cut words alike, so there is
/// one set, and it comes with Attest.
///
/// @see <a href="https://huggingface.co/BAAI/bge-small-en-v1.5">bge-small-en-v1.5, whose file it is</a>
public final class Pieces {
    private static final String FILE = "tokenizer.json";

    private Pieces() {}

    /// May be used by many threads. Texts are never cut short.
    public static HuggingFaceTokenizer bundled() {
        try (InputStream file = Pieces.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("this build of Attest must hold " + FILE + "; build it again");
            }
            return HuggingFaceTokenizer.newInstance(file, Map.of("truncation", "false", "padding", "false"));
        } catch (IOException e) {
            throw new UncheckedIOException("the word pieces that come with Attest must be readable; got " + e, e);
        }
    }
}
