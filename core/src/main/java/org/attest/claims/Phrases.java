package org.attest.claims;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns of phrase that decide what a clause speaks of, whatever war it reports.
final class Phrases {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE;

    /// "as usual", "in line with its policy": the author says that this is what the actor always does.
    private static final Pattern NORM_ASIDE = Pattern.compile(
            "\\b(?:as (?:usual|always|ever|customary|expected|per usual)"
                    + "|as (?:is|was|has been|had been) (?:its|their|his|her|the|often|usually)\\b[\\w -]{0,40}?(?:habit|policy|practice|custom|case|rule|wont|tradition)"
                    + "|as (?:it|they|he|she) (?:usually|often|always|routinely|invariably|normally|so often|has always|have always)(?: (?:do|does|did|done))?"
                    + "|as (?:a matter of policy|a rule)"
                    + "|(?:following|in line with|in keeping with|consistent with|under|per|true to|in accordance with) (?:its|their|his|her|a|the|standard|usual|long-standing|normal|established|customary)\\b[\\w -]{0,40}?(?:practice|policy|habit|custom|procedure|tradition|form|approach|routine))",
            FLAGS);
    private static final Pattern NORM_PREDICATE = Pattern.compile(
            "\\b(?:seldom|rarely|hardly ever|almost never|never|usually|routinely|typically|generally|normally|habitually|always|as a rule|is not known to|are not known to)\\b[ ,]*(?:\\w+ )?(?:comments?|discuss(?:es)?|acknowledges?|confirms?|den(?:y|ies)|speaks?|talks?|claims?|admits?|reports?|responds?|mentions?|says?|announces?|explains?|answers?|issues?|publish(?:es)?|gives?|admit(?:s)? to|disclose[s]?)\\b",
            FLAGS);
    private static final Pattern TREND = Pattern.compile(
            "\\b(?:escalat\\w+|intensif\\w+|increas(?:ed|ing|es?)\\b|more frequent|less frequent|stepped up|step(?:ping)? up|surg(?:ed|ing)|on the rise|risen|rose sharply|grown|grew|multipl(?:ied|y)|doubled|tripled|declin(?:ed|ing)(?! to)|fallen off|tailed off|subsid(?:ed|ing)|spate of|wave of|spread to)\\b",
            FLAGS);
    private static final Pattern TREND_ACTS = Pattern.compile(
            "\\b(?:strikes?|raids?|attacks?|bombings?|shelling|bombardments?|clashes|fighting|violence|explosions|airstrikes|incidents|operations)\\b",
            FLAGS);
    private static final Pattern REPEATED = Pattern.compile(
            "\\b(?:regularly|repeatedly|frequently|routinely|often|constantly|habitually|periodically|(?:hundreds|dozens|scores|thousands|many|several|numerous|countless|\\d+) (?:of )?(?:times|occasions)"
                    + "|(?:hundreds|dozens|scores|thousands) of (?:\\w+ ){0,2}(?:strikes|raids|attacks|sorties|bombings|missions|air strikes|airstrikes)"
                    + "|(?:over|in|during|for) the (?:last|past) (?:\\w+ )?(?:\\w+ )?(?:weeks|months|years|decade|decades)|in recent (?:years|months|weeks)|throughout|since the (?:start|beginning|outbreak)|(?:has|have|had) (?:fought|been fighting|waged|been at war)\\b|\\b(?:war|conflict|insurgency|rebellion|uprising)\\b[^.]{0,60}\\b(?:has|have|had) (?:killed|claimed|cost|displaced|left)|over the years|for years|for months|for decades"
                    + "|(?:in|over) the course of [\\w’' -]{0,30}(?:war|conflict)"
                    + "|(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\\d+(?:st|nd|rd|th)) (?:\\w+ ){0,3}(?:attack|strike|raid|bombing)\\b.{0,40}\\b(?:this|in|since|of)\\b)",
            FLAGS);
    private static final Pattern GENERIC = Pattern.compile(
            "\\b(?:raids?|strikes?|attacks?|bombings?)\\b[^.]{0,60}\\b(?:is|are|remain|have been) (?:rare|unusual|common|frequent|routine|unheard|uncommon|infrequent)",
            FLAGS);
    private static final Pattern NOT_YET = Pattern.compile(
            "\\b(?:will|would|could|(?-i:may)|might|shall|should|plans? to|planned to|planning|threaten\\w*|vow\\w*|warn(?:s|ed|ing)?|prepar\\w+ (?:to|for)|if|unless|exercise|exercises|drills?|rehears\\w+|film|movie|novel|anniversary|commemorat\\w+|memorial|to mark the)\\b",
            FLAGS);
    private static final Pattern MOTIVE = Pattern.compile(
            "\\b(?:seek(?:s|ing)? to|sought to|aim(?:s|ed|ing)? (?:to|at)|(?:the )?(?:aim|purpose|goal|intention|objective|intent|point|motive) (?:was|is|of|being)|intended to|meant to|designed to|wish(?:es|ed)? to|wants? to|wanted (?:to|the)|in (?:an attempt|a bid|an effort|order) to|in (?:retaliation|revenge|response)|to (?:prevent|deter|weaken|avenge|stop|pressure|punish)\\b|blows? (?:at|against))",
            FLAGS);
    private static final Pattern RESPONSIBILITY = Pattern.compile(
            "\\b(?:responsib\\w+|carried out (?:by|the (?:attack|raid|strike|bombing))|(?:was|were|is|are|be) behind|behind (?:the|it|them|this)|blam(?:ed|es|ing)|accus(?:ed|es|ing)|perpetrat\\w+|the work of|attackers? (?:was|were)|perpetrators? (?:was|were)|claimed responsibility|took responsibility|culprits?)\\b",
            FLAGS);
    private static final Pattern UNCONFIRMED = Pattern.compile(
            "\\b(?:unconfirmed|unverified|reportedly|allegedly|purportedly|apparently|presumed|suspected|believed to|thought to|understood to|could not (?:immediately |be )?(?:independently )?(?:be )?(?:independently )?(?:verif|confirm|check|corroborat|substantiat)\\w*|(?:not (?:yet )?been able|unable) to (?:independently )?(?:verify|confirm|check|corroborate)|not (?:yet )?(?:been )?(?:independently )?(?:verified|confirmed|checked|corroborated)|unclear whether)\\b",
            FLAGS);
    private static final Pattern NEGATED_CONTENT = Pattern.compile(
            "^(?:[\"\u201c]|that |there (?:was|were|had been) |it had |they had )*(?:no|not a single|not one|none|nobody|neither)\\b|\\b(?:did not|had not|was not|were not|has not|have not|never|without) (?:\\w+ ){0,2}(?:hit|damage|struck|strike|cause|caused|suffer|suffered|damaged|destroyed|destroy|carry|carried|bomb|bombed|attack|attacked|target|targeted|reach|reached|shell|shelled|fire|fired|intercept|intercepted)\\b",
            FLAGS);
    private static final Pattern LOCATING = Pattern.compile(
            "^(?:the|its|their) (?:site|target|location|facility|place|area|scene|town|village|base|plant|building)s?\\b[\\w ,]{0,40}?\\b(?:was|were|is|are|lies|lay)\\b",
            FLAGS);
    private static final Pattern FLIGHT = Pattern.compile(
            "\\b(?:came|come|flew|flown|fly|flying|entered|crossed|landed|fell|fallen|rained|crashed|tore|torn|ploughed|plowed|slammed|smashed|burst|approached|swooped|appeared) (?:in |down |out )?(?:over|on|onto|into|at|in|above|across|near|from|beside|outside|behind|among|close to|next to|short of)\\b",
            FLAGS);
    private static final String OF_FIGURES =
            "(?:its|their|his|her|this|these|those|that|the) (?:figures?|accounts?|claims?|reports?|toll|numbers?|statements?|version|information|allegations?)\\b";
    private static final Pattern FIGURES = Pattern.compile(
            "^(?:" + OF_FIGURES
                    + "|neither (?:figure|account|claim|number|statement|version)\\b)|(?:verif(?:y|ied)|confirm(?:ed)?|check(?:ed)?|corroborated?) "
                    + OF_FIGURES,
            FLAGS);

