"""How far apart two words are, in slips of the hand."""


def distance(one: str, other: str, most: int = 2) -> int:
    """The letters added, dropped, changed or swapped with their neighbour that part two words
    (Damerau-Levenshtein, optimal alignment); `most + 1` as soon as it is more than `most`."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    previous = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        current = [row]
        for column, wanted in enumerate(other, 1):
            steps = min(
                previous[column] + 1, current[column - 1] + 1, previous[column - 1] + (letter != wanted)
            )
            if _swapped(one, other, row, column):
                steps = min(steps, before[column - 2] + 1)
            current.append(steps)
        if min(current) > most:
            return most + 1
        before, previous = previous, current
    return min(previous[-1], most + 1)


def _swapped(one: str, other: str, row: int, column: int) -> bool:
    return row > 1 < column and one[row - 1] == other[column - 2] and one[row - 2] == other[column - 1]
