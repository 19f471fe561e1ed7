package dev.floe.compiler.rule;

import dev.floe.compiler.project.ProductProject;

/** A rule about the nodes of a dbt project. */
public interface ProjectRule {
    RuleFacts facts();

    /** Tells the recorder every node that the rule is about, and every violation. */
    void check(ProductProject project, RuleRecorder recorder);
}
