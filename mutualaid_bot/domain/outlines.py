"""Neighborhoods drawn on a map: their outlines, and which ones share a border.

Does not read a file, and does not know what residents call them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from shapely.affinity import scale
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

SHARED_BORDER_METERS = 200.0
_METERS_PER_DEGREE = 111_320.0
_SIMPLIFIED_BY_METERS = 20.0


def outlines(data: Mapping[str, object]) -> dict[str, BaseGeometry]:
    """The outlines in a GeoJSON FeatureCollection, by each feature's `name`; ValueError when it is none."""
    features = data.get("features")
    if not isinstance(features, list):
        raise ValueError("a GeoJSON FeatureCollection has a list named features")
    found: dict[str, BaseGeometry] = {}
    for feature in features:
        try:
            name = feature["properties"]["name"]
            outline = shape(feature["geometry"])
        except (KeyError, TypeError, AttributeError, ValueError) as fault:
            raise ValueError("each feature needs properties.name and a geometry") from fault
        if not isinstance(name, str) or not name.strip():
            raise ValueError("each feature needs properties.name and a geometry")
        found[name.strip()] = outline if outline.is_valid else outline.buffer(0)
    return found


def bordering(found: Mapping[str, BaseGeometry]) -> dict[str, tuple[str, ...]]:
    """Which outlines share a border of at least 200 m; less is a corner that nobody would call next door."""
    if not found:
        return {}
    middle = sum(outline.centroid.y for outline in found.values()) / len(found)
    east = _METERS_PER_DEGREE * math.cos(math.radians(middle))
    plane = {
        name: scale(outline, xfact=east, yfact=_METERS_PER_DEGREE, origin=(0, 0))
        for name, outline in found.items()
    }
    wide = {name: outline.buffer(_SIMPLIFIED_BY_METERS) for name, outline in plane.items()}
    beside: dict[str, list[str]] = {name: [] for name in found}
    names = tuple(found)
    for index, a in enumerate(names):
        for b in names[index + 1 :]:
            if not wide[a].intersects(plane[b]):
                continue
            shared = min(
                wide[a].intersection(plane[b].boundary).length, wide[b].intersection(plane[a].boundary).length
            )
            if shared >= SHARED_BORDER_METERS:
                beside[a].append(b)
                beside[b].append(a)
    return {name: tuple(others) for name, others in beside.items()}
