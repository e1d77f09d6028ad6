/// A trained reader: a small encoder with one layer of labels for each question that the guidelines of the corpus ask.
/// Text goes in as [Encoded] words, passes the encoder in [Window]s, and comes out as [Scores] of every [Layer] for
/// every word; [Decoder] turns them into labelled spans.
@NullMarked
package org.attest.models;

import org.jspecify.annotations.NullMarked;
