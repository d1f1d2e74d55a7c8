"""The people and groups of the demo and the story: who needs, who offers, who coordinates.

It only sets them up; what they do is up to the page or the story.
"""

from dataclasses import dataclass
from datetime import datetime

from mutualaid_bot.playground.groups import Group
from mutualaid_bot.playground.people import Person
from mutualaid_bot.playground.world import World

COMMUNITY = "Neighbors of Boston"


@dataclass(frozen=True, slots=True)
class Cast:
    world: World
    ana: Person  # needs
    ben: Person  # offers
    cora: Person  # coordinates
    dan: Person  # coordinates too: careful categories need two
    coordinators: Group
    neighbors: Group


def assemble(start: datetime | None = None) -> Cast:
    """A world with everybody in their places. Nobody has pressed Start yet."""
    world = World(bot_name=COMMUNITY, bot_username="neighbors_demo_bot", start=start)
    ana = world.add_person("Ana", phone="+16175550123")
    ben = world.add_person("Ben", username="ben_of_dot")
    cora = world.add_person("Cora", username="cora_b")
    dan = world.add_person("Dan")
    coordinators = world.add_group("Coordinators", members=[cora, dan])
    neighbors = world.add_group(COMMUNITY, members=[cora, ana, ben, dan])
    return Cast(world, ana, ben, cora, dan, coordinators, neighbors)
