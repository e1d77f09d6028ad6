package org.attest.language;

/// Reads a document: rules and a trained model both do it, and nothing after them knows which did.
@FunctionalInterface
public interface Reader {
    Reading read(Document document);
}
