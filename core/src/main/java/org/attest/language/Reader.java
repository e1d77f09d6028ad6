package org.attest.language;

/// Reads a document: rules and a trained model both do it, and nothing after them knows which did.
@FunctionalInterface
public interface Reader extends AutoCloseable {
    Reading read(Document document);

    /// Name and version, as the ledger keeps them with every report that it read: the same name reads the same way.
    default String name() {
        return "unnamed";
    }

    /// Gives back what it holds outside Java; what rules hold is Java's to collect.
    @Override
    default void close() {}
}
