"""The comparison of pictures: blind to how letters are drawn, not to what is where."""

from io import BytesIO

from PIL import Image, ImageDraw, ImageFilter

from scripts.pinturas import differences, grey, small


def page(card: int = 60, move: int = 0, extra: int = 0, blur: float = 0.0) -> bytes:
    """A page of cards with lines of "text", 1366 wide."""
    image = Image.new("RGB", (1366, 2400 + extra), "#FAFCFC")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 230, 2400 + extra), fill="#F0F4F5")
    for n in range(5):
        top = 80 + n * 460 + (move if n > 1 else 0)
        draw.rectangle((260 + card, top, 1330, top + 400), outline="#DCE4E6", fill="#FFFFFF")
        draw.rectangle((300 + card, top + 40, 900, top + 300), fill="#0F5C63")
        for line in range(6):
            draw.rectangle((940, top + 40 + line * 40, 1250, top + 54 + line * 40), fill="#555")
    if blur:
        image = image.filter(ImageFilter.GaussianBlur(blur))
    out = BytesIO()
    image.save(out, "PNG")
    return grey(out.getvalue(), 1366)


def test_the_same_page_has_no_differences():
    assert differences(page(), page()) == []


def test_another_antialiasing_is_no_difference():
    assert differences(page(blur=1.5), page()) == []


def test_a_line_that_wraps_moves_what_is_below_and_is_no_difference():
    assert differences(page(move=24, extra=24), page()) == []


def test_a_card_elsewhere_is_a_difference():
    assert differences(page(card=260), page())


def test_a_page_half_as_long_is_a_difference():
    half = Image.open(BytesIO(page()))
    out = BytesIO()
    half.crop((0, 0, half.width, half.height // 2)).save(out, "PNG")
    assert differences(out.getvalue(), page())


def test_a_picture_for_documents_is_small():
    assert len(small(page(), 256)) < 20_000
