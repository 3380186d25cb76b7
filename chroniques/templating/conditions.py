"""The conditions of {% if %}, as functions: `picture and not preview`, `forloop.counter > 2`."""

import operator
from collections.abc import Callable
from typing import Any, cast

from django.template.base import VariableDoesNotExist
from django.template.defaulttags import TemplateLiteral

from .values import Context, tested

Test = Callable[[Context], Any]
COMPARED: dict[str, Callable[[Any, Any], Any]] = {
    "in": lambda some, others: some in others,
    "not in": lambda some, others: some not in others,
    "is": operator.is_,
    "is not": operator.is_not,
    "==": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
}


def holds(condition: Any) -> Test:
    """Does the condition hold? A name that is not there does not make it fail, but hold not."""
    test = _test(condition)

    def answer(context: Context) -> Any:
        try:
            return test(context)
        except VariableDoesNotExist:
            return None

    return answer


def _test(condition: Any) -> Test:
    if isinstance(condition, TemplateLiteral):
        return tested(cast(Any, condition.value))
    first = _test(condition.first)
    if condition.id == "not":
        return _forgiving(lambda context: not first(context))
    second = _test(condition.second)
    if condition.id == "and":
        return _forgiving(lambda context: first(context) and second(context))
    if condition.id == "or":
        return _forgiving(lambda context: first(context) or second(context))
    compared = COMPARED[condition.id]
    return _forgiving(lambda context: compared(first(context), second(context)))


def _forgiving(test: Test) -> Test:
    """What cannot be compared does not hold: so says Django (django.template.smartif)."""

    def answer(context: Context) -> Any:
        try:
            return test(context)
        except Exception:
            return False

    return answer
