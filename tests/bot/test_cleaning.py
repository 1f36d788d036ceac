"""Pictures lose what nobody meant to send, keep their pixels, and hostile ones are refused."""

import struct
import zlib
from base64 import b64decode
from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageStat, PngImagePlugin

from bot.channels.channel import Document
from bot.cleaning import MOST_PIXELS, Unfit, clean, harmless
from tests.pictures import SECRET, exif, is_bare, motif, written


def cleaned(body: bytes, name: str = "panel.jpg", media_type: str = "image/jpeg") -> Document:
    return clean(Document(name=name, media_type=media_type, body=body))


def opened(document: Document) -> Image.Image:
    image = Image.open(BytesIO(document.body))
    image.load()
    return image


def nothing_is_left(document: Document) -> None:
    assert is_bare(document.body)


def differ_at_most(one: Image.Image, other: Image.Image, most: float) -> None:
    assert one.size == other.size
    worst = ImageStat.Stat(ImageChops.difference(one.convert("RGB"), other.convert("RGB"))).extrema
    assert max(high for _low, high in worst) <= most, worst


def test_a_photo_with_its_place_and_camera_is_kept_without_them() -> None:
    thumbnail = written("JPEG", motif().resize((16, 12)))
    body = written("JPEG", exif=exif(), comment=SECRET, icc_profile=SECRET, xmp=SECRET + thumbnail)
    assert SECRET in body

    document = cleaned(body)

    nothing_is_left(document)
    assert document.body.count(b"\xff\xd8\xff") == 1
    assert (document.name, document.media_type) == ("panel.jpg", "image/jpeg")
    differ_at_most(opened(document), Image.open(BytesIO(body)), 6)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_is_turned_upright_because_nothing_else_says_how_it_was_held(orientation: int) -> None:
    turned = {
        1: (),
        2: (Image.Transpose.FLIP_LEFT_RIGHT,),
        3: (Image.Transpose.ROTATE_180,),
        4: (Image.Transpose.FLIP_TOP_BOTTOM,),
        5: (Image.Transpose.TRANSPOSE,),
        6: (Image.Transpose.ROTATE_90,),
        7: (Image.Transpose.TRANSVERSE,),
        8: (Image.Transpose.ROTATE_270,),
    }[orientation]
    held = motif()
    for step in turned:
        held = held.transpose(step)
    document = cleaned(written("JPEG", held, exif=exif(orientation), quality=95, subsampling=0))

    nothing_is_left(document)
    differ_at_most(opened(document), motif(), 8)


def test_a_screenshot_keeps_every_pixel_and_loses_its_texts() -> None:
    told = PngImagePlugin.PngInfo()
    told.add_text("Comment", SECRET.decode())
    told.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    told.add_text("Software", "Telefon 7", zip=True)
    body = written("PNG", motif("RGBA"), pnginfo=told, exif=exif(), icc_profile=SECRET)

    document = cleaned(body, "ekran.png", "image/png")

    nothing_is_left(document)
    chunks = [name for name in (b"tEXt", b"iTXt", b"zTXt", b"eXIf", b"iCCP") if name in document.body]
    assert chunks == []
    assert opened(document).tobytes() == motif("RGBA").tobytes()


def test_transparent_colours_of_a_palette_stay_transparent() -> None:
    flat = motif().quantize(8)
    document = cleaned(written("PNG", flat, transparency=3), "ekran.png", "image/png")

    assert opened(document).info["transparency"] == 3
    assert (
        opened(document).convert("RGBA").tobytes()
        == Image.open(BytesIO(written("PNG", flat, transparency=3))).convert("RGBA").tobytes()
    )


@pytest.mark.parametrize(
    ("kind", "name", "media_type"),
    [
        ("WEBP", "panel.webp", "image/webp"),
        ("TIFF", "skan.tiff", "image/tiff"),
        ("BMP", "ekran.bmp", "image/bmp"),
    ],
)
def test_other_pictures_keep_every_pixel_too(kind: str, name: str, media_type: str) -> None:
    more = {"lossless": True} if kind == "WEBP" else {}
    body = written(kind, exif=exif(), xmp=SECRET, **more)
    assert SECRET in body or kind == "BMP"

    document = cleaned(body, name, media_type)

    assert is_bare(document.body) or kind == "TIFF", "a TIFF says its own size by the same tags"
    assert SECRET not in document.body
    assert document.name == name
    assert opened(document).tobytes() == motif().tobytes()


def test_a_scan_of_several_pages_keeps_them_all() -> None:
    pages = [motif("1"), motif("1").transpose(Image.Transpose.ROTATE_180)]
    body = written("TIFF", pages[0], save_all=True, append_images=pages[1:], compression="group4")

    image = opened(cleaned(body, "faks.tif", "image/tiff"))

    assert image.n_frames == 2  # type: ignore[attr-defined]
    assert [_page(image, number).tobytes() for number in (0, 1)] == [page.tobytes() for page in pages]


def _page(image: Image.Image, number: int) -> Image.Image:
    image.seek(number)
    return image.copy()


def test_a_moving_picture_keeps_its_frames_and_loses_its_comment() -> None:
    frames = [motif(), motif().transpose(Image.Transpose.ROTATE_180)]
    body = written("GIF", frames[0], save_all=True, append_images=frames[1:], duration=80, comment=SECRET)

    document = cleaned(body, "film.gif", "image/gif")

    assert SECRET not in document.body
    assert opened(document).n_frames == 2  # type: ignore[attr-defined]


