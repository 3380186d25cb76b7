"""The tags of Django that our templates are made of, as functions that give their part of the page."""

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any, cast

from django.template.base import Node, NodeList, TextNode, VariableNode
from django.template.defaulttags import (
    CommentNode,
    CycleNode,
    ForNode,
    IfChangedNode,
    IfNode,
    LoadNode,
    WithNode,
)
from django.template.library import InclusionNode, SimpleNode
from django.template.loader_tags import BlockNode, ExtendsNode, IncludeNode
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from .conditions import holds
from .values import NOTHING, Context, found, on_the_page, printed, tested, told

Part = str | Callable[[Context], str]  # of a page: always the same, or drawn in a context
WAYS: dict[type[Node], Callable[[Any], Part]] = {}
# What keeps something for the time of its template, which then must be drawn as one of its own.
OF_THEIR_OWN = (BlockNode, CycleNode, ExtendsNode, IfChangedNode, InclusionNode)


class Drawn(NodeList):
    """Nodes that know how they are drawn."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        super().__init__(nodes)
        self.parts = list(joined([way_of(node) for node in self]))
        self.by_type: dict[Any, list[Node]] = {}

    def draw(self, context: Context) -> str:
        """Their part of the page."""
        return "".join([part if part.__class__ is str else part(context) for part in self.parts])  # type: ignore[operator]

    def render(self, context: Context) -> SafeString:
        return SafeString(self.draw(context))

    def get_nodes_by_type(self, nodetype: Any) -> list[Any]:
        """Which never change: `extends` asks for the blocks of its parent at each drawing."""
        if nodetype not in self.by_type:
            self.by_type[nodetype] = super().get_nodes_by_type(nodetype)
        return self.by_type[nodetype]


def way_of(node: Node) -> Part:
    """How this node is drawn; one that is not known here, by itself, but for what it holds."""
    if way := WAYS.get(type(node)):
        return way(node)
    for name in node.child_nodelists:
        inside = getattr(node, name, None)
        if type(inside) is NodeList:
            setattr(node, name, Drawn(inside))
    return node.render


def joined(parts: Iterable[Part]) -> Iterable[Part]:
    """The same, where what is always the same is in one piece."""
    for is_text, same in groupby(parts, key=lambda part: isinstance(part, str)):
        if is_text:
            yield "".join(cast(Iterable[str], same))
        else:
            yield from same


def _variable(node: VariableNode) -> Part:
    read = printed(node.filter_expression)
    return lambda context: on_the_page(read(context), context)


def _if(node: IfNode) -> Part:
    ways = [
        (holds(condition) if condition is not None else None, Drawn(inside))
        for condition, inside in node.conditions_nodelists
    ]
    node.conditions_nodelists = [
        (condition, inside)
        for (condition, _old), (_test, inside) in zip(node.conditions_nodelists, ways, strict=True)
    ]

    def draw(context: Context) -> str:
        for test, inside in ways:
            if test is None or test(context):
                return inside.draw(context)
        return ""

    return draw


def _with(node: WithNode) -> Part:
    values = told(node.extra_context)
    inside = node.nodelist = Drawn(node.nodelist)

    def draw(context: Context) -> str:
        context.dicts.append(values(context))
        try:
            return inside.draw(context)
        finally:
            context.dicts.pop()

    return draw


def _for(node: Any) -> Part:
    read, names = tested(node.sequence), node.loopvars
    inside = node.nodelist_loop = Drawn(node.nodelist_loop)
    otherwise = node.nodelist_empty = Drawn(node.nodelist_empty)

    def draw(context: Context) -> str:
        around = found(context, "forloop")
        rows = list(read(context) or ())
        rows, count = rows[::-1] if node.is_reversed else rows, len(rows)
        loop = {"parentloop": {} if around is NOTHING else around}
        scope: dict[str, Any] = {"forloop": loop} if rows else {}
        context.dicts.append(scope)
        try:
            if not rows:
                return otherwise.draw(context)
            turns = [_turn(inside, context, scope, names, *turn, count) for turn in enumerate(rows)]
            return "".join(turns)
        finally:
            context.dicts.pop()

    return draw


def _turn(
    inside: Drawn, context: Context, scope: dict, names: list[str], place: int, row: Any, count: int
) -> str:
    """One turn of a loop."""
    scope.update(zip(names, row, strict=True) if len(names) > 1 else ((names[0], row),))
    scope["forloop"].update(
        counter0=place,
        counter=place + 1,
        revcounter=count - place,
        revcounter0=count - place - 1,
        first=place == 0,
        last=place == count - 1,
    )
    return inside.draw(context)


def _include(node: IncludeNode) -> Part:
    """The other template, found at the first drawing; drawn in place where it keeps nothing of its own."""
    name = node.template.var
    if node.template.is_var or node.template.filters or node.isolated_context or str(name).startswith("."):
        return node.render
    values, known = told(node.extra_context), list[Any]()

    def draw(context: Context) -> str:
        if not known:
            known.append(context.template.engine.get_template(str(name)))
        inside = known[0].nodelist
        context.dicts.append(values(context))
        try:
            if type(inside) is Drawn and not inside.get_nodes_by_type(OF_THEIR_OWN):
                return inside.draw(context)
            return known[0].render(context)
        finally:
            context.dicts.pop()

    return draw


def _simple(node: SimpleNode) -> Part:
    args = [printed(arg) for arg in node.args]
    options, function, target = told(node.kwargs), node.func, node.target_var

    def draw(context: Context) -> str:
        given = [read(context) for read in args]
        value = function(*([context, *given] if node.takes_context else given), **options(context))
        if target is not None:
            context[target] = value
            return ""
        return conditional_escape(value) if context.autoescape else value

    return draw


WAYS |= {
    TextNode: lambda node: node.s,
    CommentNode: lambda node: "",
    LoadNode: lambda node: "",
    VariableNode: _variable,
    IfNode: _if,
    WithNode: _with,
    ForNode: _for,
    IncludeNode: _include,
    SimpleNode: _simple,
}
