"""Bad weather between the bot and Telegram: failures planned one by one, or by chance from a seed.

It only says what happens to a call; the server makes it happen.
"""

import random
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum


class Trouble(StrEnum):
    SERVER_ERROR = "500"
    BAD_GATEWAY = "502"  # a proxy's HTML page
    DELAY = "delay"
    HANG = "hang"  # never answered
    CUT_BEFORE = "cut before"  # connection lost, nothing carried out
    CUT_AFTER = "cut after"  # carried out, and the connection lost before the answer
    FLOOD = "429"
    NOT_JSON = "not json"  # carried out, and the answer is something else
    PROXY_404 = "404"


@dataclass(frozen=True, slots=True)
class Plan:
    trouble: Trouble
    method: str | None = None
    seconds: float = 1.0


@dataclass(slots=True)
class Weather:
    """`chances` are per call (0 to 1); a planned trouble comes first, once, at the first call that it fits.

    Chance spares the methods in `spared`, so that a bot can be watched under bad weather for sending alone.
    """

    seed: int = 0
    chances: dict[Trouble, float] = field(default_factory=dict)
    spared: frozenset[str] = frozenset()
    seconds: float = 1.0
    latency: tuple[float, float] | None = None  # a call takes between so many seconds
    planned: list[Plan] = field(default_factory=list)
    struck: Counter[Trouble] = field(default_factory=Counter)  # how often each came
    _dice: random.Random = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._dice = random.Random(self.seed)

    def plan(
        self, trouble: Trouble, *, method: str | None = None, times: int = 1, seconds: float = 1.0
    ) -> None:
        """`seconds`: how long a delay takes, or the retry_after of a 429."""
        self.planned += [Plan(trouble, method.lower() if method else None, seconds)] * times

    def one_way(self) -> float:
        """How long a call takes to arrive, or its answer."""
        return self._dice.uniform(*self.latency) / 2 if self.latency else 0.0

    def clear(self) -> None:
        self.chances = {}
        self.planned = []

    def strike(self, method: str) -> Plan | None:
        """What happens to this call; `method` in lower case."""
        plan = self._next(method)
        if plan is not None:
            self.struck[plan.trouble] += 1
        return plan

    def _next(self, method: str) -> Plan | None:
        for index, plan in enumerate(self.planned):
            if plan.method in (None, method):
                return self.planned.pop(index)
        if method in {name.lower() for name in self.spared}:
            return None
        for trouble, chance in self.chances.items():
            if self._dice.random() < chance:
                return Plan(trouble, method, self.seconds)
        return None
