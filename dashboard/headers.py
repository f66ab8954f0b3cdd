"""What every answer carries: the content security policy, its neighbours, and compression."""

from collections.abc import Sequence

from flask import Flask, Response, request

from dashboard.compression import encoding, pack

EMBED = "/embed"
_COMPRESSED = ("application/json", "text/css", "text/javascript", "application/javascript", "text/html")
FILES = ("/assets/", "/_dash-component-suites/")  # the same for as long as the server runs
_WORTH_COMPRESSING = 1400  # bytes; less fits into one packet as it is


def policy(script_hashes: Sequence[str], framing: str = "'none'") -> str:
    """The Content-Security-Policy under which Dash and Plotly's map work, with no unsafe-eval.

    Args:
        script_hashes: of the scripts within pages.
        framing: hosts whose pages may frame the answer, as the policy writes them.
    """
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' {' '.join(script_hashes)}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "worker-src 'self' blob:",
            "connect-src 'self'",
            "font-src 'self' data:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            f"frame-ancestors {framing}",
        )
    )


def register_headers(server: Flask, script_hashes: Sequence[str], embed_hosts: str) -> None:
    """Add the security headers and compress what is worth it; pages of `embed_hosts` may frame `/embed`, none else."""
    content_policy, framed_policy = policy(script_hashes), policy(script_hashes, embed_hosts or "'none'")

    def finish(response: Response) -> Response:
        framed = bool(embed_hosts) and request.path == EMBED
        response.headers.setdefault("Content-Security-Policy", framed_policy if framed else content_policy)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "same-origin")
        if not framed:  # the older header knows no list of hosts
            response.headers.setdefault("X-Frame-Options", "DENY")
        response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        if came_by_https():
            response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        return compressed(response)

    server.after_request(finish)


def came_by_https() -> bool:
    """Whether the visitor's own connection is encrypted: here, or as far as the platform's router in front.

    Whoever makes the header up only changes the answer to himself.
    """
    forwarded = request.headers.get("X-Forwarded-Proto", "").partition(",")[0].strip().lower()
    return request.is_secure or forwarded == "https"


def compressed(response: Response) -> Response:
    """The answer packed, where the client takes that and it is text of some size."""
    response.vary.add("Accept-Encoding")
    done = response.status_code != 200 or "Content-Encoding" in response.headers
    name = encoding()
    if done or response.mimetype not in _COMPRESSED or not name:
        return response
    response.direct_passthrough = False  # files under assets/ are streamed unless told otherwise
    body = response.get_data()
    if len(body) >= _WORTH_COMPRESSING:
        response.set_data(pack(body, name, kept=request.path.startswith(FILES)))
        response.headers["Content-Encoding"] = name
    return response
