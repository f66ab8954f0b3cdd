"""Control claims: only ever added; a later one supersedes."""

from collections.abc import Iterable
from dataclasses import asdict, fields
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, insert, select

from geodata.records import Basis, ControlClaim, ControlStatus
from geodata.store.schema import control_claim

_FIELDS = [f.name for f in fields(ControlClaim)]


def add(connection: Connection, claims: Iterable[ControlClaim]) -> int:
    """Record claims with the present time; one already recorded is not recorded again. Returns how many were new."""
    now = datetime.now(UTC)
    rows = {_hash(claim): claim for claim in claims}
    hashes = select(control_claim.c.claim_hash)
    recorded = set(connection.execute(hashes).scalars()) if len(rows) > 500 else _recorded(connection, list(rows))
    new = [
        {**_columns(claim), "claim_hash": key, "recorded_at": now} for key, claim in rows.items() if key not in recorded
    ]
    if new:
        connection.execute(insert(control_claim), new)
    return len(new)


def all(connection: Connection, as_known_on: datetime | None = None) -> tuple[ControlClaim, ...]:  # noqa: A001  # read as `claims.all`
    """Every claim, or those recorded up to a moment (UTC), in the order of their first day, undated ones first."""
    query = _in_order()
    if as_known_on is not None:
        query = query.where(control_claim.c.recorded_at <= as_known_on)
    return tuple(_record(row) for row in connection.execute(query).mappings())


def of_article(connection: Connection, article_id: str) -> tuple[ControlClaim, ...]:
    """The claims that an article makes, in the order of their first day, undated ones first."""
    query = _in_order().where(control_claim.c.article_id == article_id)
    return tuple(_record(row) for row in connection.execute(query).mappings())


def _in_order() -> Select[Any]:
    columns = (control_claim.c[name] for name in _FIELDS)
    return select(*columns).order_by(control_claim.c.date_from.nulls_first(), control_claim.c.id)


def _recorded(connection: Connection, hashes: list[str]) -> set[str]:
    query = select(control_claim.c.claim_hash).where(control_claim.c.claim_hash.in_(hashes))
    return set(connection.execute(query).scalars())


def _columns(claim: ControlClaim) -> dict[str, Any]:
    return asdict(claim) | {
        "holders": list(claim.holders),
        "status": claim.status.value,
        "basis": claim.basis.value,
    }


def _record(row: RowMapping) -> ControlClaim:
    recorded_at = row["recorded_at"]
    return ControlClaim(
        **{
            **row,
            "holders": tuple(row["holders"]),
            "status": ControlStatus(row["status"]),
            "basis": Basis(row["basis"]),
            # SQLite forgets the zone; every time in the store is UTC.
            "recorded_at": recorded_at.replace(tzinfo=UTC)
            if recorded_at.tzinfo is None
            else recorded_at.astimezone(UTC),
        }
    )


def _hash(claim: ControlClaim) -> str:
    told = {**_columns(claim), "recorded_at": None}
    return sha256(repr(sorted(told.items())).encode()).hexdigest()
