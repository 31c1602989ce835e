"""Who acts: the posts of the organisation, who holds them, and who stands in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from suivi_tool.procedure.appeal import AppellantType, Role


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the organisation: `function` is what stands under the name in a letter."""

    name: str
    mail: str = ""
    function: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """A role, its holder, and the deputy who acts from `deputy_from` to `deputy_to` (both counted).

    A deputy without any date is named, but stands in for nobody until a person says so.
    """

    role: Role
    holder: Person
    deputy: Person | None = None
    deputy_from: date | None = None
    deputy_to: date | None = None

    def deputy_acts(self, on: date) -> bool:
        """Tell whether the deputy stands in on that day."""
        if self.deputy is None or (self.deputy_from is None and self.deputy_to is None):
            return False
        return (self.deputy_from or on) <= on <= (self.deputy_to or on)


@dataclass(frozen=True, slots=True)
class Responsible:
    """Who must act: the role, the person, and for whom that person signs « pour ordre », if any.

    `person` is None where the settings name nobody for the role.
    """

    role: Role
    person: Person | None = None
    stands_in_for: Person | None = None

    @property
    def name(self) -> str:
        """The person's name, or an empty string."""
        return self.person.name if self.person else ""

    def __str__(self) -> str:
        return f"{self.role} ({self.name})" if self.name else str(self.role)


@dataclass(frozen=True, slots=True)
class Organisation:
    """The certification body: its name, its address (several lines) and its posts."""

    name: str
    posts: tuple[Post, ...] = ()
    address: str = ""

    def post(self, role: Role) -> Post | None:
        """Return the post of `role`, or None where the settings have none."""
        for post in self.posts:
            if post.role is role:
                return post
        return None

    def acting(self, role: Role, on: date) -> Responsible:
        """Return who acts as `role` on that day: the holder, or the deputy who stands in."""
        post = self.post(role)
        if post is None or not post.holder.name:
            return Responsible(role)
        if post.deputy is not None and post.deputy_acts(on):
            return Responsible(role, post.deputy, stands_in_for=post.holder)
        return Responsible(role, post.holder)


def responsible_role(appeal_type: AppellantType | None) -> Role:
    """Return who handles the appeal.

    Source: MGT 02, column QUI: « Directeur de CESI Certification » for « Appel par un demandeur »
    (R4d-R11d), « RQ » for « Appel par un candidat ou une personne certifiée » (R4c-R11c).
    Reading (A1): blank cells go on with the last actor named. An unknown type goes to the RQ.
    """
    return Role.DIRECTOR if appeal_type is AppellantType.APPLICANT else Role.QUALITY_MANAGER


def responsible(
    appeal_type: AppellantType | None, organisation: Organisation, on: date
) -> Responsible:
    """Return who must act on the appeal on that day; see `responsible_role`."""
    return organisation.acting(responsible_role(appeal_type), on)
