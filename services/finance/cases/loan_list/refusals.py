"""What an entry of a green loan list does not allow."""

from services.finance.cases.loan_list import policy as law
from shared.casework.grant_law import CHECKS
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

CREDIT_REVIEW = Mistake(
    "CREDIT_REVIEW",
    Text("信用状况需人工复核", "The credit of the firm is to be reviewed"),
    CHECKS,
    Text("说明复核意见", "state an opinion"),
)
TOO_LONG = Mistake(
    "VALID_TOO_LONG",
    Text("名单有效期超过一年", "An entry is valid for a year at most"),
    law.VALID,
    Text("不晚于{last}，不早于当日", "between today and {last}"),
)
OTHER_FIRM = Mistake(
    "NOT_ON_THE_LIST",
    Text("贷款企业不在名单中", "The loan went to a firm that is not on the list"),
    law.OWN_RISK,
    Text("名单企业为{uscc}；更正后报送", "the listed firm is {uscc}; correct the report"),
)
LOAN_KNOWN = Mistake(
    "LOAN_REPORTED_ALREADY",
    Text("该借款合同已报送", "This loan was reported already"),
    law.OWN_RISK,
    Text("核对合同编号", "check the number of the contract"),
)
OUTSIDE_VALIDITY = Mistake(
    "OUT_OF_WINDOW",
    Text("贷款不在名单有效期内发放", "The loan did not begin while the entry was valid"),
    law.VALID,
    Text("有效期为{since}至{until}", "it is valid from {since} to {until}"),
)
NO_SUCH_LOAN = Mistake(
    "NO_SUCH_LOAN",
    Text("没有该借款合同", "No such loan was reported"),
    law.ONCE,
    Text("核对合同编号", "check the number of the contract"),
)
NOT_GREEN = Mistake(
    "NOT_GREEN",
    Text("企业未评定绿色等级", "The firm has no grade of green"),
    law.HUZHOU,
    Text("评定后申请贴息", "claim when it has one"),
)
OUTSIDE_LOAN = Mistake(
    "OUTSIDE_LOAN",
    Text("计息期或本金超出借款合同", "The period or the principal lies outside the loan"),
    law.ONCE,
    Text("计息期在{start}至{end}之间，本金不超过{most}分", "between {start} and {end}, at most {most} fen"),
)
OVERLAP = Mistake(
    "PERIOD_TWICE",
    Text("计息期与已申请的重叠", "The period overlaps one that was claimed"),
    law.ONCE,
    Text("每日只贴息一次", "a day is subsidised once"),
)
NO_SUCH_CLAIM = Mistake(
    "NO_SUCH_CLAIM",
    Text("没有该贴息核算，或已撤回", "There is no such claim, or it was given back"),
    law.ONCE,
    Text("现有核算：{known}", "claims that there are: {known}"),
)
CLAIM_DECIDED = Mistake(
    "CLAIM_DECIDED",
    Text(
        "该贴息核算的拨付申请已核定或正在核验", "What was applied for by this claim is decided, or its key is asked for"
    ),
    law.ONCE,
    Text("核定后不得撤回核算", "a claim is withdrawn before the decision"),
)
MISUSED = Mistake(
    "LOAN_MISUSED",
    Text("该贷款已认定改变用途", "The loan was found to be used for something else"),
    law.PURPOSE,
    Text("不再贴息", "nothing of it is subsidised"),
)
