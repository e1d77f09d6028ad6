package org.attest.eval.muc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class MucScoreTest {
    private static final List<MucCorpus.Document> DOCUMENTS = MucCorpus.read(Path.of("src/test/resources/muc"));

    @Test
    void keysAreReadWithEveryNameOfEveryEntity() {
        assertEquals(
                List.of("DEV-MUC3-9001", "DEV-MUC3-9002"),
                DOCUMENTS.stream().map(MucCorpus.Document::id).toList());
        List<Template> keys = DOCUMENTS.getFirst().keys();
        assertEquals(2, keys.size());
        assertEquals("bombing / attack", keys.getFirst().type());
        assertEquals(
                List.of(Set.of("\"ARDEN\" BRIDGE", "ARDEN BRIDGE", "BRIDGE")),
                keys.getFirst().entities(Slot.TARGET));
        assertEquals(
                List.of(Set.of("REBELS"), Set.of("SOLDIERS")), keys.getLast().entities(Slot.PERP_IND));
        assertEquals(List.of(), keys.getLast().entities(Slot.WEAPON));
        assertEquals(List.of(), DOCUMENTS.getLast().keys());
    }

    @Test
    void anyNameOfAnEntityIsRightWhateverItsArticlesAndMarks() {
        MucScore score = scored(bombing("the N.P.F.", "the rebels", "bridge", "dynamite"));
        assertEquals(5, score.all().rightOfOurs());
        assertEquals(5, score.all().ours());
        // Gold: two types, six entities; SOLDIERS stand nowhere in the text, and GUARDS have no name.
        assertEquals(5, score.all().rightOfGold());
        assertEquals(8, score.all().gold());
        assertEquals(1, score.all().precision());
    }

    @Test
    void anEntityWithOneWrongNameIsWrong() {
        MucScore score = scored(template("bombing", Map.of(Slot.TARGET, List.of(Set.of("bridge", "port")))));
        assertEquals(0, tally(score, Slot.TARGET));
        assertEquals(1, score.types().rightOfOurs());
    }

    @Test
    void aTemplateOfAnotherTypeIsSpuriousWithAllThatItHolds() {
        MucScore score = scored(template("kidnapping", Map.of(Slot.VICTIM, List.of(Set.of("john henry doe")))));
        assertEquals(0, score.all().rightOfOurs());
        assertEquals(2, score.all().ours());
        assertEquals(0, score.all().f1());
    }

    @Test
    void templatesAreSetAgainstTheKeysThatFitBest() {
        // An attack fits either key; only the second has the victim.
        MucScore score = scored(
                template("attack", Map.of(Slot.VICTIM, List.of(Set.of("john henry doe")))),
                template("bombing", Map.of(Slot.WEAPON, List.of(Set.of("dynamite")))));
        assertEquals(2, score.types().rightOfGold());
        assertEquals(4, score.all().rightOfOurs());
    }

    @Test
    void twoTemplatesNeverShareAKey() {
        MucScore score = scored(bombing("npf", "rebels", "bridge", "dynamite"), template("bombing", Map.of()));
        assertEquals(1, score.types().rightOfOurs());
        assertEquals(2, score.types().ours());
    }

    @Test
    @Timeout(20)
    void aDozenTemplatesAgainstADozenKeysIsScoredAtOnce() {
        List<Template> many = IntStream.range(0, 12)
                .mapToObj(i -> template("attack", Map.of(Slot.VICTIM, List.of(Set.of("john henry doe" + i)))))
                .toList();
        String text = IntStream.range(0, 12).mapToObj(i -> "john henry doe" + i).collect(Collectors.joining(" and "));
        MucScore score = new MucScore();
        score.add(new MucCorpus.Document("many", text, many), many.reversed());
        assertEquals(1, score.all().f1());
    }

    @Test
    void aTextWithoutIncidentsCountsWhatWeMakeUp() {
        MucScore score = new MucScore();
        score.add(DOCUMENTS.getLast(), List.of(template("attack", Map.of())));
        assertEquals(1, score.all().ours());
        assertEquals(0, score.all().gold());
        assertEquals(List.of("DEV-MUC3-9002 · spurious · attack"), score.misses());
    }

    private static MucScore scored(Template... ours) {
        MucScore score = new MucScore();
        score.add(DOCUMENTS.getFirst(), List.of(ours));
        return score;
    }

    private static int tally(MucScore score, Slot slot) {
        return Optional.ofNullable(score.bySlot().get(slot))
                .map(MucScore.Tally::rightOfOurs)
                .orElse(0);
    }

    private static Template bombing(String organisation, String individual, String target, String weapon) {
        Map<Slot, List<Set<String>>> entities = new LinkedHashMap<>();
        entities.put(Slot.PERP_ORG, List.of(Set.of(organisation)));
        entities.put(Slot.PERP_IND, List.of(Set.of(individual)));
        entities.put(Slot.TARGET, List.of(Set.of(target)));
        entities.put(Slot.WEAPON, List.of(Set.of(weapon)));
        return template("bombing", entities);
    }

    private static Template template(String type, Map<Slot, List<Set<String>>> entities) {
        return new Template(type, entities);
    }
}
