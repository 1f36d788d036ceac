"""Pictures for tests: a photo as a telephone takes it, with place, camera and comment."""

from io import BytesIO

from PIL import ExifTags, Image

SECRET = b"Zaklad Wzorcowy 52.2297N"


def motif(mode: str = "RGB") -> Image.Image:
    """A picture on which turning and mirroring show: brighter to the right, darker downwards."""
    across = Image.linear_gradient("L").rotate(90).resize((64, 48))
    down = Image.linear_gradient("L").resize((64, 48))
    return Image.merge("RGB", (across, down, across)).convert(mode)


def exif(orientation: int = 1) -> bytes:
    found = Image.Exif()
    found[ExifTags.Base.Make] = SECRET.decode()
    found[ExifTags.Base.Model] = "Telefon 7"
    found[ExifTags.Base.ImageDescription] = SECRET.decode()
    found[ExifTags.Base.Orientation] = orientation
    place = found.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef] = "N"
    place[ExifTags.GPS.GPSLatitude] = (52.0, 13.0, 46.9)
    place[ExifTags.GPS.GPSLongitudeRef] = "E"
    place[ExifTags.GPS.GPSLongitude] = (21.0, 0.0, 30.0)
    return found.tobytes()


def written(kind: str, image: Image.Image | None = None, **more: object) -> bytes:
    out = BytesIO()
    (image or motif()).save(out, kind, **more)
    return out.getvalue()


def photo() -> bytes:
    """Return a JPEG with everything that must not be kept."""
    return written("JPEG", exif=exif(), comment=SECRET, xmp=SECRET)


def is_bare(body: bytes) -> bool:
    """Say whether a picture holds its pixels and nothing of where, when and by what it was taken."""
    image = Image.open(BytesIO(body))
    image.load()
    told = {"exif", "xmp", "comment", "icc_profile", "photoshop", "Comment", "Software", "XML:com.adobe.xmp"}
    gps = image.getexif().get_ifd(ExifTags.IFD.GPSInfo)
    return not (dict(image.getexif()) or gps or SECRET in body or told.intersection(image.info))
