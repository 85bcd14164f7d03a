"""Packs for tests: a maker with a key of its own, small forms, and zips built as no honest program builds them."""

import hashlib
import hmac
import json
import struct
import zlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

from exoconsent.library.packs import Cover, Pack, make_pack, read_pack
from exoconsent.paths import FORMS

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
KEY, OTHER_KEY = b"k" * 32, b"o" * 32


def sign(manifest: bytes, key: bytes = KEY) -> bytes:
    """Stands for Ed25519, which only the signing room knows: who has the key can sign, and checking needs the key."""
    return hmac.new(key, manifest, hashlib.sha512).digest()


def verify(manifest: bytes, signature: bytes, key: bytes) -> bool:
    return hmac.compare_digest(sign(manifest, key), signature)


def section(name="risk-example", title="Example risk", text="Something may happen.") -> bytes:
    return f"""schema: exoconsent-section/1
id: {name}
category: risk
applies: {{mandatory: always}}
frequency: {{band: not_known}}
evidence: {{sources: [S01], confidence: high}}
parts: [{{id: main}}]
text:
  en:
    status: draft
    title: {title}
    parts:
      main: |
        {text}
    frequency: "How often: not known."
""".encode()


def form(name="our-form", sections=("risk-example",), approval="approval: draft", title="Our form") -> bytes:
    return f"""# our own form
schema: exoconsent-form/1
id: {name}
edition:
  number: "1"
  {approval}
  facts_checked_on: "2026-11-22"
# the order matters
sections: [{", ".join(sections)}]
text:
  en:
    status: draft
    title: {title}
    subtitle: For tests
    review_notice: Needs review.
    intro: |
      Words.
""".encode()


def forms(**more: bytes) -> dict[str, bytes]:
    return {"our-form.yaml": form(), "sections/risk-example.yaml": section(), **more}


def packed(files=None, *, key=KEY, made=NOW, title="Our forms", note="") -> bytes:
    cover = Cover(title=title, by="Petra Practice", clinic="Other Clinic", made=made, note=note, program="0.1.0")
    return make_pack(forms() if files is None else files, cover, key, lambda manifest: sign(manifest, key))


def read(data: bytes) -> Pack:
    return read_pack(data, verify)


def later(hours: int) -> datetime:
    return NOW + timedelta(hours=hours)


def raw_zip(entries, *, comment=b"", count=None, before=b"", between=b"") -> bytes:
    """A zip of (name, data) or (name, data, changes); ``changes`` are header fields by name."""
    body, listed = before, b""
    for name, data, *more in entries:
        c = more[0] if more else {}
        raw = name if isinstance(name, bytes) else name.encode()
        method = c.get("method", 0)
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        content = packer.compress(data) + packer.flush() if method == 8 else data
        size, crc, flags = c.get("size", len(data)), c.get("crc", zlib.crc32(data)), c.get("flags", 0)
        extra, local = c.get("extra", b""), c.get("local_name", raw)
        offset = c.get("offset", len(body))
        body += struct.pack(
            "<4s5H3I2H", b"PK\x03\x04", 20, flags, method, 0, 33, crc, len(content), size, len(local), len(extra)
        )
        body += local + extra + content + between
        listed += struct.pack(
            "<4s6H3I5H2I", b"PK\x01\x02", 0x314, 20, flags, method, 0, 33, crc, len(content), size, len(raw),
            len(extra), 0, 0, 0, c.get("mode", 0o100644) << 16, offset,
        ) + raw + extra  # fmt: skip
    number = len(entries) if count is None else count
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, number, number, len(listed), len(body), len(comment))
    return body + listed + end + comment


def entries_of(files: dict[str, bytes], *, key=KEY, **changed) -> list[tuple[str, bytes]]:
    """Manifest, signature and files, signed by whoever has ``key``, whatever stands in them."""
    listed = [{"name": n, "size": len(d), "sha256": hashlib.sha256(d).hexdigest()} for n, d in sorted(files.items())]
    plain = {
        "schema": "exoconsent-pack/1", "title": "T", "note": "", "made": NOW.isoformat(), "by": "B", "clinic": "C",
        "program": "0.1.0", "key": key.hex(), "fingerprint": hashlib.sha256(key).hexdigest(), "files": listed,
        **changed,
    }  # fmt: skip
    manifest = json.dumps(plain, ensure_ascii=False, indent=1).encode() + b"\n"
    inside = [("manifest.json", manifest), ("signature", sign(manifest, key))]
    return inside + [(f"forms/{name}", data) for name, data in sorted(files.items())]


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below ``folder``, with what it holds."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


BUILT_IN = FORMS
