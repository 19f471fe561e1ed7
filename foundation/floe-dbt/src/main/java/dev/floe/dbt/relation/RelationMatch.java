package dev.floe.dbt.relation;

import java.util.Locale;
import java.util.Optional;

/** Compares a relation with a name that somebody looks for. */
final class RelationMatch {
    private RelationMatch() {}

    /**
     * Whether a relation has all the parts that are given.
     *
     * @throws dev.floe.jinja.error.TemplateException of kind RAISED if it would be so but for upper and lower case or
     *     quotes, or if no part is given
     */
    static boolean matches(Relation relation, RelationPath searched) {
        if (searched.equals(RelationPath.EMPTY)) {
            throw RelationMembers.refused("Relation " + relation.render() + " cannot be matched without a name");
        }
        boolean isExact = true;
        boolean isNear = true;
        for (Component component : Component.ALL) {
            Optional<String> part = searched.part(component);
            if (part.isPresent()) {
                isExact &= isExact(relation, component, part.get());
                isNear &= isNear(relation, component, part.get());
            }
        }
        if (isNear && !isExact) {
            throw RelationMembers.refused(
                    "Relation %s matches %s only without regard to case or quotes; drop it or rename it"
                            .formatted(
                                    relation.render(),
                                    Relation.of(relation.dialect(), searched).render()));
        }
        return isExact;
    }

    private static boolean isExact(Relation relation, Component component, String part) {
        Optional<String> own = relation.path().part(component);
        if (relation.dbtCreated() && !relation.quotePolicy().part(component)) {
            return own.map(RelationMatch::lower).equals(Optional.of(lower(part)));
        }
        return own.equals(Optional.of(part));
    }

    /** A part that is absent is near to the text {@code none}, as it is in dbt. */
    private static boolean isNear(Relation relation, Component component, String part) {
        String own = relation.path().part(component).map(RelationMatch::lower).orElse("None");
        return strip(own, relation.quoteCharacter()).equals(strip(lower(part), relation.quoteCharacter()));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String strip(String text, String characters) {
        int start = 0;
        int end = text.length();
        while (start < end && characters.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && characters.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end);
    }
}
