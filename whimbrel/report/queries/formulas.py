"""Formulas of indicators: the four operations over numbers and codes in square brackets, and nothing else."""

import ast
import operator
import re
from collections.abc import Callable, Mapping
from decimal import Decimal, DivisionByZero, InvalidOperation
from typing import Any

CODE = re.compile(r"\[([-\w]{1,40})\]")
LONGEST = 300
OPERATIONS: dict[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


class FormulaRefused(Exception):
    """The formula says something else than the four operations over numbers and codes."""


def codes_in(formula: str) -> list[str]:
    """The codes that the formula speaks of, each once."""
    return list(dict.fromkeys(CODE.findall(formula)))


def reckon(formula: str, values: Mapping[str, Decimal | None]) -> Decimal | None:
    """The formula's worth; None where a value is not known, or it would divide by nothing. Raises FormulaRefused."""
    codes = codes_in(formula)
    tree = _read(formula, codes)
    known = {f"v{place}": values.get(code) for place, code in enumerate(codes)}
    try:
        return _worth(tree.body, known)
    except (DivisionByZero, InvalidOperation):
        return None


def check_formula(formula: str) -> list[str]:
    """The codes in it. Raises FormulaRefused."""
    codes = codes_in(formula)
    _worth(_read(formula, codes).body, {f"v{place}": None for place in range(len(codes))})
    return codes


def _read(formula: str, codes: list[str]) -> ast.Expression:
    if len(formula) > LONGEST:
        raise FormulaRefused(formula[:20])
    places = {code: f"v{place}" for place, code in enumerate(codes)}
    try:
        return ast.parse(CODE.sub(lambda found: places[found[1]], formula).strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise FormulaRefused(formula) from None


def _worth(node: Any, known: Mapping[str, Decimal | None]) -> Decimal | None:
    if isinstance(node, ast.BinOp) and type(node.op) in OPERATIONS:
        left, right = _worth(node.left, known), _worth(node.right, known)
        if left is None or right is None:
            return None
        return OPERATIONS[type(node.op)](left, right)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        inside = _worth(node.operand, known)
        return None if inside is None else -inside
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        return Decimal(str(node.value))
    if isinstance(node, ast.Name) and node.id in known:
        return known[node.id]
    raise FormulaRefused(ast.dump(node)[:60])
