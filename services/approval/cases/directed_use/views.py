"""What outsiders see of directed use: its line in the register, and the public notices."""

from datetime import date
from typing import Any

from services.approval.cases.directed_use.messages import Application
from services.approval.cases.directed_use.rules import Approved, Opened, Published, Refused
from shared.casework.case_type import Label, Listing
from shared.casework.notice import Notice
from shared.contracts.text import Text

FIGURES = {
    "annual_qty": Label("年利用量（吨）", "a year, t"),
    "used": Label("已利用（吨）", "used, t"),
    "year_from": Label("计量年度起始日", "year counted from"),
}


def listing(state: Any) -> Listing:
    if not isinstance(state, Opened):
        return Listing(title="")
    application = state.application
    waste, producer, user = application.waste, application.producer, application.user
    number = (state.p2p_no,) if isinstance(state, Approved) else ()
    return Listing(
        title=f"{producer.name}→{user.name}：{waste.name}（{waste.code}）",
        parties=(producer.uscc, user.uscc),
        division=producer.division,
        topics=(waste.code, *number),
        figures=_figures(state),
    )


def _figures(state: Opened) -> dict[str, str]:
    """Tonnes; ``used`` is the sum of the newest exemption year, which began on ``year_from``."""
    if not isinstance(state, Approved):
        return {"annual_qty": f"{state.application.annual_qty:.3f}"}
    year = max(state.used, default=state.valid_from)
    used = state.used_in(year)
    return {"annual_qty": f"{state.annual_qty:.3f}", "used": f"{used:.3f}", "year_from": year.isoformat()}


def notice(state: Any) -> Notice | None:
    """The notice that the case has up now: of the intended approval, or of the decision."""
    match state:
        case Approved():
            return _decision(state, state.decided_on, _approval(state))
        case Refused():
            return _decision(state, state.decided_on, ())
        case Published():
            return _intended(state)
        case _:
            return None


Lines = tuple[tuple[Text, Any], ...]

ONLY_THE_USE = Text(
    "仅豁免利用环节；收集、贮存、运输仍按危险废物管理，转移应填联单，不得转让他人",
    "only the use is exempt: collection, storage and transport stay regulated, transfers need a manifest, and nothing may be passed on",
)
RIGHTS = Text(
    "公示期间可以向市生态环境局书面提出意见",
    "comments may be sent in writing to the municipal bureau while the notice is up",
)


def _intended(state: Published) -> Notice | None:
    if not state.publicity:
        return None
    return Notice(
        Text("危险废物点对点定向利用拟同意公示", "Notice of an intended approval of directed use"),
        state.publicity.starts_on,
        state.publicity.ends_on,
        (
            *_use(state.application),
            (Text("年利用量（吨）", "quantity, t a year"), state.application.annual_qty),
            (Text("意见反馈", "comments"), RIGHTS),
        ),
    )


def _decision(state: Refused | Approved, decided_on: date | None, lines: Lines) -> Notice:
    return Notice(
        Text("危险废物点对点定向利用决定公告", "Notice of the decision on directed use"),
        decided_on,
        None,
        (
            *_use(state.application),
            (Text("决定日期", "decided on"), decided_on),
            (Text("状态", "status"), type(state).TITLE),
            *lines,
        ),
    )


def _approval(state: Approved) -> Lines:
    return (
        (Text("文号", "document number"), state.p2p_no),
        (Text("年利用量（吨）", "quantity, t a year"), state.annual_qty),
        (Text("有效期自", "valid from"), state.valid_from),
        (Text("有效期至", "valid until"), state.valid_to),
        (Text("依据豁免管理清单", "item of the exemption list"), state.exemption_item),
        (Text("附加要求", "conditions"), state.conditions),
        (Text("豁免范围", "what is exempt"), ONLY_THE_USE),
    )


def _use(application: Application) -> Lines:
    waste, substitutes = application.waste, application.substitutes
    standard = substitutes.product_standard
    return (
        (Text("产生单位", "producer"), application.producer.name),
        (Text("产生单位地址", "producer's site"), application.producer.site),
        (Text("利用单位", "user"), application.user.name),
        (Text("利用单位地址", "user's site"), application.user.site),
        (Text("废物名称", "waste"), waste.name),
        (Text("废物代码、类别", "code and category"), (waste.code, waste.hw_category)),
        (Text("形态、危险特性", "form and hazards"), (waste.form, *waste.hazards)),
        (Text("替代原料", "raw material replaced"), substitutes.raw_material),
        (Text("利用工艺", "process"), substitutes.process),
        (Text("产品及标准", "product and its standard"), (substitutes.product, standard.number)),
        (Text("有害组分控制限值", "control limits"), tuple(_limits(application))),
        (Text("利用单位环评批复", "user's EIA reply"), application.user_eia_covers.reply_no),
    )


def _limits(application: Application) -> list[str]:
    return [f"{one.substance}≤{one.max:f} {one.unit}" for one in application.control_limits]
