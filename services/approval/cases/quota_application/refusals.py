"""The mistakes that a quota application refuses: each with its code, words, legal ground and remedy."""

from services.approval.cases.quota_application import policy as law
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

POLLUTANT = Mistake(
    "E_POLLUTANT",
    Text("污染物与指标不符", "The pollutant does not fit"),
    law.TOTALS_FIRST,
    Text("可填：{known}", "possible: {known}"),
)
NAMED_TWICE = Mistake(
    "E_POLLUTANT",
    Text("同一污染物重复填报", "A pollutant is named twice"),
    law.TOTALS_FIRST,
    Text("合并为一项", "put it into one line"),
)
NO_BASIN = Mistake(
    "E_BASIN",
    Text("水污染物应注明流域", "Water pollutants belong to a basin"),
    law.REPLACEMENT,
    Text("注明项目所在流域", "name the project's basin"),
)
OTHER_BASIN = Mistake(
    "E_BASIN",
    Text("水污染物指标不得跨流域使用", "Water quotas never leave their basin"),
    law.REPLACEMENT,
    Text("改用{basin}的指标", "use tonnes of the {basin}"),
)
RESERVE_DIRECT = Mistake(
    "E_RESERVE_DIRECT",
    Text("一般项目不得由政府储备直接出让", "A general project gets nothing from the reserve directly"),
    law.ORDER,
    Text("通过电子竞价或向其他企业购买", "buy at auction or from another firm"),
)
NO_PERMIT = Mistake(
    "E_SOURCE_NO_PERMIT",
    Text("削减单位无排污许可证或登记，不能作为替代来源", "A plant without permit or registration is no source"),
    law.REPLACEMENT,
    Text("更换替代来源", "name another source"),
)
PERMIT_DIFFERS = Mistake(
    "PERMIT_DIFFERS",
    Text("与全国排污许可证管理信息平台不一致", "The permit platform shows something else"),
    law.INCLUDED,
    Text("平台显示：{shown}", "it shows: {shown}"),
)
SOURCE_REUSED = Mistake(
    "E_SOURCE_REUSED",
    Text("该削减量已用于其他项目", "This reduction serves another project already"),
    law.REPLACEMENT,
    Text("更换替代来源", "name another source"),
)
CASE_REF = Mistake(
    "E_CASE_REF",
    Text("关联环评已终止", "The EIA case is over"),
    law.TOTALS_FIRST,
    Text("重新申报环评后再申请", "file the EIA again first"),
)
EXEMPTION = Mistake(
    "E_EXEMPTION",
    Text("不符合该免替代情形", "This exemption does not apply"),
    law.DOMESTIC,
    Text("按核定的替代量办理", "let the need be assessed"),
)
NOT_DECOUPLED = Mistake(
    "E_EXEMPTION",
    Text("绿色通道未认定该项目与总量指标脱钩", "The green channel did not decouple this project from quotas"),
    law.DECOUPLED,
    Text("按核定的替代量办理", "let the need be assessed"),
)
NO_ACCOUNT = Mistake(
    "E_NO_ACCOUNT",
    Text("没有可用的储备账户", "There is no such reserve"),
    law.ORDER,
    Text("先设立储备账户", "open the reserve first"),
)
NOT_INCLUDED = Mistake(
    "E_NOT_INCLUDED",
    Text("未取得排污许可证且未登记的单位不纳入", "A plant with neither permit nor registration is not included"),
    law.INCLUDED,
    Text("先办理排污许可或登记", "get a permit or register first"),
)
NO_INITIAL_BASIS = Mistake(
    "E_INITIAL_BASIS",
    Text("没有可采用的核算依据", "Nothing that the right could rest on was given"),
    law.ACCOUNTING,
    Text("提供许可量、全厂环评量或系数法核算量", "give the permit's, the whole plant's EIA or the coefficients' value"),
)
TERM = Mistake(
    "E_TERM",
    Text("期限过长", "The term is too long"),
    law.PAID_USE,
    Text("最长{most}个月", "at most {most} months"),
)
PRICE = Mistake(
    "E_PRICE",
    Text("直接出让按基准价计费", "Direct sales are made at the base price"),
    law.DIRECT_SALE,
    Text("基准价为{base}分", "the base price is {base} fen"),
)
NO_PRICE = Mistake(
    "E_PRICE",
    Text("没有基准价，应填写成交价", "There is no base price, and no price was agreed"),
    law.PAID_USE,
    Text("填写成交价", "give the agreed price"),
)
TRADE_ONLY = Mistake(
    "E_TRADE_ONLY",
    Text("自2022年6月1日起只能通过交易取得", "From 1 June 2022 this right can only be traded"),
    law.VOCS_WUYI,
    Text("通过电子竞价或向其他企业购买", "buy at auction or from another firm"),
)
TOP_UP = Mistake(
    "E_TOP_UP",
    Text("实际排放量超过排污权", "More is emitted than was bought"),
    law.TRIAL_RUN,
    Text("先补充购买{missing}吨/年", "buy {missing} t/a more first"),
)
NOT_HELD = Mistake(
    "E_NOT_HELD",
    Text("超过持有的排污权", "That is more than is held"),
    law.PAID_USE,
    Text("至多{most}吨/年", "at most {most} t/a"),
)
PAST_TERM = Mistake(
    "E_TERM",
    Text("超出排污权有效期", "The rights do not last that long"),
    law.PAID_USE,
    Text("不晚于{last}", "until {last} at the latest"),
)
