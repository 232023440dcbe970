"""Formats that every service checks: true values pass unchanged, one wrong character does not, and both languages say why."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from pydantic_core import to_json

from shared.casework.refusal import invalid
from shared.contracts.formats import (
    HAZARDOUS_WASTE_CATEGORIES,
    SECTIONS,
    CompilerNumber,
    HazardousWasteCode,
    IndustryCode,
    Latitude,
    Line,
    Longitude,
    Phone,
    ProjectCode,
    Prose,
    Sha256,
    Tonnes,
    Uscc,
    WanYuan,
)

SECOND = Decimal(1) / 3600


def read(kind: Any, value: Any) -> Any:
    """The value as it comes out of a message."""
    return TypeAdapter(kind).validate_json(to_json(value))


def explained(kind: Any, value: Any) -> str:
    """How the value is refused."""
    with pytest.raises(ValidationError) as caught:
        read(kind, value)
    [detail] = invalid(caught.value).refusal.details
    return detail.rule


def refused(kind: Any, value: Any) -> None:
    zh, _, en = explained(kind, value).partition(" / ")
    assert any("\u4e00" <= one <= "\u9fff" for one in zh) and en.isascii(), f"{zh} / {en}"


def digits(count: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=count, max_size=count)


def wide(text: str) -> str:
    """The same digits as a Chinese keyboard may type them: ０１２."""
    return "".join(chr(ord(one) + 0xFEE0) if one.isdigit() else one for one in text)


# -- unified social credit codes ----------------------------------------------------------------------------------

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
BODIES_OF_JINHUA = ("11330727002606583R", "11330782002609290T", "11330700MB10327095")


def check_digit(seventeen: str) -> str:
    """GB 32100-2015, from its formula: (31 - sum of value times 3^i mod 31) mod 31."""
    total = sum(ALPHABET.index(one) * 3**i for i, one in enumerate(seventeen))
    return ALPHABET[(31 - total % 31) % 31]


@st.composite
def credit_codes(draw: st.DrawFn) -> str:
    letters = st.sampled_from(ALPHABET)
    body = "".join(draw(st.lists(letters, min_size=11, max_size=11)))
    seventeen = body[:2] + draw(digits(6)) + body[2:]
    return seventeen + check_digit(seventeen)


@pytest.mark.parametrize("code", BODIES_OF_JINHUA)
def test_real_credit_codes_pass_and_any_one_changed_character_fails(code):
    assert read(Uscc, code) == code
    for place, old in enumerate(code):
        for new in set(ALPHABET) - {old}:
            refused(Uscc, code[:place] + new + code[place + 1 :])


@given(credit_codes())
def test_every_code_with_its_check_digit_passes(code):
    assert read(Uscc, code) == code


@given(credit_codes(), st.integers(0, 17), st.sampled_from(ALPHABET))
def test_a_credit_code_notices_one_changed_character(code, place, new):
    assume(code[place] != new)
    refused(Uscc, code[:place] + new + code[place + 1 :])


def test_a_village_cooperative_has_a_credit_code_too():
    seventeen = "N2330702MF1234567"
    code = seventeen + check_digit(seventeen)
    assert read(Uscc, code) == code


@pytest.mark.parametrize("change", [str.lower, " {}".format, "{}\n".format, lambda code: code[:17], wide])
def test_a_credit_code_is_written_in_one_way(change):
    refused(Uscc, change(BODIES_OF_JINHUA[2]))


# -- project codes ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "code",
    [
        "2018-330702-36-03-006014-000",
        "2017-130000-01-01-00001",
        "2020-330702-36-03-006014-000",
        "2013-330702-36-03-006014-000",
        "2208-330702-04-02-123456",
        "2012-330702-04-02-123456",
        "2101-330702-04-02-123456",
    ],
)
def test_project_codes_old_and_new(code):
    assert read(ProjectCode, code) == code


@pytest.mark.parametrize(
    "code",
    [
        "2221-330702-04-02-123456",
        "2200-330702-04-02-123456",
        "2018-330702-04-02-123456",
        "2012-330702-36-03-006014-000",
        "2021-330702-36-03-006014-000",
        "2208-330702-04-02-12345",
        "2208-33070-04-02-123456",
        "2208 330702 04 02 123456",
        "2018-330702-36-03-006014-001",
        wide("2208-330702-04-02-123456"),
        "²⁰¹⁸-330702-36-03-006014-000",
    ],
)
def test_project_codes_that_are_none(code):
    refused(ProjectCode, code)


@given(st.integers(0, 9999), digits(6), digits(2), digits(2), digits(6))
def test_the_first_four_digits_say_which_of_the_two_it_is(first, region, industry, kind, serial):
    new = f"{first:04}-{region}-{industry}-{kind}-{serial}"
    for code, right in ((new, 1 <= first % 100 <= 12), (f"{new}-000", 2013 <= first <= 2020)):
        if right:
            assert read(ProjectCode, code) == code
        else:
            refused(ProjectCode, code)


# -- coordinates --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    [
        "119.648",
        119.648,
        Decimal("119.648000"),
        "119°38'52.8\"",
        "119°38′52.8″",
        "119°38’52.8”",
        "119°38'52.8''",
        "119° 38′ 52.8″ E",
        "E119°38′52.8″",
        "东119度38分52.8秒",
        " 119.6480001 ",
    ],
)
def test_a_longitude_in_whatever_way_it_is_written(written):
    assert read(Longitude, written) == Decimal("119.648000")


def test_seconds_and_minutes_may_be_missing():
    assert read(Latitude, "29°") == Decimal("29.000000")
    assert read(Latitude, "29°5′") == Decimal("29.083333")
    assert read(Latitude, "北29度5分") == Decimal("29.083333")


@pytest.mark.parametrize(
    "written",
    ["", "东", "N29°05′", "119°60′", "119°38′60″", "119°38′-5″", "NaN", "Infinity", "1_19.5", "119,5", True, "1e2"],
)
def test_longitudes_that_are_none(written):
    refused(Longitude, written)


def test_a_longitude_for_a_latitude_is_noticed():
    refused(Latitude, "119.648")
    refused(Latitude, "E119°38′52.8″")
    refused(Longitude, "181")


@given(st.integers(0, 179), st.integers(0, 59), st.integers(0, 599))
def test_degrees_minutes_and_seconds_are_exact_to_six_places(degrees, minutes, tenths):
    read_back = read(Longitude, f"{degrees}°{minutes}′{tenths // 10}.{tenths % 10}″")
    assert abs(read_back - (degrees + 60 * minutes * SECOND + tenths * SECOND / 10)) <= Decimal("0.0000005")
    assert read_back.as_tuple().exponent == -6


@given(st.decimals(-180, 180, places=6))
def test_decimal_degrees_stay_what_they_are(degrees):
    assert read(Longitude, degrees) == degrees
    assert read(Longitude, read(Longitude, degrees)) == degrees


# -- hazardous waste and industries -------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["321-026-48", "841-001-01", "900-249-08", "772-007-50"])
def test_hazardous_waste_codes(code):
    assert read(HazardousWasteCode, code) == code


@pytest.mark.parametrize(
    "code", ["321-026-00", "321-026-51", "321-026-42", "321-26-48", "HW48", "321026-48", wide("321-026-48")]
)
def test_hazardous_waste_codes_that_are_none(code):
    refused(HazardousWasteCode, code)


@given(digits(3), digits(3), digits(2))
def test_a_waste_code_ends_in_a_category_of_the_catalogue(industry, serial, category):
    code = f"{industry}-{serial}-{category}"
    if int(category) in HAZARDOUS_WASTE_CATEGORIES:
        assert read(HazardousWasteCode, code) == code
    else:
        refused(HazardousWasteCode, code)


def test_the_catalogue_has_forty_six_categories():
    assert len(HAZARDOUS_WASTE_CATEGORIES) == 46


@pytest.mark.parametrize("code", ["C3392", "C3216", "A0111", "D4620", "N7724", "T9700"])
def test_industry_codes(code):
    assert read(IndustryCode, code) == code


@pytest.mark.parametrize("code", ["3392", "c3392", "C339", "U3392", "A3392", "C4411", "T9800", "A0000", wide("C3392")])
def test_industry_codes_that_are_none(code):
    refused(IndustryCode, code)


def test_each_division_belongs_to_one_section():
    assert [one for divisions in SECTIONS.values() for one in divisions] == list(range(1, 98))


# -- people, papers, amounts, texts -------------------------------------------------------------------------------


@pytest.mark.parametrize("number", ["13905790001", "19912345678", "0579-82345678", "0579-8234567"])
def test_phones(number):
    assert read(Phone, number) == number


@pytest.mark.parametrize(
    "number", ["12345678901", "1390579000", "0571-82345678", "057982345678", "139 0579 0001", wide("13905790001"), ""]
)
def test_phones_that_are_none(number):
    refused(Phone, number)


@given(digits(6))
def test_compiler_numbers(serial):
    assert read(CompilerNumber, f"BH{serial}") == f"BH{serial}"
    for wrong in (serial, f"bh{serial}", f"BH{serial}0", f"BH {serial}", wide(f"BH{serial}")):
        refused(CompilerNumber, wrong)


@given(st.binary(min_size=32, max_size=32))
def test_digests_are_lower_case(content):
    digest = content.hex()
    assert read(Sha256, digest) == digest
    refused(Sha256, digest[1:])
    refused(Sha256, f"{digest[:-1]}G")
    refused(Sha256, f"{digest[:-1]}A")


@given(st.decimals(0, 10**11 - 1, places=3))
def test_tonnes_have_three_decimals_at_most(amount):
    assert read(Tonnes, str(amount)) == amount
    assert explained(Tonnes, f"{amount}5")


@given(st.decimals(0, 10**12 - 1, places=2))
def test_amounts_of_ten_thousand_yuan_have_two(amount):
    assert read(WanYuan, str(amount)) == amount
    assert explained(WanYuan, f"{amount}5")


@pytest.mark.parametrize("amount", ["-0.001", "NaN", "Infinity", "一千", True, None, "1000000000000"])
def test_tonnes_that_are_none(amount):
    assert explained(Tonnes, amount)


@pytest.mark.parametrize("text", ["金华市婺城区", "a b", "“铝灰渣”（HW48）"])
def test_lines(text):
    assert read(Line, text) == text


@pytest.mark.parametrize("text", [" ", "　", "a\x00b", "a\x1bb", "a\nb", "a\n", "a\u2028b"])
def test_lines_that_are_none(text):
    refused(Line, text)


def test_prose_may_break_its_lines_but_not_be_blank():
    assert read(Prose, "第一段。\n\t第二段。") == "第一段。\n\t第二段。"
    for text in ("\n \n", "a\x00b"):
        refused(Prose, text)
    assert explained(Line, "字" * 201) and explained(Prose, "字" * 4001) and explained(Line, "")
