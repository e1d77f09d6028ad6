package org.attest.language;

import java.util.ArrayList;
import java.util.List;
import org.attest.reports.Block;
import org.attest.reports.Span;

/// Reads by rules over parts of speech and a word list. It knows reporting in English news prose and the vocabulary of
/// armed conflict; a trained reader is meant to take its place.
///
/// One instance may be used by many threads.
public final class RuleReader implements Reader {
    private static final String NAME = "rules-1";

    private final Words words = new Words();
    private final Tagger tagger = new Tagger(words);

    @Override
    public Reading read(Document document) {
        List<Span> clauses = new ArrayList<>();
        List<Mention> mentions = new ArrayList<>();
        List<Trigger> triggers = new ArrayList<>();
        List<Role> roles = new ArrayList<>();
        List<Attribution> attributions = new ArrayList<>();
        for (Sentence sentence : document.sentences()) {
            Block.Kind kind = sentence.block().kind();
            if (kind == Block.Kind.DATE_LINE || kind == Block.Kind.BYLINE) {
                continue;
            }
            SentenceParse parse = new SentenceParse(sentence, tagger.tag(sentence.tokens()), words);
            if (parse.clauses.isEmpty()) {
                continue;
            }
            parse.clauses.forEach(c -> clauses.add(parse.span(c.from(), c.to())));
            attributions.addAll(AttributionFinder.find(parse, words));
            TriggerFinder.find(parse, words, triggers, roles);
            weapons(parse, mentions);
        }
        return new Reading(document, clauses, mentions, triggers, roles, attributions);
    }

    @Override
    public String name() {
        return NAME;
    }

    private void weapons(SentenceParse parse, List<Mention> mentions) {
        for (int i = 0; i < parse.tokens.size(); i++) {
            int at = i;
            words.find("weapon-noun", parse.tokens, i, 0)
                    .filter(_ -> !parse.tags[at].equals("VERB"))
                    .ifPresent(w -> mentions.add(new Mention(
                            Mention.Kind.WEAPON,
                            parse.span(at, at + 1 + w.rest().size()))));
        }
    }
}
