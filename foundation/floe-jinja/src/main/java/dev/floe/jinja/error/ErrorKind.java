package dev.floe.jinja.error;

/** What kind of mistake a template made; the label is the name of the exception that Python or Jinja2 raises for it. */
public enum ErrorKind {
    SYNTAX("TemplateSyntaxError"),
    ASSERTION("TemplateAssertionError"),
    RUNTIME("TemplateRuntimeError"),
    UNDEFINED("UndefinedError"),
    SECURITY("SecurityError"),
    FILTER_ARGUMENT("FilterArgumentError"),
    TYPE("TypeError"),
    VALUE("ValueError"),
    KEY("KeyError"),
    INDEX("IndexError"),
    ATTRIBUTE("AttributeError"),
    ZERO_DIVISION("ZeroDivisionError"),
    OVERFLOW("OverflowError"),
    STOP_ITERATION("StopIteration"),
    PATTERN("re.error"),
    /** A budget is used up: steps, text, elements, depth or time. */
    BUDGET("BudgetExceeded"),
    /** Code outside the template, such as a function that dbt puts in scope, refused what it was asked. */
    RAISED("Raised");

    private final String label;

    ErrorKind(String label) {
        this.label = label;
    }

    /** Python's name of it, such as {@code TypeError}. */
    public String label() {
        return label;
    }
}