    private static final Pattern OWN_PART = Pattern.compile(
            "^(?:it|that|this|all of it|everything|any (?:part|role|hand|involvement|responsibility|such)\\b.*|(?:the |these |those |this |that |all |such )?(?:accusations?|charges?|allegations?|blame|involvement)\\b.*|(?:being|having been) (?:involved|behind)\\b.*|involvement\\b.*)$",
            FLAGS | Pattern.DOTALL);
    private static final Pattern WHOSE_ACT =
            Pattern.compile("^(?:who|whose|whom|which (?:side|party|army|group|of them))\\b", FLAGS);
    private static final Pattern USE_OF_WEAPON = Pattern.compile(
            "\\b(?:us(?:ed?|es|ing)|la(?:id|y|ys|ying)|plant(?:ed|ing)?|h(?:eld|olding)|contain(?:ed|ing|s)?|packed with|filled with|loaded with|armed with|(?:fragments?|splinters?|remains|remnants|pieces|parts?|debris|casings?|tail ?fins?) of|types? of|kinds? of)\\b",
            FLAGS);

    private static final Pattern OF_LOSSES =
            Pattern.compile("\\b(?:losses|casualties|dead|deaths|victims|wounded|toll)\\b", FLAGS);

    private static final Pattern IN_FLIGHT = Pattern.compile(
            "(?:missile|rocket|drone|projectile|uav|salvo|volley|quadcopter|shahed|katyusha|scud)", FLAGS);
    private static final Pattern HABITUAL = Pattern.compile(
            "\\b(?:repeatedly|always|consistently|long|regularly|routinely|frequently|often|previously)\\b", FLAGS);

