package dev.floe.dbt.error;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.SourcePosition;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.error.TemplateFrame;
import dev.floe.spi.problem.ErrorCode;
import dev.floe.spi.problem.Fault;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import java.util.List;

/** What can be wrong with a dbt project. */
public enum DbtError implements ErrorCode {
    /** A file that dbt needs is not there or cannot be read. */
    FILE("FLOE-B101"),
    /** dbt_project.yml says something that makes no sense. */
    PROJECT("FLOE-B102"),
    /** profiles.yml has no such profile or target, or it cannot be used. */
    PROFILE("FLOE-B103"),
    /** A package that the project names is not installed, or two have one name. */
    PACKAGE("FLOE-B104"),
    /** A template cannot be read. */
    TEMPLATE_SYNTAX("FLOE-B201"),
    /** A template fails while it is rendered. */
    TEMPLATE_FAILS("FLOE-B202"),
    /** A template uses up what one rendering may use: steps, text, elements, depth or time. */
    TEMPLATE_BUDGET("FLOE-B203"),
    /** A reference leads to nothing, or to something disabled. */
    REFERENCE("FLOE-B204"),
    /** Two resources would have one name. */
    DUPLICATE("FLOE-B205"),
    /** A properties file says something that makes no sense. */
    PROPERTIES("FLOE-B206"),
    /** A node reads a model that is not open to its group or package. */
    ACCESS("FLOE-B207"),
    /** An entry of a properties file speaks of nothing that there is: a warning. */
    UNMATCHED("FLOE-B221"),
    /** A model is written in Python, which floe does not run. */
    PYTHON("FLOE-B223"),
    /** A model breaks the contract that it had in an earlier state. */
    CONTRACT_BREAKS("FLOE-B224"),
    /** Semantic models have no days to count by. */
    TIME_SPINE("FLOE-B225"),
    /** The files of an earlier run are replaced by this one. */
    STATE_IS_TARGET("FLOE-B226"),
    /** A template warns of something while it is rendered. */
    TEMPLATE_WARNS("FLOE-B220"),
    /** The database refuses a statement of a node. */
    DATABASE_REFUSES("FLOE-B401", Fault.EXECUTION),
    /** A data test finds rows that should not be there. */
    TEST_FAILS("FLOE-B402", Fault.EXECUTION);

    /** What the names of floe's own templates begin with; no user can mend those. */
    public static final String INTERNAL_PATH = "<dbt>/";

    private final String id;
    private final Fault fault;

    DbtError(String id) {
        this(id, Fault.INPUT);
    }

    DbtError(String id, Fault fault) {
        this.id = id;
        this.fault = fault;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Fault fault() {
        return fault;
    }

    /** This mistake in a file. */
    public FloeException in(String file, String message, String help) {
        return in(Place.startOf(file), message, help);
    }

    /** This mistake at a place. */
    public FloeException in(Place place, String message, String help) {
        return new FloeException(Problem.error(this, place, message).withHelp(help));
    }

    /**
     * What a template's failure is to the user: its code, its place, the calls that led there. What the database refuses is
     * shown at the node, as no macro is to blame; so is what a materialization of floe's own macros finds.
     */
    public static FloeException of(TemplateException failure, String file) {
        if (failure instanceof DatabaseException) {
            return new FloeException(Problem.error(DATABASE_REFUSES, Place.startOf(file), failure.text()), failure);
        }
        Place start = Place.startOf(file);
        Place raised = failure.position().map(DbtError::place).orElse(start);
        boolean isAllInternal =
                isInternal(raised) && failure.frames().stream().allMatch(frame -> isInternal(place(frame.position())));
        return isAllInternal
                ? new FloeException(Problem.error(code(failure), start, failure.text()), failure)
                : of(failure, raised);
    }

    /**
     * What the failure of a template is that stands in a string of another file. Where floe's own macros fail, it is shown at
     * the call in the user's code that led there.
     */
    public static FloeException of(TemplateException failure, Place place) {
        DbtError code = code(failure);
        List<TemplateFrame> frames = failure.frames();
        int shown = isInternal(place)
                ? (int) frames.stream()
                        .takeWhile(frame -> isInternal(place(frame.position())))
                        .count()
                : -1;
        Place primary =
                shown >= 0 && shown < frames.size() ? place(frames.get(shown).position()) : place;
        Problem problem = Problem.error(code, primary, failure.text());
        if (failure.kind() == ErrorKind.UNDEFINED && failure.text().endsWith(" is undefined")) {
            problem = problem.withHelp(
                    "look at the spelling; a package is named in packages.yml and installed by 'floe dbt deps'");
        }
        if (!primary.equals(place)) {
            problem = problem.withRelated(place, "raised here");
        }
        for (int i = 0; i < frames.size(); i++) {
            if (i != shown) {
                TemplateFrame frame = frames.get(i);
                problem = problem.withRelated(place(frame.position()), "in '" + frame.callee() + "', called here");
            }
        }
        return new FloeException(problem, failure);
    }

    private static DbtError code(TemplateException failure) {
        return switch (failure.kind()) {
            case SYNTAX -> TEMPLATE_SYNTAX;
            case BUDGET -> TEMPLATE_BUDGET;
            default -> TEMPLATE_FAILS;
        };
    }

    private static boolean isInternal(Place place) {
        return place.file().startsWith(INTERNAL_PATH);
    }

    private static Place place(SourcePosition position) {
        return new Place(
                position.template(), position.line(), position.column(), position.line(), position.column() + 1);
    }
}