def test_what_is_hidden_behind_a_photo_is_gone() -> None:
    pair = written("MPO", save_all=True, append_images=[motif()], exif=exif())
    for body in (pair, written("JPEG") + b"\x00PK\x03\x04" + SECRET):
        document = cleaned(body)
        nothing_is_left(document)
        assert document.body.endswith(b"\xff\xd9")
        assert opened(document).format == "JPEG"


PHOTO_OF_A_TELEPHONE = b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAchtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAA"
    "AAAAADRpbG9jAAAAAERAAAIAAQAAAAAB7AABAAAAAAAAAHYAAgAAAAACYgABAAAAAAAAAPgAAAA4aWluZgAAAAAAAgAAABVp"
    "bmZlAgAAAAABAABodmMxAAAAABVpbmZlAgAAAQACAABFeGlmAAAAAA5waXRtAAAAAAABAAABB2lwcnAAAADmaXBjbwAAAHZo"
    "dmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQAqQgEBA3AAAAMAkAAA"
    "AwAAAwAeoCCBBZbq5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkAAAATY29scm5jbHgAAQANAAaAAAAAFGlzcGUAAAAA"
    "AAAAQAAAAEAAAAAoY2xhcAAAAEAAAAABAAAAMAAAAAEAAAAAAAAAAv////AAAAACAAAAEHBpeGkAAAAAAwgICAAAAAlpcm90"
    "AwAAABlpcG1hAAAAAAAAAAEAAQaBAgMFhIYAAAAaaXJlZgAAAAAAAAAOY2RzYwACAAEAAQAAAXZtZGF0AAAAcigBrxOA9UU+"
    "FJ2bjsn2NzSLQqHpJTsTB7EPI6ZmmIsJkvXGLWYvKsZhOv9dRJos4JBda/3WWXCKHinOrlcvu+Z5yc7lK/Sc590n2fvfpz5c"
    "bpJ13ySPhYSUeNHCsFfixXNRLmvU7jBhcv3iI/4oZk246gAAAAZFeGlmAABNTQAqAAAACAAFAQ4AAgAAABkAAABKAQ8AAgAA"
    "ABkAAABkARAAAgAAAAoAAAB+ARIAAwAAAAEABgAAiCUABAAAAAEAAACIAAAAAFpha2xhZCBXem9yY293eSA1Mi4yMjk3TgAA"
    "WmFrbGFkIFd6b3Jjb3d5IDUyLjIyOTdOAABUZWxlZm9uIDcAAAQAAQACAAAAAk4AAAAAAgAFAAAAAwAAAL4AAwACAAAAAkUA"
    "AAAABAAFAAAAAwAAANYAAAAAAAAANAAAAAEAAAANAAAAAQAAAdUAAAAKAAAAFQAAAAEAAAAAAAAAAQAAAB4AAAAB"
)
"""The motif as HEIC, held sideways, with place and camera; nothing in the workshop can write one."""


def test_a_photo_in_the_format_of_a_telephone_becomes_one_that_all_can_open() -> None:
    assert SECRET in PHOTO_OF_A_TELEPHONE

    document = cleaned(PHOTO_OF_A_TELEPHONE, "IMG_0042.HEIC", "image/heic")

    nothing_is_left(document)
    assert (document.name, document.media_type) == ("IMG_0042.jpg", "image/jpeg")
    assert opened(document).size == (48, 64)


def test_a_photo_of_a_telephone_that_few_can_open_becomes_one_that_all_can() -> None:
    body = written("AVIF", exif=exif(), quality=95)

    document = cleaned(body, "IMG_0042.HEIC", "image/heic")

    nothing_is_left(document)
    assert (document.name, document.media_type) == ("IMG_0042.jpg", "image/jpeg")
    differ_at_most(opened(document), motif(), 40)


def test_the_first_bytes_decide_and_never_the_name() -> None:
    document = cleaned(written("JPEG", exif=exif()), "notatka.txt", "text/plain")
    nothing_is_left(document)
    assert (document.name, document.media_type) == ("notatka.jpg", "image/jpeg")


def test_what_is_no_picture_is_kept_as_it_is() -> None:
    for body in (b"14:02 E-STOP", b"BM 7 stoi, panel czarny", b"MM", b"RIFF1234WAVEfmt ", b"%PDF-1.7"):
        log = Document(name="linia.log", media_type="text/plain", body=body)
        assert clean(log) == log


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few hundred bytes that claims to be enormous."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 10_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b"this is no photo", "broken"),
        (written("JPEG")[:300], "broken"),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 50, "broken"),
        (b"II*\x00\xff\xff\xff\xff", "broken"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "broken"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "broken"),
        (bomb(60_000, 60_000), "too_many_pixels"),
        (bomb(MOST_PIXELS, 2), "too_many_pixels"),
        (bomb(400, 400), "broken"),
    ],
)
def test_a_broken_picture_or_a_bomb_is_refused_with_its_reason(body: bytes, reason: str) -> None:
    with pytest.raises(Unfit) as refusal:
        cleaned(body)
    assert refusal.value.reason == reason


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("panel.jpg", "panel.jpg"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("C:\\tajne\\plan.pdf", "C_tajne_plan.pdf"),
        ("zdjęcie \u202egpj.exe", "zdjęcie gpj.exe"),
        ("a\r\nSet-Cookie: x", "aSet-Cookie_ x"),
        ("", "file"),
        (".htaccess", "htaccess"),
        ("x" * 400 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_a_name_is_harmless_wherever_it_is_written(name: str, kept: str) -> None:
    assert harmless(name) == kept
