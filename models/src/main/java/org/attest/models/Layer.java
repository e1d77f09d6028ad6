package org.attest.models;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One question asked of every word. The encoder's head holds all layers side by side; each is a softmax of its own.
public enum Layer {
    /// Who says something, in an attribution.
    SOURCE(true, "source"),
    CUE(true, "cue"),
    CONTENT(true, "content"),
    /// What the author states in his own voice and a record would keep.
    STATEMENT(true, "statement"),
    MENTION(
            true,
            "place",
            "facility",
            "organisation",
            "military unit",
            "person",
            "nationality",
            "weapon",
            "time",
            "number"),
    TRIGGER(true, "trigger"),
    ROLE(true, "attacker", "target", "weapon", "place", "time", "object", "killed", "injured", "missing"),
    /// Whether an attribution is a claim, and if so how its holder stands to it; asked of words of a content.
    STANCE(false, "no claim", "ASSERTS", "AFFIRMS", "CLAIMS", "CONFIRMS", "DENIES", "NO_COMMENT", "SILENT"),
    ABOUT(
            false,
            "occurrence",
            "interception",
            "damage",
            "casualties",
            "responsibility",
            "weapon",
            "motive",
            "norm",
            "trend",
            "other"),
    STATUS(false, "STATED", "UNCONFIRMED"),
    EVIDENCE(false, "none", "satellite", "video", "photo", "witness", "document"),
    /// Type of the incident that a trigger names.
    TYPE(
            false,
            "airstrike",
            "missile strike",
            "drone strike",
            "shelling",
            "bombing",
            "armed clash",
            "explosion",
            "other"),
    /// State of an object: asked of its words.
    STATE(false, "destroyed", "damaged", "intact", "unstated"),
    /// Side of people killed, injured or missing: asked of their words.
    SIDE(false, "civilian", "combatant", "unknown"),
    /// Attributions as PolNeAR's guidelines have them, which differ from ours (intentions count, "that" belongs to
    /// the
    /// content). A layer for each set of guidelines lets the encoder learn from both.
    NEWS_SOURCE(true, "source"),
    NEWS_CUE(true, "cue"),
    NEWS_CONTENT(true, "content"),
    /// Names and phrases as re3d has them.
    NAMED(true, "place", "organisation", "person", "weapon", "nationality", "time", "number", "other"),
    /// Strings that fill the slots of MUC-4's templates.
    FILLER(true, "individual", "organisation", "physical target", "human target", "instrument");

    /// Label of a word that is outside all spans of a layer of spans.
    public static final int OUTSIDE = 0;

    /// Label of a word of which a layer is not asked: nothing is learnt from it.
    public static final int NOT_ASKED = -1;

    /// Logits of the whole head.
    public static final int WIDTH =
            Arrays.stream(values()).mapToInt(Layer::width).sum();

    private static final int[] OFFSETS = offsets();

    private final boolean spans;
    /// Between bars, since what an enum holds must not change and a list might.
    private final String labels;

    private final int width;

    Layer(boolean spans, String... labels) {
        this.spans = spans;
        this.width = spans ? 1 + 2 * labels.length : labels.length;
        this.labels = String.join("|", labels);
    }

    private static int[] offsets() {
        int[] offsets = new int[values().length];
        for (int i = 1; i < offsets.length; i++) {
            offsets[i] = offsets[i - 1] + values()[i - 1].width();
        }
        return offsets;
    }

    /// Whether it marks spans, with labels outside, begin and inside; otherwise it sorts words that others mark.
    public boolean isSpans() {
        return spans;
    }

    public List<String> labels() {
        return List.of(labels.split("\\|", -1));
    }

    /// How many logits: for spans `1 + 2 x labels` (outside, then begin and inside of each), else one a label.
    public int width() {
        return width;
    }

    /// Where its logits begin in the head.
    public int offset() {
        return OFFSETS[ordinal()];
    }

    /// The index of a label; for spans that of its beginning, the inside being the next.
    ///
    /// @throws IllegalArgumentException if the layer has no such label
    public int index(String label) {
        int at = labels().indexOf(label);
        if (at < 0) {
            throw new IllegalArgumentException(
                    "a label of %s must be one of %s; got %s".formatted(this, labels, label));
        }
        return spans ? 1 + 2 * at : at;
    }

    /// Names of all logits, which a model file carries so that it is never read with other layers.
    public static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Layer layer : values()) {
            if (layer.spans) {
                names.add(layer + " outside");
                layer.labels().forEach(label -> {
                    names.add(layer + " begin " + label);
                    names.add(layer + " inside " + label);
                });
            } else {
                layer.labels().forEach(label -> names.add(layer + " " + label));
            }
        }
        return names;
    }
}
