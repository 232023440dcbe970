"""Who a credit code stands for: it is read in any width and case, never guessed, and a wrong one says what is wrong."""

from unicodedata import normalize

from stdnum.cn import uscc

from shared.casework.law import Ground, Mark
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

GB_32100 = Ground(Text("GB 32100-2015 统一社会信用代码", "GB 32100-2015, unified social credit code"), Mark.RECALLED)
ALPHABET = frozenset("0123456789ABCDEFGHJKLMNPQRTUWXY")
LENGTH = 18
OLD_LENGTH = 15
"""Of a registration number from before 2015."""

USCC_LEGACY_ID = Mistake(
    "USCC_LEGACY_ID",
    Text("这是旧注册号，不是统一社会信用代码", "This is an old registration number, not a credit code"),
    GB_32100,
    Text("不填代码，由信用专员人工匹配主体", "leave it out; the credit desk finds the subject by hand"),
)
USCC_LENGTH = Mistake(
    "USCC_LENGTH",
    Text("统一社会信用代码应为18位", "A credit code has 18 characters"),
    GB_32100,
    Text("核对营业执照", "look at the licence"),
)
USCC_CHARSET = Mistake(
    "USCC_CHARSET",
    Text("统一社会信用代码含有不使用的字符", "The credit code has characters that credit codes do not use"),
    GB_32100,
    Text("不使用I、O、S、V、Z；系统不代为改写，请核对营业执照", "I, O, S, V and Z are not used; look at the licence"),
)
USCC_CHECK = Mistake(
    "USCC_CHECK",
    Text("统一社会信用代码的校验码不正确", "The check character of the credit code is wrong"),
    GB_32100,
    Text("核对营业执照", "look at the licence"),
)


def as_written(given: str) -> str:
    """In half-width capitals without blanks around it, whether or not it is a credit code."""
    return normalize("NFKC", given).strip().upper()


def credit_code(field: str, given: str) -> str:
    """The code as it is written; refused where it is none."""
    code = as_written(given)
    if len(code) == OLD_LENGTH and code.isdigit():
        raise USCC_LEGACY_ID.at(field, given)
    if len(code) != LENGTH:
        raise USCC_LENGTH.at(field, given)
    if not set(code) <= ALPHABET:
        raise USCC_CHARSET.at(field, given)
    if code[-1] != uscc.calc_check_digit(code):
        raise USCC_CHECK.at(field, given)
    return code
