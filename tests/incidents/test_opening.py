"""A long first line opens the text: what only it tells is told. A title, which is short, only shortens the body."""

from datetime import date

from geodata.pipeline import analyse
from geodata.records import Article

PUBLISHED = date(2015, 8, 20)  # a Thursday

# "fighters stormed a checkpoint in the town of Saraqib at dawn, after days of quiet on the front that the regime's
# forces have held since the spring, field sources said, without telling of losses on either side until the evening"
OPENING = (
    "اقتحم مقاتلو المعارضة فجر اليوم الخميس حاجزا لقوات النظام في مدينة سراقب بريف إدلب الشرقي بعد هدوء دام أياما "
    "على تلك الجبهة بحسب مصادر ميدانية لم تذكر شيئا عن خسائر أي من الطرفين حتى ساعة متأخرة من مساء اليوم ذاته"
)
TITLE = "اقتحام حاجز في مدينة سراقب"  # "storming of a checkpoint in Saraqib"
BODY = "\nواندلعت اشتباكات بين الطرفين في مدينة حلب."  # "and clashes broke out in the city of Aleppo"


def places(text: str) -> set[str]:
    return {i.position.name for i in analyse(Article("a", text, published=PUBLISHED)).incidents}


def test_what_a_long_first_line_tells_is_an_event() -> None:
    assert len(OPENING) > 200
    assert places(OPENING + BODY) == {"Saraqib", "Aleppo"}


def test_what_only_a_title_tells_is_not() -> None:
    assert places(TITLE + BODY) == {"Aleppo"}
