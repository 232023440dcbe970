"""Guards that rules of many case types share; each refuses with one code, under the ground that the caller names."""

from collections.abc import Collection
from datetime import date

from shared.casework.law import Figure, Ground
from shared.casework.refusal import Mistake, wrong
from shared.contracts.credit import Officer
from shared.contracts.text import Text

TODAY = Ground(Text("不得晚于当日", "the day must not lie in the future"))


def in_time(today: date, due_on: date, ground: Ground, field: str = "time") -> None:
    """``OUT_OF_TIME`` after the last day."""
    if today > due_on:
        raise OUT_OF_TIME.under(ground).at(field, today, due=due_on)


def not_before(today: date, earliest: date, ground: Ground, field: str = "time") -> None:
    """``TOO_EARLY`` before the first day."""
    if today < earliest:
        raise TOO_EARLY.under(ground).at(field, today, day=earliest)


def not_in_future(field: str, day: date, today: date) -> None:
    """``IN_FUTURE`` for a day of which nobody can report yet."""
    if day > today:
        raise IN_FUTURE.at(field, day)


def once(done_on: date | None, ground: Ground, field: str = "type") -> None:
    """``DONE_ALREADY`` for what can be done only once."""
    if done_on is not None:
        raise DONE_ALREADY.under(ground).at(field, done_on)


def enough_officers(field: str, officers: Collection[str], needed: Figure) -> None:
    """``FOUR_EYES_VIOLATION`` where fewer different people took part than the law wants."""
    if len(set(officers)) < needed.value:
        raise TOO_FEW_OFFICERS.under(needed.ground).at(field, tuple(officers), needed=needed.value)


def certified_officers(officers: Collection[Officer], needed: Figure, recused: Collection[str] = ()) -> None:
    """``TWO_OFFICERS_REQUIRED``: different persons, each with a certificate of its own, and none who is recused."""
    persons, certificates = {one.person for one in officers}, {one.certificate for one in officers}
    if min(len(persons), len(certificates)) < needed.value or not persons.isdisjoint(recused):
        raise NOT_TWO_OFFICERS.under(needed.ground).at("officers", sorted(persons), needed=needed.value)


def somebody_else(field: str, person: str, others: Collection[str], ground: Ground) -> None:
    """``FOUR_EYES_VIOLATION`` where a person would check, host or decide what the same person prepared."""
    if person in others:
        raise SAME_PERSON.under(ground).at(field, person)


def long_enough(until: date | None, minimum: date, ground: Ground, field: str = "until") -> date:
    """The last day of a notice: the one asked for, or the least the law allows; ``WINDOW_TOO_SHORT`` below it."""
    if until is not None and until < minimum:
        raise WINDOW_TOO_SHORT.under(ground).at(field, until, day=minimum)
    return until or minimum


def all_given(given: Collection[str], wanted: Collection[str], ground: Ground) -> None:
    """``INCOMPLETE`` with every missing field at once."""
    if missing := [field for field in wanted if field not in given]:
        raise INCOMPLETE.of([wrong(field, None, ground.words, INCOMPLETE.remedy) for field in missing])


def act_for(onbehalfof: str | None, party: str | None, ground: Ground) -> None:
    """``NOT_THE_APPLICANT`` where somebody names a firm whose case this is not."""
    if onbehalfof is not None and party is not None and onbehalfof != party:
        raise NOT_THE_APPLICANT.under(ground).at("onbehalfof", onbehalfof)


class Guard(Mistake):
    """A mistake that every case type has, each under its own law."""

    def under(self, ground: Ground) -> Mistake:
        return Mistake(self.code, self.message, ground, self.remedy)


OUT_OF_TIME = Guard(
    "OUT_OF_TIME", Text("已超过期限", "It is too late"), TODAY, Text("最后期限为{due}", "the last day was {due}")
)
TOO_EARLY = Guard(
    "TOO_EARLY", Text("办理时间过早", "It is too early"), TODAY, Text("最早可于{day}办理", "possible from {day} on")
)
IN_FUTURE = Guard(
    "IN_FUTURE", Text("日期尚未到来", "That day has not come"), TODAY, Text("更正日期", "correct the date")
)
DONE_ALREADY = Guard(
    "DONE_ALREADY", Text("已经办理", "This was done already"), TODAY, Text("无须重复办理", "nothing to repeat")
)
TOO_FEW_OFFICERS = Guard(
    "FOUR_EYES_VIOLATION",
    Text("办理人员不足", "Too few officers took part"),
    TODAY,
    Text("由{needed}名以上不同的工作人员办理", "let at least {needed} different officers do it"),
)
NOT_TWO_OFFICERS = Guard(
    "TWO_OFFICERS_REQUIRED",
    Text(
        "应由不同的持证且未回避的执法人员共同办理", "Different certified officers act together, none of whom is recused"
    ),
    TODAY,
    Text("由{needed}名以上执法人员办理，并填写各自证号", "let at least {needed} do it, each with a certificate"),
)
SAME_PERSON = Guard(
    "FOUR_EYES_VIOLATION",
    Text("同一人员不得兼任", "The same person may not do both"),
    TODAY,
    Text("由其他人员办理", "let somebody else do it"),
)
WINDOW_TOO_SHORT = Guard(
    "WINDOW_TOO_SHORT",
    Text("公示期过短", "The notice would be too short"),
    TODAY,
    Text("至少公示至{day}", "publish at least until {day}"),
)
INCOMPLETE = Guard(
    "INCOMPLETE",
    Text("申请材料不齐全", "The application is incomplete"),
    TODAY,
    Text("补齐后提交", "supply it and submit again"),
)
NOT_THE_APPLICANT = Guard(
    "NOT_THE_APPLICANT",
    Text("不是本案的申请人", "This is not the applicant of the case"),
    TODAY,
    Text("由本案申请人办理", "the applicant itself must act"),
)
