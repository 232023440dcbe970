"""Formats that every service checks in the same way; a value that fails is explained in both languages."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any
from unicodedata import normalize

from pydantic import AfterValidator, BeforeValidator, Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema
from stdnum.cn import uscc

from shared.contracts.text import Text


@dataclass(frozen=True)
class Written:
    """Text that is written in this way, else the rule is told. Checked by pydantic's own core, so that no form of thirty fields
    calls back thirty times; schemas for outsiders show the pattern, which therefore is in the syntax that all of them share."""

    pattern: str
    rule: Text

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        said = core_schema.str_schema(pattern=f"^(?:{self.pattern})$")
        told = core_schema.custom_error_schema(said, "written", custom_error_message=str(self.rule))
        return core_schema.chain_schema([handler(source), told])

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return handler(schema) | {"pattern": f"^(?:{self.pattern})$"}


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


NOT_IN_A_LINE = r"\x00-\x08\x0a-\x1f\x7f\x85\u2028\u2029"
CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def _legible(value: str) -> str:
    """Something to read, without characters that stores and screens choke on; lines may break."""
    if not value.strip() or CONTROL_CHARACTERS.search(value):
        raise ValueError(str(Text("不得为空白，不得含控制字符", "must not be blank or hold control characters")))
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

ProjectCode = Annotated[
    str,
    Written(
        r"20(?:1[3-9]|20)-[0-9]{6}-[0-9]{2}-[0-9]{2}-(?:[0-9]{5}|[0-9]{6}-000)"
        r"|[0-9]{2}(?:0[1-9]|1[0-2])-[0-9]{6}-[0-9]{2}-[0-9]{2}-[0-9]{6}",
        Text(
            "项目代码应为“年月-区划-行业-类型-序号”，旧代码为“年份-区划-行业-类型-序号-000”",
            "a project code is yymm-RRRRRR-II-TT-NNNNNN, an old one yyyy-RRRRRR-II-TT-NNNNNN-000",
        ),
    ),
]
"""投资项目在线审批监管平台项目代码. Old codes begin with a year 2013..2020 (never ``yymm``: there is no month 13..20), new ones
with year and month."""

Phone = Annotated[
    str,
    Written(
        r"1[3-9][0-9]{9}|0579-[0-9]{7,8}",
        Text("电话应为手机号码或0579区号的座机", "a mobile number, or a landline with 0579"),
    ),
]

IndustryCode = Annotated[str, AfterValidator(_industry_code)]
"""国民经济行业代码 (GB/T 4754-2017)"""

Sha256 = Annotated[
    str, Written(r"[0-9a-f]{64}", Text("应为64位小写十六进制摘要", "a digest is 64 lower-case hexadecimal digits"))
]

CompilerNumber = Annotated[
    str,
    Written(r"BH[0-9]{6}", Text("编制人员信用编号应为BH加六位数字", "a compiler's credit number is BH and six digits")),
]
"""环境影响评价信用平台的编制人员信用编号"""

CmaNumber = Annotated[
    str, Written(r"[0-9]{12}", Text("资质认定证书编号应为12位数字", "a CMA certificate has a number of 12 digits"))
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
    str, Written(r"[0-9]{12}", Text("支付系统行号应为12位数字", "a bank's clearing number has 12 digits"))
]
"""支付系统行号"""

BudgetDocument = Annotated[
    str,
    Written(
        r"\S{2,8}〔20[0-9]{2}〕[0-9]{1,4}号",
        Text("预算文号应如“浙财资环〔2023〕35号”", "a budget document reads like 浙财资环〔2023〕35号"),
    ),
]
"""预算文号"""

FunctionCode = Annotated[
    str, Written(r"[0-9]{7}", Text("功能分类科目应为7位数字", "a function code of the budget has 7 digits"))
]
"""支出功能分类科目"""

Line = Annotated[
    str,
    Field(min_length=1, max_length=200),
    Written(
        rf"[^{NOT_IN_A_LINE}]*[^\s{NOT_IN_A_LINE}][^{NOT_IN_A_LINE}]*",
        Text(
            "应为一行文字，不得为空白，不得含控制字符",
            "one line, which must not be blank or hold control characters",
        ),
    ),
]
"""One line of text: a name, an address, a title."""

Prose = Annotated[str, Field(min_length=1, max_length=4000), AfterValidator(_legible)]
"""A few paragraphs: reasons, an answer, an overview."""
