"""A draft of an event: what one clause tells of it, before what the article tells twice is told once."""

from dataclasses import dataclass

from geodata.incidents.taxonomy import event_type
from geodata.incidents.timing import When
from geodata.records import Count, Mention, Position


@dataclass(eq=False)
class Draft:
    """An event as one clause tells it; `position` None where it names no place."""

    sub_event_type: str
    generic: bool  # told in words that another sentence may make more precise («قتل», «هجوم»)
    definite: bool  # «الهجوم»: points back
    position: Position | None
    mention: Mention | None
    inherited: bool  # the place is that of the clause before
    when: When | None
    agents: tuple[str, ...]
    targets: tuple[str, ...]
    dead: Count | None
    hurt: Count | None
    evidence: str
    start: int
    end: int
    sentence: int
    clause: int
    title: bool
    summary: bool
    another: bool  # «انفجار آخر»: not the one told before
    background: bool
    trace: tuple[str, ...]
    took_place: bool = False  # «وقع الهجوم في ...»: tells where
    elsewhere: bool = False  # «على صعيد آخر»: another matter than before
    invasion: bool = False  # «هجوم تركيا على سوريا», with its day: the country itself is what the text names
    joint: Count | None = None  # the dead of all the places that its clause lists
    nameless: bool = False  # «على بلدة في الريف»: of one place, which it does not name
    several: bool = False  # «عمليتين», «هجمات»: more than one deed
    many: bool = False  # «على قرى وبلدات في المحافظة»: of several places, none of which it names
    harmed: bool = False  # «أسفر القصف على البلدة عن قتلى»: tells of victims, without a number, and of a place

    @property
    def event_type(self) -> str:
        """Of the taxonomy."""
        return event_type(self.sub_event_type)

    @property
    def tells_more(self) -> bool:
        """Whether it tells enough to be an event of its own although it points back."""
        told = self.dead or self.hurt or self.harmed
        return bool(not self.definite or told or (self.when and self.when.explicit))
