package org.attest.claims;

import java.util.regex.Pattern;

/// Who counts as a combatant and who as a civilian, by the noun that a report uses for them; everyone else is unknown.
final class People {
    private static final Pattern COMBATANT = Pattern.compile(
            "\\b(?:fighters?|soldiers?|troops|militants?|militia(?:men|man|s)?|gunm[ae]n|guerrillas?|insurgents?|rebels?|combatants?|paramilitar(?:y|ies)|servicem[ae]n|servicewom[ae]n|commandos?|conscripts?|marines?|airm[ae]n|sailors?|jihadis?t?s?|terrorists?|legionnaires?|mercenar(?:y|ies)|snipers?|commanders?|guardsm[ae]n|recruits?|infantrym[ae]n|crewm[ae]n|army officers?)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CIVILIAN = Pattern.compile(
            "\\b(?:civilians?|child(?:ren)?|wom[ae]n|girls?|boys?|villagers?|farmers?|residents?|workers?|passengers?|students?|pupils?|teachers?|doctors?|nurses?|medics?|paramedics?|patients?|journalists?|reporters?|shepherds?|famil(?:y|ies)|bab(?:y|ies)|toddlers?|infants?|worshippers?|shoppers?|refugees?|displaced|mourners?|guests?|fishermen|drivers?|peasants?|elderly|pilgrims?|traders?|vendors?|aid workers?|staff|employees?|priests?|nuns?|miners?)\\b",
            Pattern.CASE_INSENSITIVE);

    private People() {}

    static CasualtyCell.Class side(String words) {
        boolean combatant = COMBATANT.matcher(words).find();
        boolean civilian = CIVILIAN.matcher(words).find();
        return combatant == civilian
                ? CasualtyCell.Class.UNKNOWN
                : combatant ? CasualtyCell.Class.COMBATANT : CasualtyCell.Class.CIVILIAN;
    }
}
