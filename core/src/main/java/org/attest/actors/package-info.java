/// Actors: in comes a reading; out come [Actors], the names and descriptions of states, armed forces, groups,
/// monitors and outlets with one neutral name each. Start reading at [Who], then [ActorResolver].
@NullMarked
package org.attest.actors;

import org.jspecify.annotations.NullMarked;
