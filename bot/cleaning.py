"""Takes out of a picture what nobody meant to send: place, camera, comments, thumbnails; the pixels stay.

Pure but for the imaging libraries, which are imported only when a picture comes. What a file is, its first bytes
say, never its name. A picture is decoded and written anew from its pixels, turned upright; so nothing that stood
beside them can be left. Other files are kept as they are. To be called in a thread: it may take a second.
"""

import re
import unicodedata
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from bot.channels.channel import Document

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 64_000_000
"""Of all frames together; what a large telephone takes is 50 million, and each costs up to four bytes."""
MOST_FRAMES = 500
NAME_LENGTH = 120
UNNAMED = "file"
_HEIF_QUALITY = 92
_HEIF = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_AVIF = frozenset({b"avif", b"avis"})
_UPRIGHT = 1
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
_TYPES = {
    "JPEG": ("image/jpeg", "jpg"),
    "PNG": ("image/png", "png"),
    "WEBP": ("image/webp", "webp"),
    "TIFF": ("image/tiff", "tif"),
    "GIF": ("image/gif", "gif"),
    "BMP": ("image/bmp", "bmp"),
}
_FORMATS = {"MPO": "JPEG", "HEIF": "JPEG", "AVIF": "JPEG"}
"""What is written instead, where the format holds more than pixels or few can open it."""


class Unfit(Exception):  # noqa: N818 - named by what it says of the file
    """The file is not kept: `reason` is broken, too_many_pixels or empty."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def clean(document: Document) -> Document:
    """Return the file as it may be kept, under a harmless name; raises Unfit.

    A picture comes back as JPEG, PNG, WebP, TIFF, GIF or BMP, without anything but its pixels. Whatever calls
    itself a picture and is none comes back as a file of unknown kind.
    """
    if not document.body:
        raise Unfit("empty")
    named = replace(document, name=harmless(document.name))
    if _is_picture(document.body):
        return _cleaned(named)
    if named.media_type in {kind for kind, _ending in _TYPES.values()}:
        raise Unfit("broken")
    return named


def harmless(name: str) -> str:
    """Return a file's name without folders, control signs and signs that turn the reading direction."""
    text = unicodedata.normalize("NFC", name)
    text = "".join(sign for sign in text if unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Zl", "Zp"})
    text = _NOT_IN_NAMES.sub("_", text).strip(" .")
    stem, dot, ending = text.rpartition(".")
    if dot and len(ending) <= 10:
        return f"{stem[: NAME_LENGTH - len(ending) - 1]}.{ending}" if stem else UNNAMED
    return text[:NAME_LENGTH] or UNNAMED


def _is_picture(body: bytes) -> bool:
    """Say whether the first bytes are those of a picture that can hold metadata."""
    if body.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a")):
        return True
    if body[:4] == b"RIFF" and body[8:12] == b"WEBP":
        return True
    if body.startswith((b"II*\x00", b"MM\x00*")) or (body[:2] == b"BM" and body[6:10] == bytes(4)):
        return True
    return body[4:8] == b"ftyp" and body[8:12] in _HEIF | _AVIF


def _cleaned(document: Document) -> Document:
    from PIL import Image, ImageSequence, UnidentifiedImageError  # noqa: PLC0415 - only when a picture comes

    if document.body[4:8] == b"ftyp" and document.body[8:12] in _HEIF:
        from pi_heif import register_heif_opener  # type: ignore[import-untyped]  # noqa: PLC0415

        register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)
    try:
        with _strictly(), Image.open(BytesIO(document.body)) as picture:
            _measure(picture)
            frames = [_bare(frame) for frame in ImageSequence.Iterator(picture)]
            kind = _FORMATS.get(picture.format or "", picture.format or "")
            if kind not in _TYPES:
                raise Unfit("broken")
            body = _written(picture, frames[:1] if picture.format == "MPO" else frames, kind)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise Unfit("too_many_pixels") from bomb
    except (
        UnidentifiedImageError,
        OSError,
        SyntaxError,
        ValueError,
        KeyError,
        IndexError,
        TypeError,
    ) as fault:
        raise Unfit("broken") from fault
    except (EOFError, AttributeError, OverflowError, ArithmeticError, RuntimeError, MemoryError) as fault:
        raise Unfit("broken") from fault
    media_type, ending = _TYPES[kind]
    return Document(name=_renamed(document.name, kind, ending), media_type=media_type, body=body)


@contextmanager
def _strictly() -> Iterator[None]:
    """Refuse a decompression bomb at its first warning; other warnings about odd files are of no use here."""
    from PIL import Image  # noqa: PLC0415 - see the head of this file

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        yield


def _measure(picture: "Image") -> None:
    """Refuse a picture of too many pixels before one of them is decoded."""
    frames = getattr(picture, "n_frames", 1)
    if frames > MOST_FRAMES or picture.width * picture.height * frames > MOST_PIXELS:
        raise Unfit("too_many_pixels")


def _bare(frame: "Image") -> "Image":
    """Return the frame upright, with its pixels and palette and nothing else."""
    from PIL import ImageOps  # noqa: PLC0415 - see the head of this file

    upright = ImageOps.exif_transpose(frame)
    bare = upright.copy()
    bare.info = {name: upright.info[name] for name in ("transparency", "duration") if name in upright.info}
    return bare


def _written(picture: "Image", frames: "list[Image]", kind: str) -> bytes:
    out = BytesIO()
    first, rest = frames[0], frames[1:]
    if kind == "JPEG" and first.mode not in {"L", "RGB", "CMYK"}:
        first = first.convert("RGB")
    more: dict[str, object] = {"save_all": True, "append_images": rest} if rest and kind != "JPEG" else {}
    first.save(out, kind, **_as_before(picture, frames, kind), **more)
    return out.getvalue()


def _as_before(picture: "Image", frames: "list[Image]", kind: str) -> dict[str, object]:
    """Return how to write it so that the pixels stay what they were, as far as the format allows."""
    if kind == "JPEG":
        return _jpeg(picture)
    if kind == "WEBP":
        return {"lossless": True, **_timing(frames)}
    if kind == "TIFF":
        return {"compression": "group4" if frames[0].mode == "1" else "tiff_deflate"}
    return _timing(frames) if kind in {"GIF", "PNG"} else {}


def _jpeg(picture: "Image") -> dict[str, object]:
    """Use the very tables the picture was compressed with: decoding and coding again then changes least."""
    from PIL.JpegImagePlugin import get_sampling  # noqa: PLC0415 - see the head of this file

    tables = getattr(picture, "quantization", None)
    if not tables:
        return {"quality": _HEIF_QUALITY}
    sampling = get_sampling(picture) if picture.mode in {"RGB", "YCbCr"} else -1
    return {"qtables": tables, **({"subsampling": sampling} if sampling >= 0 else {})}


def _timing(frames: "list[Image]") -> dict[str, object]:
    if len(frames) == 1:
        return {}
    return {"duration": [int(frame.info.get("duration", 100)) for frame in frames], "loop": 0}


def _renamed(name: str, kind: str, ending: str) -> str:
    """Give the name the ending of what the file now is; one that fits already stays."""
    stem, dot, old = name.rpartition(".")
    fitting = {ending, "jpeg", "jpe"} if kind == "JPEG" else {ending, "tiff"} if kind == "TIFF" else {ending}
    if dot and old.lower() in fitting:
        return name
    return f"{stem if dot and stem else name}.{ending}"
