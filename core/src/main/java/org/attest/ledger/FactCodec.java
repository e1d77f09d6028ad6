package org.attest.ledger;

/// A fact as the text that the ledger stores and hashes, and back.
///
/// The text is one JSON object with the components of the record in their order and under their own names
/// (`holderSpan`;
/// the files that we publish have names of their own). Empty `Optional`s and lists are left out, times are ISO 8601,
/// enums are their constants, and one of several shapes says which in `type`. Equal facts give equal text, on any
/// machine.
///
/// Plain methods, one pair a record, and not Jackson's data binding, which takes most of a second before the first
/// claim
/// of a run is written and read: docs/decisions/0006-facts-are-written-field-by-field.md has the figures.
public final class FactCodec {
    private FactCodec() {}

    public static String encode(Fact fact) {
        return JsonWriter.write(fact, FactWriter::fact);
    }

    /// @param kind as [Fact#kind] gives it
    /// @throws IllegalArgumentException if `content` isn't a fact of that kind, written by [#encode]
    public static Fact decode(String kind, String content) {
        return JsonReader.read(content, in -> FactReader.fact(kind, in));
    }
}
