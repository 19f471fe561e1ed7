package dev.floe.dbt.project;

import static java.util.Objects.requireNonNull;

import dev.floe.spi.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What is right and wrong with the two files that everything begins with, each by itself: one that is wrong does not hide the
 * other.
 *
 * @param profile the target; empty: {@code ofProfile} says why
 * @param ofProfile what is wrong with profiles.yml
 * @param ofProject what is wrong with dbt_project.yml, warnings included
 */
public record ProjectDiagnosis(Optional<Profile> profile, List<Problem> ofProfile, List<Problem> ofProject) {
    public ProjectDiagnosis {
        requireNonNull(profile, "profile is null");
        ofProfile = List.copyOf(ofProfile);
        ofProject = List.copyOf(ofProject);
    }
}
