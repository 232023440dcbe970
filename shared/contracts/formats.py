"""Formats that every service checks in the same way; a value that fails is explained in both languages."""

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any
from unicodedata import normalize

from pydantic import AfterValidator, BeforeValidator, Field
from stdnum.cn import uscc

from shared.contracts.text import Text


def _matches(pattern: str, rule: Text) -> Callable[[str], str]:
    compiled = re.compile(pattern, re.ASCII)

    def check(value: str) -> str:
        if not compiled.fullmatch(value):
            raise ValueError(str(rule))
        return value

    return check


CREDIT_CODE = re.compile(r"[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}")


def _credit_code(value: str) -> str:
    """GB 32100-2015: who registered it and as what (village co-operatives begin with N), where, and a check digit."""
    if not is_credit_code(value):
        rule = Text(
            "统一社会信用代码应为18位且校验码正确",
            "a unified social credit code has 18 characters and a true check digit",
        )
        raise ValueError(str(rule))
    return value


@lru_cache(maxsize=100_000)
def is_credit_code(value: str) -> bool:
    """Whether it is one as it stands; the number of an identity card, as long, is none. Kept, for the same firms come again
    and again, and a check costs as much as filing a fact."""
    return bool(CREDIT_CODE.fullmatch(value)) and value[-1] == uscc.calc_check_digit(value)


OLD_PROJECT_CODE = re.compile(r"20(1[3-9]|20)-\d{6}-\d{2}-\d{2}-(\d{5}|\d{6}-000)", re.ASCII)
NEW_PROJECT_CODE = re.compile(r"\d{2}(0[1-9]|1[0-2])-\d{6}-\d{2}-\d{2}-\d{6}", re.ASCII)


def _project_code(value: str) -> str:
    """Old codes begin with a year 2013..2020 (never ``yymm``: there is no month 13..20), new ones with year and month."""
    if not OLD_PROJECT_CODE.fullmatch(value) and not NEW_PROJECT_CODE.fullmatch(value):
        rule = Text(
            "项目代码应为“年月-区划-行业-类型-序号”，旧代码为“年份-区划-行业-类型-序号-000”",
            "a project code is yymm-RRRRRR-II-TT-NNNNNN, an old one yyyy-RRRRRR-II-TT-NNNNNN-000",
        )
        raise ValueError(str(rule))
    return value


HAZARDOUS_WASTE_CODE = re.compile(r"\d{3}-\d{3}-(?P<category>\d{2})", re.ASCII)
HAZARDOUS_WASTE_CATEGORIES = (*range(1, 41), *range(45, 51))
"""HW01 to HW50, of which the catalogue of 2016 gave up HW41 to HW44."""


def is_hazardous_waste_code(value: str) -> bool:
    """National catalogue of hazardous waste: the last two digits are the category."""
    found = HAZARDOUS_WASTE_CODE.fullmatch(value)
    return bool(found) and int(found["category"]) in HAZARDOUS_WASTE_CATEGORIES


def _hazardous_waste_code(value: str) -> str:
    if not is_hazardous_waste_code(value):
        rule = Text("危险废物代码应为“行业-序号-类别”，如321-026-48", "a hazardous-waste code reads like 321-026-48")
        raise ValueError(str(rule))
    return value


SECTIONS = {
    "A": range(1, 6), "B": range(6, 13), "C": range(13, 44), "D": range(44, 47), "E": range(47, 51), "F": range(51, 53),
    "G": range(53, 61), "H": range(61, 63), "I": range(63, 66), "J": range(66, 70), "K": range(70, 71), "L": range(71, 73),
    "M": range(73, 76), "N": range(76, 80), "O": range(80, 83), "P": range(83, 84), "Q": range(84, 86), "R": range(86, 91),
    "S": range(91, 97), "T": range(97, 98),
}  # fmt: skip
"""The two-digit divisions of each section (门类) of GB/T 4754-2017."""
INDUSTRY_CODE = re.compile(r"(?P<section>[A-T])(?P<division>\d{2})\d{2}", re.ASCII)


def _industry_code(value: str) -> str:
    found = INDUSTRY_CODE.fullmatch(value)
    if not found or int(found["division"]) not in SECTIONS[found["section"]]:
        rule = Text(
            "行业代码应为门类字母加四位数字且二者相符，如C3392",
            "an industry code is the letter of its section and four digits, as C3392",
        )
        raise ValueError(str(rule))
    return value


SIX_PLACES = Decimal("0.000001")
DECIMAL_DEGREES = re.compile(r"[+-]?\d{1,3}(\.\d+)?", re.ASCII)


def _degrees(towards: str) -> Callable[[Any], Decimal]:
    """Decimal degrees with six places; degrees, minutes and seconds (119°38'52.8") are converted.

    ``towards``: the letters that may stand with them; N with a longitude betrays that the two were swapped.
    """
    minutes_and_seconds = re.compile(
        rf"""[{towards}]?\s*(?P<d>\d{{1,3}})\s*[°度]\s*(?:(?P<m>[0-5]?\d)\s*['′’分]\s*)?"""
        rf"""(?:(?P<s>[0-5]?\d(?:\.\d+)?)\s*(?:["″”秒]|''|′′|’’)\s*)?[{towards}]?""",
        re.ASCII,
    )

    def degrees(value: Any) -> Decimal:
        text = str(value).strip()
        if found := minutes_and_seconds.fullmatch(text):
            whole, minutes, seconds = (Decimal(found[part] or 0) for part in "dms")
            return (whole + minutes / 60 + seconds / 3600).quantize(SIX_PLACES)
        if DECIMAL_DEGREES.fullmatch(text):
            return Decimal(text).quantize(SIX_PLACES)
        rule = Text("经纬度应为度（小数）或度分秒", "coordinates are decimal degrees, or degrees, minutes and seconds")
        raise ValueError(str(rule))

    return degrees


CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def _legible(value: str) -> str:
    """Something to read, without characters that stores and screens choke on; lines may break."""
    if not value.strip() or CONTROL_CHARACTERS.search(value):
        raise ValueError(str(Text("不得为空白，不得含控制字符", "must not be blank or hold control characters")))
    return value


def _one_line(value: str) -> str:
    if value.splitlines() != [value]:
        raise ValueError(str(Text("不得换行", "must be one line")))
    return value


SEPARATORS = re.compile(r"[\s\-‐‑‒–—−.·。．]")
LOOKALIKES = str.maketrans("OIB", "018")


def normalised(identifier: str) -> str:
    """A number as it is compared with others: half-width, upper case, without spaces, hyphens and dots."""
    return SEPARATORS.sub("", normalize("NFKC", identifier)).upper()


def lookalike(identifier: str) -> str:
    """What a careless reader takes the number for: O is read as 0, I as 1, B as 8."""
    return normalised(identifier).translate(LOOKALIKES)


def _account(value: str) -> str:
    if not re.fullmatch(r"\d{8,32}", value, re.ASCII):
        raise ValueError(str(Text("银行账号应为8至32位数字", "a bank account has 8 to 32 digits")))
    return value


Uscc = Annotated[str, AfterValidator(_credit_code)]
"""统一社会信用代码"""

ProjectCode = Annotated[str, AfterValidator(_project_code)]
"""投资项目在线审批监管平台项目代码，新旧两种"""

Phone = Annotated[
    str,
    AfterValidator(
        _matches(
            r"1[3-9]\d{9}|0579-\d{7,8}",
            Text("电话应为手机号码或0579区号的座机", "a mobile number, or a landline with 0579"),
        )
    ),
]

IndustryCode = Annotated[str, AfterValidator(_industry_code)]
"""国民经济行业代码 (GB/T 4754-2017)"""

Sha256 = Annotated[
    str,
    AfterValidator(
        _matches(r"[0-9a-f]{64}", Text("应为64位小写十六进制摘要", "a digest is 64 lower-case hexadecimal digits"))
    ),
]

CompilerNumber = Annotated[
    str,
    AfterValidator(
        _matches(
            r"BH\d{6}", Text("编制人员信用编号应为BH加六位数字", "a compiler's credit number is BH and six digits")
        )
    ),
]
"""环境影响评价信用平台的编制人员信用编号"""

CmaNumber = Annotated[
    str,
    AfterValidator(
        _matches(r"\d{12}", Text("资质认定证书编号应为12位数字", "a CMA certificate has a number of 12 digits"))
    ),
]
"""检验检测机构资质认定证书编号"""

HazardousWasteCode = Annotated[str, AfterValidator(_hazardous_waste_code)]
"""国家危险废物名录的废物代码"""

Longitude = Annotated[Decimal, BeforeValidator(_degrees("E东")), Field(ge=-180, le=180)]
Latitude = Annotated[Decimal, BeforeValidator(_degrees("N北")), Field(ge=-90, le=90)]

Tonnes = Annotated[Decimal, Field(ge=0, max_digits=14, decimal_places=3)]
"""t/a"""

WanYuan = Annotated[Decimal, Field(ge=0, max_digits=14, decimal_places=2)]
"""万元"""

Fen = Annotated[int, Field(strict=True, ge=0, le=2**63 - 1)]
"""分: a hundredth of a yuan; a whole number that fits 64 bits, never a decimal"""

SomeFen = Annotated[int, Field(strict=True, gt=0, le=2**63 - 1)]
"""More than nothing."""

BankAccount = Annotated[str, BeforeValidator(lambda value: normalised(str(value))), AfterValidator(_account)]
"""银行账号"""

Cnaps = Annotated[
    str,
    AfterValidator(_matches(r"\d{12}", Text("支付系统行号应为12位数字", "a bank's clearing number has 12 digits"))),
]
"""支付系统行号"""

BudgetDocument = Annotated[
    str,
    AfterValidator(
        _matches(
            r"\S{2,8}〔20\d\d〕\d{1,4}号",
            Text("预算文号应如“浙财资环〔2023〕35号”", "a budget document reads like 浙财资环〔2023〕35号"),
        )
    ),
]
"""预算文号"""

FunctionCode = Annotated[
    str,
    AfterValidator(_matches(r"\d{7}", Text("功能分类科目应为7位数字", "a function code of the budget has 7 digits"))),
]
"""支出功能分类科目"""

Line = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(_legible), AfterValidator(_one_line)]
"""One line of text: a name, an address, a title."""

Prose = Annotated[str, Field(min_length=1, max_length=4000), AfterValidator(_legible)]
"""A few paragraphs: reasons, an answer, an overview."""
