package dev.floe.jinja.template;

/** How a loop goes on after a statement. */
enum Flow {
    NEXT,
    BREAK,
    CONTINUE
}
