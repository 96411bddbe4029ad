"""iclei checkin: the door, where people come and the desks note it."""
