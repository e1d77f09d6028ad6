package org.attest.imagery.building;

/// Why images cannot tell what became of a building, or when.
public enum Reason {
    NO_IMAGE_BEFORE("no clear image from before"),
    NO_IMAGE_AFTER("no clear image from after"),
    GAP_TOO_WIDE("the images before and after lie too far apart to test when it happened"),
    CLOUD("clouds in every image"),
    TOO_SMALL("too small for the images' resolution"),
    MISREGISTERED("map and images do not lie over one another"),
    DATE_UNKNOWN("the time of capture is not known"),
    GEOMETRY_MIXED("images are from different orbits or on different grids"),
    NOT_SEPARABLE("change cannot be told from chance at the rate asked for"),
    AMBIGUOUS_LOCATION("it is not known which place is meant");

    private final String words;

    Reason(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
