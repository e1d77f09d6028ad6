package org.attest.language;

import java.util.List;
import org.attest.reports.Notice;
import org.attest.reports.Report;
import org.attest.reports.Span;

/// A report cut into sentences and tokens, all of them views into its text.
///
/// @param notices what had to be cut where no sentence ends
public record Document(Report report, List<Sentence> sentences, List<Notice> notices) {
    public Document {
        sentences = List.copyOf(sentences);
        notices = List.copyOf(notices);
    }

    public static Document of(Report report) {
        return Tokenizer.document(report);
    }

    public String quote(Span span) {
        return report.text().quote(span);
    }

    /// The sentence in which a span begins.
    public Sentence sentenceAt(Span span) {
        for (Sentence sentence : sentences) {
            if (sentence.span().start() <= span.start()
                    && span.start() < sentence.span().end()) {
                return sentence;
            }
        }
        throw new IllegalArgumentException(
                "span must begin in a sentence; got " + span.brief() + " in " + report.brief());
    }
}
