"""Who stands at the door of every page."""

from whimbrel.core.stored.readers import keep_door
from whimbrel.designations.doorkeeper import Doorkeeper

keep_door(Doorkeeper())
