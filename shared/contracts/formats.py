"""Formats that every service checks in the same way; a value that fails is explained in both languages."""

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field
from stdnum.cn import uscc

from shared.contracts.text import Text


def _matches(pattern: str, rule: Text) -> Callable[[str], str]:
    compiled = re.compile(pattern)

    def check(value: str) -> str:
        if not compiled.fullmatch(value):
            raise ValueError(str(rule))
        return value

    return check


def _credit_code(value: str) -> str:
    """GB 32100-2015: 18 characters, the last of which is a check digit."""
    if not _is_credit_code(value):
        rule = Text(
            "统一社会信用代码应为18位且校验码正确",
            "a unified social credit code has 18 characters and a true check digit",
        )
        raise ValueError(str(rule))
    return value


@lru_cache(maxsize=100_000)
def _is_credit_code(value: str) -> bool:
    """The same firms come again and again; a check costs as much as filing a fact."""
    return len(value) == 18 and uscc.is_valid(value) and value == uscc.compact(value)


OLD_PROJECT_CODE = re.compile(r"(?P<year>20(1[3-9]|20))-\d{6}-\d{2}-\d{2}-(\d{5}|\d{6}-000)")
NEW_PROJECT_CODE = re.compile(r"\d{2}(0[1-9]|1[0-2])-\d{6}-\d{2}-\d{2}-\d{6}")


def _project_code(value: str) -> str:
    """Old codes begin with a year 2013..2020 (never ``yymm``: there is no month 13..20), new ones with year and month."""
    begins_with_year = value[:4].isdigit() and 2013 <= int(value[:4]) <= 2020
    if not (OLD_PROJECT_CODE if begins_with_year else NEW_PROJECT_CODE).fullmatch(value):
        rule = Text(
            "项目代码应为“年月-区划-行业-类型-序号”，旧代码为“年份-区划-行业-类型-序号-000”",
            "a project code is yymm-RRRRRR-II-TT-NNNNNN, an old one yyyy-RRRRRR-II-TT-NNNNNN-000",
        )
        raise ValueError(str(rule))
    return value


HAZARDOUS_WASTE_CATEGORIES = range(1, 51)


def _hazardous_waste_code(value: str) -> str:
    """National catalogue of hazardous waste: the last two digits are the category, HW01 to HW50."""
    if not re.fullmatch(r"\d{3}-\d{3}-\d{2}", value) or int(value[-2:]) not in HAZARDOUS_WASTE_CATEGORIES:
        rule = Text("危险废物代码应为“行业-序号-类别”，如321-026-48", "a hazardous-waste code reads like 321-026-48")
        raise ValueError(str(rule))
    return value


DEGREES_MINUTES_SECONDS = re.compile(
    r"""\s*[EN东北]?\s*(?P<d>\d{1,3})\s*[°度]\s*(?:(?P<m>\d{1,2})\s*['′分]\s*)?(?:(?P<s>\d{1,2}(?:\.\d+)?)\s*["″秒]\s*)?[EN东北]?\s*"""
)
SIX_PLACES = Decimal("0.000001")


def _degrees(value: Any) -> Decimal:
    """Decimal degrees with six places; degrees, minutes and seconds (119°38'52.8") are converted."""
    if isinstance(value, str) and (found := DEGREES_MINUTES_SECONDS.fullmatch(value)):
        degrees, minutes, seconds = (Decimal(found[part] or 0) for part in "dms")
        if minutes < 60 and seconds < 60:
            return (degrees + minutes / 60 + seconds / 3600).quantize(SIX_PLACES)
    try:
        return Decimal(str(value)).quantize(SIX_PLACES)
    except InvalidOperation:
        rule = Text("经纬度应为度（小数）或度分秒", "coordinates are decimal degrees, or degrees, minutes and seconds")
        raise ValueError(str(rule)) from None


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

IndustryCode = Annotated[
    str,
    AfterValidator(
        _matches(
            r"[A-T]\d{4}",
            Text("行业代码应为一位字母加四位数字，如C3392", "an industry code is a letter and four digits, as C3392"),
        )
    ),
]
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

HazardousWasteCode = Annotated[str, AfterValidator(_hazardous_waste_code)]

Longitude = Annotated[Decimal, BeforeValidator(_degrees), Field(ge=-180, le=180)]
Latitude = Annotated[Decimal, BeforeValidator(_degrees), Field(ge=-90, le=90)]

Tonnes = Annotated[Decimal, Field(ge=0, max_digits=14, decimal_places=3)]
"""t/a"""

WanYuan = Annotated[Decimal, Field(ge=0, max_digits=14, decimal_places=2)]
"""万元"""

Line = Annotated[str, Field(min_length=1, max_length=200)]
"""One line of text: a name, an address, a title."""

Prose = Annotated[str, Field(min_length=1, max_length=4000)]
"""A few paragraphs: reasons, an answer, an overview."""
