/// The Attest corpus: reports of our own writing with what a correct reading of them holds. [MarkedGroup] compiles text
/// with inline marks into a [Group]; [CorpusFolder] keeps groups as stand-off labels beside their texts; [Validator]
/// says what is wrong with them; [LabelPage] shows them in a browser. What the labels mean stands in
/// `corpus/GUIDELINES.md`.
@NullMarked
package org.attest.eval.corpus;

import org.jspecify.annotations.NullMarked;