    private Phrases() {}

    /// Weapons that are brought down on their way; a tank or a jet on the ground is a thing destroyed.
    static boolean isInFlight(String weapon) {
        return IN_FLIGHT.matcher(weapon).find();
    }

    /// "has repeatedly denied": said of many incidents, not of this one.
    static boolean isHabitual(String words) {
        return HABITUAL.matcher(words).find();
    }

    /// Where an aside on an actor's habits stands in `text`, as `{start, end}` in UTF-16 offsets.
    static Optional<int[]> findNormAside(String text) {
        Matcher matcher = NORM_ASIDE.matcher(text);
        return matcher.find() ? Optional.of(new int[] {matcher.start(), matcher.end()}) : Optional.empty();
    }

    static boolean isNorm(String clause) {
        return NORM_PREDICATE.matcher(clause).find();
    }

    static boolean isTrend(String clause) {
        return TREND.matcher(clause).find() && TREND_ACTS.matcher(clause).find();
    }

    /// Many acts at once, or acts in general: no incident of its own.
    static boolean isBackground(String clause) {
        return REPEATED.matcher(clause).find() || GENERIC.matcher(clause).find();
    }

    /// Plans, threats, conditions, exercises and fiction.
    static boolean isUnreal(String clause) {
        return NOT_YET.matcher(clause).find();
    }

    static boolean isMotive(String clause) {
        return MOTIVE.matcher(clause).find();
    }

    static boolean isResponsibility(String clause) {
        return RESPONSIBILITY.matcher(clause).find();
    }

    static boolean isUnconfirmed(String clause) {
        return UNCONFIRMED.matcher(clause).find();
    }

    /// "no aircraft were damaged", "did not cause any damage".
    static boolean isNegated(String content) {
        return NEGATED_CONTENT.matcher(content.strip()).find();
    }

    /// "The site named was the arms works in ...": says where what was told of happened.
    static boolean isLocating(String clause) {
        return LOCATING.matcher(clause).find();
    }

    /// "drones had come over the airport".
    static boolean isFlight(String clause) {
        return FLIGHT.matcher(clause).find();
    }

    /// "any part in it", "the accusation", "it": what one denies or admits is one's own part.
    static boolean isOwnPart(String content) {
        return OWN_PART.matcher(content.strip()).matches();
    }

    /// "about its losses": what is kept silent about is how many died.
    static boolean isOfLosses(String content) {
        return OF_LOSSES.matcher(content).find();
    }

    /// "which side had fired": a question of who did it.
    static boolean isWhoseAct(String content) {
        return WHOSE_ACT.matcher(content.strip()).find();
    }

    /// "splinters of naval shells", "laid mines": what was used.
    static boolean isUseOfWeapon(String content) {
        return USE_OF_WEAPON.matcher(content).find();
    }

    /// "Its figures could not be verified": speaks of what the last holder said.
    static boolean isOfFigures(String clause) {
        return FIGURES.matcher(clause).find();
    }

    /// "air defences", "anti-aircraft fire": whoever shoots is not the attacker.
    static boolean isAirDefence(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        return lower.contains("air defen")
                || lower.contains("air-defen")
                || lower.contains("anti-aircraft")
                || lower.contains("antiaircraft")
                || lower.matches(".*\\b(?:the|its|their) defen[cs]es\\b.*");
    }
}
