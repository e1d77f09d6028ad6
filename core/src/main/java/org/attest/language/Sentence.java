package org.attest.language;

import java.util.List;
import org.attest.reports.Block;
import org.attest.reports.Span;

/// @param index of the sentence in its document
/// @param block the line or paragraph that holds it
/// @param tokens at least one
public record Sentence(int index, Block block, Span span, List<Token> tokens) {
    public Sentence {
        tokens = List.copyOf(tokens);
    }
}
