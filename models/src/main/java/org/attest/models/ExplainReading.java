package org.attest.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.attest.language.Document;
import org.attest.language.Opinion;
import org.attest.language.Reading;
import org.attest.language.Statement;
import org.attest.models.Decoder.Labelled;
import org.attest.reports.Report;
import org.attest.reports.Span;

/// What a trained reader saw in a report, line by line: the spans of its layers, how they hang together, and what it
/// takes for claims. Every line gives the probability in percent, offsets in code points, and the words.
public final class ExplainReading {
    private static final List<Layer> SHOWN =
            List.of(Layer.SOURCE, Layer.CUE, Layer.CONTENT, Layer.STATEMENT, Layer.MENTION, Layer.TRIGGER, Layer.ROLE);

    private final TrainedReader reader;

    public ExplainReading(TrainedReader reader) {
        this.reader = reader;
    }

    /// Lines for a person.
    public List<String> lines(Report report) {
        Document document = Document.of(report);
        TrainedReader.Scored scored = reader.score(report.text().value());
        List<String> lines = new ArrayList<>();
        lines.add("Tags");
        for (Layer layer : SHOWN) {
            for (Labelled span : Decoder.spans(scored.scores(), layer, 0)) {
                lines.add("  %-22s %s".formatted(name(layer, span), words(scored.text(), span)));
            }
        }
        lines.add("");
        lines.add("Links");
        for (Linked attribution : Statements.attributions(scored.text(), scored.scores())) {
            lines.add("  cue                    " + words(scored.text(), attribution.cue()));
            attribution
                    .sources()
                    .forEach(source -> lines.add("    source               " + words(scored.text(), source)));
            attribution
                    .contents()
                    .forEach(content -> lines.add("    content              " + words(scored.text(), content)));
        }
        lines.add("");
        lines.add("Claims");
        Reading reading = reader.read(document);
        reading.opinion()
                .map(Opinion::statements)
                .orElse(List.of())
                .forEach(statement -> lines.add(claim(document, statement)));
        return lines;
    }

    private static String name(Layer layer, Labelled span) {
        String name = layer.name().toLowerCase(Locale.ROOT);
        return name.equals(span.label()) ? name : name + " " + span.label();
    }

    private static String words(Encoded text, Labelled span) {
        return "%s  %s  %s"
                .formatted(
                        percent(span.probability()),
                        new Span("", text.start(span.from()), text.end(span.to() - 1)).brief(),
                        flat(text.text(span.from(), span.to())));
    }

    private static String claim(Document document, Statement statement) {
        return "  %s  %s %s %s%s%s  %s"
                .formatted(
                        percent(statement.judgement().claimed()),
                        statement.quote().brief(),
                        statement.stance(),
                        statement.about(),
                        statement.status().equals("STATED") ? "" : " " + statement.status(),
                        statement.evidence().equals("none") ? "" : " by " + statement.evidence(),
                        flat(document.quote(statement.quote())));
    }

    private static String percent(double probability) {
        return String.format(Locale.ROOT, "%3.0f %%", 100 * probability);
    }

    private static String flat(String words) {
        return words.replaceAll("\\s+", " ");
    }
}
