"""Expressions, as functions that give their value in a context: `article.title|prose`.

They give what Django gives (django.template.base, Variable and FilterExpression). What is rare, and whatever
goes wrong, is asked of Django itself, so that it is answered or refused in the same words.
"""

from collections.abc import Callable
from html import escape
from typing import Any

from django.conf import settings
from django.template.base import FilterExpression, Variable, VariableDoesNotExist, render_value_in_context
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import SafeString
from django.utils.timezone import template_localtime  # type: ignore[attr-defined]  # untyped there

Context = Any  # Django’s, of which its types do not say what it is made of
Read = Callable[[Context], Any]
NOTHING = object()


def printed(expression: FilterExpression) -> Read:
    """The value, where a name that is not there is an empty string."""
    if not _is_plain(expression):
        return expression.resolve
    return _filtered(_read(expression, ""), expression.filters)


def tested(expression: FilterExpression) -> Read:
    """The value, where a name that is not there is None."""
    if not _is_plain(expression):
        return lambda context: expression.resolve(context, ignore_failures=True)
    return _filtered(_read(expression, None), expression.filters)


def told(values: dict[str, FilterExpression]) -> Callable[[Context], dict[str, Any]]:
    """The values of `name=expression`, by their names."""
    reads = [(name, printed(expression)) for name, expression in values.items()]
    return lambda context: {name: read(context) for name, read in reads}


def on_the_page(value: Any, context: Context) -> str:
    """The value as the page shows it, escaped."""
    kind = type(value)
    if kind is SafeString:
        return value
    if kind is str and context.autoescape:
        return escape(value)
    if kind is int and not settings.USE_THOUSAND_SEPARATOR:
        return str(value)
    return render_value_in_context(value, context)


def found(context: Context, name: str) -> Any:
    """What the context has under this name; NOTHING where it has nothing."""
    for scope in reversed(context.dicts):
        if name in scope:
            return scope[name]
    return NOTHING


def _read(expression: FilterExpression, missing: Any) -> Read:
    if not expression.is_var:
        constant = expression.var
        return lambda context: constant
    variable = expression.var
    if variable.lookups is None:
        return variable.resolve if variable.translate else lambda context: variable.literal
    name, *path = variable.lookups
    return _along(variable, name, path, missing) if path else _named(variable, name, missing)


def _slow(variable: Variable, context: Context, missing: Any) -> Any:
    try:
        return variable.resolve(context)
    except VariableDoesNotExist:
        return missing


def _named(variable: Variable, name: str, missing: Any) -> Read:
    def read(context: Context) -> Any:
        value = found(context, name)
        if value is NOTHING:
            return missing
        return _slow(variable, context, missing) if callable(value) else value

    return read


def _along(variable: Variable, name: str, path: list[str], missing: Any) -> Read:
    def read(context: Context) -> Any:
        value = found(context, name)
        if value is NOTHING:
            return missing
        if not callable(value):
            try:
                for step in path:
                    value = _step(value, step)
            except Exception:  # whatever it is, Django says what it makes of it
                return _slow(variable, context, missing)
            return value
        return _slow(variable, context, missing)

    return read


def _step(value: Any, step: str) -> Any:
    """A member of this value, called if it asks for nothing."""
    kind = type(value)
    if kind is dict:
        value = value[step]
    elif kind is SimpleLazyObject or not hasattr(kind, "__getitem__"):
        value = getattr(value, step)
    else:
        raise LookupError(step)
    if not callable(value) or getattr(value, "do_not_call_in_templates", False):
        return value
    return "" if getattr(value, "alters_data", False) else value()


def _is_plain(expression: FilterExpression) -> bool:
    """Has it no filter that keeps what is safe, nor one that is given a number? Django decides of those."""
    return not any(
        getattr(function, "is_safe", False)
        or any(not named and type(arg) is not SafeString for named, arg in args)
        for function, args in expression.filters
    )


def _filtered(read: Read, filters: list[tuple[Callable, list]]) -> Read:
    for function, given in filters:
        read = _through(read, function, given)
    return read


def _through(read: Read, function: Any, given: list[tuple[bool, Any]]) -> Read:
    """The value after this filter."""
    is_local = getattr(function, "expects_localtime", False)
    is_told = getattr(function, "needs_autoescape", False)
    if not (given or is_local or is_told):
        return lambda context: function(read(context))
    reads = [arg.resolve if named else _constant(arg) for named, arg in given]

    def filtered(context: Context) -> Any:
        value = read(context)
        if is_local:
            value = template_localtime(value, context.use_tz)
        told = {"autoescape": context.autoescape} if is_told else {}
        return function(value, *[read(context) for read in reads], **told)

    return filtered


def _constant(value: Any) -> Read:
    return lambda context: value
