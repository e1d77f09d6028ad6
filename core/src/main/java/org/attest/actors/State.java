package org.attest.actors;

/// @param code ISO 3166-1 alpha-2, or a code it reserves ("XK", "SU")
/// @param adjective as it stands in neutral names: "Israeli" military
record State(String code, String name, String adjective) {}
