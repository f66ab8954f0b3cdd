"""Control claims: only ever added; a later one supersedes, a wrong one is taken back; both leave the past as it was.

What is taken back stays in the store with the moment at which that was recorded, so that whoever asks what was known
before still gets it.
"""

from collections.abc import Collection, Iterable
from dataclasses import asdict, fields
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, func, insert, select, update

from geodata.records import Basis, ControlClaim, ControlStatus
from geodata.store.schema import claim_retraction, control_claim

_FIELDS = [f.name for f in fields(ControlClaim)]
_MANY = 500  # from so many on it is quicker to read what is recorded than to ask for each


def add(connection: Connection, claims: Iterable[ControlClaim]) -> int:
    """Record claims with the present time; one already recorded is not recorded again. Returns how many were new.

    One that was taken back stands again, and counts as new.
    """
    rows = {_hash(claim): claim for claim in claims}
    return _add(connection, rows, bundled=False, reason="it was brought in again")


def settle(connection: Connection, bundled: Iterable[ControlClaim]) -> tuple[int, int]:
    """Make the bundled history in the store that of today: returns how many claims were added, how many taken back.

    A statement that a table holds no longer, or holds in other words, is taken back from now on. Claims of articles,
    imports and editors are not touched.
    """
    rows = {_hash(claim): claim for claim in bundled}
    added = _add(connection, rows, bundled=True, reason="the bundled history holds it again")
    known = select(control_claim.c.claim_hash, control_claim.c.id).where(
        control_claim.c.bundled, control_claim.c.id.not_in(_retracted(None))
    )
    gone = [claim_id for key, claim_id in connection.execute(known) if key not in rows]
    _mark(connection, gone, retracted=True, reason="the bundled history holds it no longer")
    return added, len(gone)


def adopt(connection: Connection, sources: Collection[str]) -> None:
    """Take for bundled what a store recorded before it was marked: claims of no article after one of these sources."""
    table = control_claim
    connection.execute(
        update(table).where(table.c.article_id.is_(None), table.c.source.in_(sources)).values(bundled=True)
    )


def all(connection: Connection, as_known_on: datetime | None = None) -> tuple[ControlClaim, ...]:  # noqa: A001  # read as `claims.all`
    """Every claim that stands, or stood at a moment (UTC), in the order of their first day, undated ones first."""
    query = _standing(as_known_on)
    if as_known_on is not None:
        query = query.where(control_claim.c.recorded_at <= as_known_on)
    return tuple(_record(row) for row in connection.execute(query).mappings())


def of_article(connection: Connection, article_id: str) -> tuple[ControlClaim, ...]:
    """The claims that an article makes and that stand, in the order of their first day, undated ones first."""
    query = _standing(None).where(control_claim.c.article_id == article_id)
    return tuple(_record(row) for row in connection.execute(query).mappings())


def _standing(as_known_on: datetime | None) -> Select[Any]:
    columns = (control_claim.c[name] for name in _FIELDS)
    kept = select(*columns).where(control_claim.c.id.not_in(_retracted(as_known_on)))
    return kept.order_by(control_claim.c.date_from.nulls_first(), control_claim.c.id)


def last_recorded(connection: Connection, as_known_on: datetime | None = None) -> datetime | None:
    """When what is known at a moment (UTC; None: now) was last added to or taken back from; None where nothing is."""
    moments = []
    for table in (control_claim, claim_retraction):
        query = select(func.max(table.c.recorded_at))
        if as_known_on is not None:
            query = query.where(table.c.recorded_at <= as_known_on)
        moments.append(connection.execute(query).scalar_one())
    return max((_utc(moment) for moment in moments if moment is not None), default=None)


def _retracted(as_known_on: datetime | None) -> Select[int]:
    """The claims whose last retraction up to a moment holds."""
    table = claim_retraction
    last = select(func.max(table.c.id)).group_by(table.c.claim_id)
    if as_known_on is not None:
        last = last.where(table.c.recorded_at <= as_known_on)
    return select(table.c.claim_id).where(table.c.id.in_(last), table.c.retracted)


def _add(connection: Connection, rows: dict[str, ControlClaim], *, bundled: bool, reason: str) -> int:
    now = datetime.now(UTC)
    recorded = _recorded(connection, list(rows))
    new = [
        {**_columns(claim), "claim_hash": key, "recorded_at": now, "bundled": bundled}
        for key, claim in rows.items()
        if key not in recorded
    ]
    if new:
        connection.execute(insert(control_claim), new)
    gone = set(connection.execute(_retracted(None)).scalars())
    again = [claim_id for key, claim_id in recorded.items() if key in rows and claim_id in gone]
    _mark(connection, again, retracted=False, reason=reason)
    if again and not bundled:  # now somebody else stands behind it
        of_others = update(control_claim).where(control_claim.c.id.in_(again)).values(bundled=False)
        connection.execute(of_others)
    return len(new) + len(again)


def _mark(connection: Connection, claim_ids: Iterable[int], *, retracted: bool, reason: str) -> None:
    now = datetime.now(UTC)
    rows = [{"claim_id": key, "retracted": retracted, "reason": reason, "recorded_at": now} for key in claim_ids]
    if rows:
        connection.execute(insert(claim_retraction), rows)


def _recorded(connection: Connection, hashes: list[str]) -> dict[str, int]:
    """The claims of these hashes that are recorded: hash -> id; among many others where many are asked for."""
    query = select(control_claim.c.claim_hash, control_claim.c.id)
    if len(hashes) <= _MANY:
        query = query.where(control_claim.c.claim_hash.in_(hashes))
    return {key: claim_id for key, claim_id in connection.execute(query)}  # noqa: C416  # rows are no pairs to mypy


def _columns(claim: ControlClaim) -> dict[str, Any]:
    return asdict(claim) | {
        "holders": list(claim.holders),
        "status": claim.status.value,
        "basis": claim.basis.value,
    }


def _record(row: RowMapping) -> ControlClaim:
    return ControlClaim(
        **{
            **row,
            "holders": tuple(row["holders"]),
            "status": ControlStatus(row["status"]),
            "basis": Basis(row["basis"]),
            "recorded_at": _utc(row["recorded_at"]),
        }
    )


def _utc(moment: datetime) -> datetime:
    # SQLite forgets the zone; every time in the store is UTC.
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _hash(claim: ControlClaim) -> str:
    told = {**_columns(claim), "recorded_at": None}
    return sha256(repr(sorted(told.items())).encode()).hexdigest()
